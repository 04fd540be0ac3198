package vn.liennganh.evidence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import vn.liennganh.evidence.kept.RegistryStatement;
import vn.liennganh.merkle.Checkpoint;
import vn.liennganh.merkle.TreeGrowth;
import vn.liennganh.message.Text;

/**
 * The hub's own auditor: recomputes the log from the statements up to the signed head, and hashes
 * anew the messages and duties that it says are kept; so it finds what an administrator of the
 * database changed, removed or put in another order.
 */
public class LogAudit {

    /** Entries before the head that are looked at first after a start. */
    private static final long TAIL_AT_START = 10_000;

    /** Heads of another log that are remembered; one is enough to stop. */
    private static final int FORKS_MAX = 10;

    private final EvidenceLog log;
    private final Sweep.Sources sources;
    private Sweep tail;
    private Sweep whole;
    private boolean ended;
    private long rounds;
    private final Set<Finding> found = new LinkedHashSet<>();
    private volatile Progress progress = new Progress(0, 0, 0, List.of());
    private final Queue<Finding> forks = new ConcurrentLinkedQueue<>();
    private boolean registryDue = true;

    LogAudit(EvidenceLog log, Sweep.Sources sources) {
        this.log = log;
        this.sources = sources;
        long start = Math.max(0, log.head().size() - TAIL_AT_START);
        this.tail = sweep(TreeGrowth.edge(start, log.stored(start)), false);
        this.whole = sweep(TreeGrowth.empty(), true);
    }

    /** The registry as it is kept now, to be held against what was logged of it. */
    @FunctionalInterface
    public interface KeptRegistry {

        /** Fingerprints of the certificates that are registered otherwise than the log says. */
        List<String> otherwiseThan(List<RegistryStatement> logged);
    }

    /** What can be wrong with a log. */
    public enum Kind {
        /** The statement is not the one whose digest stands beside it. */
        CHANGED,
        /** An entry is gone. */
        MISSING,
        /** Kind, message or party beside a statement are not those in the statement. */
        MISFILED,
        /** A stored tile is not what the entries below it give: changed, or in another order. */
        TILE,
        /** A stored head is not signed by the log's key. */
        HEAD,
        /** The entries do not give the root of a signed head. */
        ROOT,
        /** Entries stand behind the end of the log. */
        EXTRA,
        /** The bytes of an accepted message are not those that were attested. */
        MESSAGE_CHANGED,
        /** An accepted message, or its bytes, are gone. */
        MESSAGE_MISSING,
        /** What the archive notes beside an accepted message is not what was attested. */
        MESSAGE_MISFILED,
        /** The bytes of an attachment of an accepted message are not those that it names. */
        CONTENT_CHANGED,
        /** An attachment of an accepted message is gone. */
        CONTENT_MISSING,
        /** A duty is not what the log says was last written of it. */
        DUTY_CHANGED,
        /** A duty that the log tells of is gone. */
        DUTY_MISSING,
        /** A duty stands in the book, and no entry of the log tells of it. */
        DUTY_UNFOUNDED,
        /** A certificate is registered otherwise than the log says. */
        REGISTRY,
        /** Somebody showed a head that the log's key signed and that is none of this log. */
        FORK
    }

    /**
     * One thing that is wrong.
     *
     * @param index the entry where it begins; for {@code HEAD}, {@code ROOT} and {@code FORK} the
     *     head's size
     * @param subject the message's or the duty's id or the certificate's fingerprint, where it is
     *     one that is wrong
     */
    public record Finding(Kind kind, long index, Optional<String> subject) {

        /** The sentence for the operator. */
        public Text text() {
            String key = "evidence.audit-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            return subject.map(it -> Text.of(key, index, it)).orElseGet(() -> Text.of(key, index));
        }
    }

    /**
     * What an audit did.
     *
     * @param checked entries recomputed
     * @param size entries below the signed head
     * @param findings empty when all is well
     */
    public record Report(long checked, long size, List<Finding> findings) {

        public Report {
            findings = List.copyOf(findings);
        }

        public boolean clean() {
            return findings.isEmpty();
        }
    }

    /**
     * How far the walk over the whole log has come since it last began.
     *
     * @param rounds walks that came to their end since the start
     * @param findings all that was ever found since the start
     */
    public record Progress(long walked, long size, long rounds, List<Finding> findings) {}

    /** How the audit stands; asking costs nothing. */
    public Progress progress() {
        return progress;
    }

    /** Lets the walk over the whole log begin again, if the last one has come to its end. */
    public synchronized void again() {
        registryDue = true;
        if (ended) {
            whole = sweep(TreeGrowth.empty(), true);
            ended = false;
        }
    }

    /**
     * A stretch of the audit: first all that is new since the last one, then more of the walk over
     * the whole log, which rests at its end until {@link #again}.
     *
     * @param time how long it may take, the database's work included; what is new gets at most
     *     three quarters of it, so that the walk always comes forward
     */
    public synchronized Report look(Duration time) {
        SealedHead head = log.head();
        long start = System.nanoTime();
        long before = tail.position() + whole.position();
        List<Finding> findings = new ArrayList<>(tail.advance(head, until(start, time, 3)));
        if (!ended) {
            findings.addAll(whole.advance(head, until(start, time, 4)));
            ended = whole.ended(head);
            rounds += ended ? 1 : 0;
        }
        findings.addAll(forks);
        if (registryDue) {
            registryDue = false;
            findings.addAll(registry(head));
        }
        Report report = report(tail.position() + whole.position() - before, head, findings);
        found.addAll(report.findings());
        progress = new Progress(whole.position(), head.size(), rounds, List.copyOf(found));
        return report;
    }

    private static BooleanSupplier until(long start, Duration time, int quarters) {
        long nanos = time.toNanos() / 4 * quarters;
        return () -> System.nanoTime() - start < nanos;
    }

    /** The whole log at once, for {@code fsck}. */
    public Report auditWhole() {
        SealedHead head = log.head();
        Sweep sweep = sweep(TreeGrowth.empty(), true);
        List<Finding> findings = new ArrayList<>(sweep.advance(head, () -> true));
        findings.addAll(registry(head));
        return report(sweep.position(), head, findings);
    }

    /**
     * Somebody has shown a head with the signature of the log's key from which this log does not go
     * on: it was set back, or another hub signs with its key. From now on nothing is signed, and
     * the next look tells of it.
     *
     * @return false: this head is none of this log
     */
    public boolean contradicted(Checkpoint shown) {
        log.distrust();
        Finding fork = new Finding(Kind.FORK, shown.size(), Optional.empty());
        if (!forks.contains(fork) && forks.size() < FORKS_MAX) {
            forks.add(fork);
        }
        return false;
    }

    /** All that was logged of the registry, in order. */
    public List<RegistryStatement> registryStatements() {
        return sources.repository().registry().stream()
                .flatMap(it -> RegistryStatement.read(it).stream())
                .toList();
    }

    private List<Finding> registry(SealedHead head) {
        return sources.registry().otherwiseThan(registryStatements()).stream()
                .map(it -> new Finding(Kind.REGISTRY, head.size(), Optional.of(it)))
                .toList();
    }

    private Report report(long checked, SealedHead head, List<Finding> findings) {
        if (sources.repository().entryBehindHead()) {
            findings.add(new Finding(Kind.EXTRA, head.size(), Optional.empty()));
        }
        return new Report(checked, head.size(), findings);
    }

    private Sweep sweep(TreeGrowth start, boolean fromTheFirst) {
        return new Sweep(sources, start, fromTheFirst);
    }
}
