package vn.liennganh.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.liennganh.merkle.TreeGrowth;
import vn.liennganh.message.Text;

/**
 * The hub's own auditor: recomputes the log from the statements up to the signed head, and so finds
 * what an administrator of the database changed, removed or put in another order.
 */
public class LogAudit {

    /** Entries that one periodic audit walks at most, some seconds of work a minute. */
    private static final long BUDGET = 100_000;

    private final EvidenceLog log;
    private final AuditRepository repository;
    private final HeadSigner signer;
    private Sweep tail;
    private Sweep whole;

    LogAudit(EvidenceLog log, AuditRepository repository, HeadSigner signer) {
        this.log = log;
        this.repository = repository;
        this.signer = signer;
        long size = log.head().size();
        this.tail = sweep(TreeGrowth.edge(size, log.stored(size)), false);
        this.whole = sweep(TreeGrowth.empty(), true);
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
        EXTRA
    }

    /**
     * One thing that is wrong.
     *
     * @param index the entry where it begins; for {@code HEAD} and {@code ROOT} the head's size
     */
    public record Finding(Kind kind, long index) {

        /** The sentence for the operator. */
        public Text text() {
            return Text.of("evidence.audit-" + kind.name().toLowerCase(Locale.ROOT), index);
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
     * One periodic audit: everything new since the last, and the next stretch of a walk over the
     * whole log that begins again when it is done. A log below a million entries is audited whole
     * each time.
     */
    public synchronized Report audit() {
        SealedHead head = log.head();
        long before = whole.position();
        List<Finding> findings = new ArrayList<>(whole.advance(head, BUDGET));
        long checked = whole.position() - before;
        boolean done = whole.broken() || whole.position() == head.size();
        if (done) {
            whole = sweep(TreeGrowth.empty(), true);
        }
        boolean wholeSeen = done && before == 0;
        if (wholeSeen && findings.isEmpty()) {
            tail = sweep(TreeGrowth.edge(head.size(), log.stored(head.size())), false);
        } else if (!wholeSeen && !tail.broken()) {
            long from = tail.position();
            findings.addAll(tail.advance(head, BUDGET));
            checked += tail.position() - from;
        }
        return report(checked, head, findings);
    }

    /** The whole log at once, for {@code fsck}. */
    public Report auditWhole() {
        SealedHead head = log.head();
        Sweep sweep = sweep(TreeGrowth.empty(), true);
        List<Finding> findings = new ArrayList<>(sweep.advance(head, Long.MAX_VALUE / 2));
        return report(sweep.position(), head, findings);
    }

    private Report report(long checked, SealedHead head, List<Finding> findings) {
        if (repository.entriesBehindHead() > 0) {
            findings.add(new Finding(Kind.EXTRA, head.size()));
        }
        return new Report(checked, head.size(), findings);
    }

    private Sweep sweep(TreeGrowth start, boolean everySignature) {
        return new Sweep(repository, signer, start, everySignature);
    }
}
