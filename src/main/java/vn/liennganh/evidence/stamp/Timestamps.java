package vn.liennganh.evidence.stamp;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.evidence.SealedHead;
import vn.liennganh.pki.Checked;
import vn.liennganh.pki.Finding;
import vn.liennganh.pki.stamp.StampQuestion;
import vn.liennganh.pki.stamp.TimestampToken;
import vn.liennganh.pki.trust.CertificateJudge;

/**
 * Has the seal of the newest head time-stamped, once an interval in which the log grew. Nobody
 * waits for the authority; where it gives nothing for longer than the grace period, messages are
 * refused as {@code unavailable} until it does, and what was accepted meanwhile is stamped then.
 *
 * <p>Receipts under that very head carry the token from then on; every earlier head is proved older
 * by the log's consistency.
 */
@Component
@EnableConfigurationProperties(StampSettings.class)
public class Timestamps implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Timestamps.class);

    private final EvidenceLog log;
    private final StampRepository repository;
    private final CertificateJudge judge;
    private final StampSettings settings;
    private final ObjectProvider<AuthorityAddress> sandbox;
    private final Clock clock;
    private final AuthorityClient client;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread worker = new Thread(task, "timestamps");
                        worker.setDaemon(true);
                        return worker;
                    });
    private volatile State state =
            new State(false, Optional.empty(), Optional.empty(), Optional.empty());
    private volatile boolean running;
    private boolean told;

    /**
     * @param clock the machine's: an authority is not asked about a time that the hub attests
     */
    Timestamps(
            EvidenceLog log,
            StampRepository repository,
            CertificateJudge judge,
            StampSettings settings,
            ObjectProvider<AuthorityAddress> sandbox,
            @Qualifier("machineClock") Clock clock) {
        this.log = log;
        this.repository = repository;
        this.judge = judge;
        this.settings = settings;
        this.sandbox = sandbox;
        this.clock = clock;
        this.client = new AuthorityClient(settings.timeout());
    }

    /**
     * How it stands.
     *
     * @param on whether an authority is named
     * @param last when the newest time-stamp was given
     * @param failure what keeps the next one from coming, a line for the operator
     * @param until from when on messages are refused; empty while nothing waits for a time-stamp
     */
    public record State(
            boolean on,
            Optional<Instant> last,
            Optional<String> failure,
            Optional<Instant> until) {}

    public State state() {
        return state;
    }

    /**
     * Whether the grace period is over: new messages have to wait, while what follows from accepted
     * ones goes on being logged.
     */
    public boolean overdue() {
        return state.until().filter(until -> !clock.instant().isBefore(until)).isPresent();
    }

    @Override
    public void start() {
        running = true;
        boolean on = address().isPresent();
        Optional<Instant> until =
                on ? repository.waitingSince().map(this::until) : Optional.empty();
        state = new State(on, repository.last(), Optional.empty(), until);
        SealedHead head = log.head();
        repository.token(head).ifPresent(token -> log.stamped(head, token));
        if (on) {
            long millis = settings.interval().toMillis();
            thread.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    /** A start gives no new grace, only time to ask the authority once more. */
    private Instant until(Instant since) {
        Instant now = clock.instant();
        Instant asked = now.plus(settings.interval().multipliedBy(2)).plus(settings.timeout());
        Instant due = (since.isAfter(now) ? now : since).plus(settings.grace());
        Instant fresh = now.plus(settings.grace());
        Instant earliest = asked.isBefore(fresh) ? asked : fresh;
        return due.isBefore(earliest) ? earliest : due;
    }

    @Override
    public void stop() {
        running = false;
        thread.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Behind the sandbox's own authority, which must know its port by then. */
    @Override
    public int getPhase() {
        return 1;
    }

    private Optional<URI> address() {
        return settings.address()
                .or(() -> sandbox.stream().findFirst().flatMap(AuthorityAddress::url));
    }

    private void look() {
        try {
            SealedHead head = log.head();
            if (head.size() > 0 && head.timestamp().isEmpty()) {
                stamp(head, address().orElseThrow());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException away) {
            failed(away.toString());
        }
    }

    private void stamp(SealedHead head, URI authority) throws IOException, InterruptedException {
        StampQuestion question = StampQuestion.about(head.seal());
        Checked<byte[]> token = question.tokenOf(client.ask(authority, question));
        Checked<TimestampToken> checked =
                token.then(it -> TimestampToken.check(it, head.seal(), judge));
        Optional<Finding> fault = checked.fault();
        if (fault.isPresent()) {
            failed(fault.get().textKey());
            return;
        }
        Instant time = checked.orThrow().time();
        repository.insert(head, time, token.orThrow());
        log.stamped(head, token.orThrow());
        told = false;
        Duration drift = Duration.between(time, clock.instant()).abs();
        if (drift.compareTo(settings.driftMax()) > 0) {
            said("the clocks of the authority and this machine differ by " + drift);
            state = new State(true, Optional.of(time), state.failure(), Optional.empty());
            return;
        }
        if (state.failure().isPresent()) {
            LOG.info("the time-stamping authority answers again");
        }
        state = new State(true, Optional.of(time), Optional.empty(), Optional.empty());
    }

    /** Told once; the next interval tries again, over the head that is the newest then. */
    private void failed(String reason) {
        Instant now = clock.instant();
        Instant until = state.until().orElseGet(() -> now.plus(settings.grace()));
        said(reason);
        state = new State(true, state.last(), state.failure(), Optional.of(until));
        if (!now.isBefore(until) && !told) {
            told = true;
            LOG.error("no time-stamp for {}: no message is accepted", settings.grace());
        }
    }

    private void said(String reason) {
        if (state.failure().isEmpty()) {
            LOG.warn("no time-stamp: {}", reason);
        }
        state = new State(true, state.last(), Optional.of(reason), state.until());
    }
}
