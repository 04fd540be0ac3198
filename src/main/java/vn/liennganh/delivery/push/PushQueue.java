package vn.liennganh.delivery.push;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.scheduling.annotation.Scheduled;
import vn.liennganh.delivery.wire.References;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Agency.Reach.Form;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.AgencyId;

/**
 * The end of the routes on which the hub calls the recipient; they know it as the bean {@code
 * push}.
 *
 * <p>Its rows are the queue, and a reference only wakes the recipient's turn: each recipient has a
 * route and thus a thread of its own, so one that hangs keeps nobody else waiting. Within a lane
 * the next goes when the one before was taken or parked.
 */
public final class PushQueue
        implements SmartInitializingSingleton, ApplicationListener<ContextClosedEvent> {

    static final String GONE = "push-gone";

    private static final Logger LOG = LoggerFactory.getLogger(PushQueue.class);
    private static final int HEADS = 200;

    private final PushRepository rows;
    private final Directory directory;
    private final Custody custody;
    private final List<PushLine> lines;
    private final Pace pace;
    private final HeldBell bell;

    private volatile boolean running;

    PushQueue(
            PushRepository rows,
            Directory directory,
            Custody custody,
            List<PushLine> lines,
            Pace pace,
            HeldBell bell) {
        this.rows = rows;
        this.directory = directory;
        this.custody = custody;
        this.lines = List.copyOf(lines);
        this.pace = pace;
        this.bell = bell;
    }

    /** How often calls are made. */
    record Pace(Breaker breaker, PushSettings settings, Clock clock) {

        Instant now() {
            return clock.instant();
        }

        /** Doubles with every failure, less up to a half by chance: nobody comes back in step. */
        Instant next(int failures, Instant now) {
            long first = settings.retryFirst().toMillis();
            long longest = settings.retryMax().toMillis();
            long wait = Math.min(longest, first << Math.min(failures, 20));
            return now.plusMillis(wait - ThreadLocalRandom.current().nextLong(wait / 2 + 1));
        }
    }

    private record Target(URI url, Form form, PushLine line) {}

    /**
     * Remembers durably what is to be pushed.
     *
     * @param references what the broker carried
     */
    public void note(String references) {
        rows.note(References.read(references));
    }

    /** Gives the recipients their turn. */
    public void push(String references) {
        rows.parties(References.read(references)).forEach(this::turn);
    }

    private void turn(AgencyId party) {
        if (directory.suspended(party)) {
            hold(party);
            return;
        }
        Optional<Target> target = target(party);
        if (target.isEmpty()) {
            bell.ring();
            return;
        }
        Instant end = pace.now().plus(pace.settings().turnMax());
        boolean more = true;
        while (more && mayGoOn(party, end)) {
            List<Due> heads = rows.next(party, pace.now(), HEADS);
            more = !heads.isEmpty();
            for (Due due : heads) {
                if (!mayGoOn(party, end) || !push(due, target.get())) {
                    more = false;
                    break;
                }
            }
        }
        Instant now = pace.now();
        if (rows.alarm(party, pace.breaker().pausedUntil(party, now).orElse(now))) {
            bell.ring();
        }
    }

    private boolean mayGoOn(AgencyId party, Instant end) {
        Instant now = pace.now();
        return running
                && now.isBefore(end)
                && !directory.suspended(party)
                && pace.breaker().pausedUntil(party, now).isEmpty();
    }

    /** While the hub withholds its channel it waits as it is: nothing is tried, nothing fails. */
    private void hold(AgencyId party) {
        rows.alarm(party, pace.now().plus(pace.settings().retryMax()));
        if (!directory.suspended(party)) {
            // Given back in between: its own turn was put off just now.
            rows.alarm(party, pace.now());
            bell.ring();
        }
    }

    /** Those whose channel is withheld no longer have their turn at once. */
    void resume() {
        boolean any = false;
        for (Agency agency : directory.agencies()) {
            AgencyId party = agency.id();
            if (!directory.suspensions(party).isEmpty() && !directory.suspended(party)) {
                any |= rows.alarm(party, pace.now());
            }
        }
        if (any) {
            bell.ring();
        }
    }

    /** Where to; empty where nothing can be pushed, and then what is open says why. */
    private Optional<Target> target(AgencyId party) {
        Instant now = pace.now();
        Optional<URI> url = address(party);
        if (url.isEmpty()) {
            rows.forget(party, now);
            return Optional.empty();
        }
        Form form = directory.agency(party).orElseThrow().reach().form();
        PushLine line = lines.stream().filter(it -> it.speaks(form)).findFirst().orElseThrow();
        Optional<String> obstacle = line.obstacle(party, url.get());
        if (obstacle.isPresent()) {
            rows.park(party, obstacle.get(), now);
            return Optional.empty();
        }
        return Optional.of(new Target(url.get(), form, line));
    }

    private Optional<URI> address(AgencyId party) {
        return directory.agency(party).map(Agency::reach).flatMap(Agency.Reach::push);
    }

    /** False where the recipient's turn ends with it. */
    private boolean push(Due due, Target target) {
        Instant now = pace.now();
        if (!due.wanted()) {
            rows.settled(due.number(), now);
            return true;
        }
        Duration mine = target.line().patience(due).plus(Custody.PATIENCE).multipliedBy(2);
        if (!rows.claim(due.number(), now, now.plus(mine))) {
            return true;
        }
        PushLine.Outcome outcome = target.line().call(due, target.url(), target.form());
        Instant at = pace.now();
        if (outcome instanceof PushLine.Failed failed) {
            failed(due, failed, at);
            return true;
        }
        if (outcome instanceof PushLine.Gone) {
            LOG.warn("The address of {} is gone: 410", due.party());
            rows.park(due.party(), GONE, at);
            bell.ring();
            return false;
        }
        pace.breaker().succeeded(due.party());
        return attested(due, target, at);
    }

    private boolean attested(Due due, Target target, Instant at) {
        // First the evidence, then the note: a crash between the two pushes again, and loses
        // nothing.
        if (!custody.taken(due.message(), due.party(), target.form().whole())) {
            return false;
        }
        rows.settled(due.number(), at);
        return true;
    }

    private void failed(Due due, PushLine.Failed failed, Instant at) {
        Optional<Instant> wish = failed.retryAfter().flatMap(text -> RetryAfter.read(text, at));
        pace.breaker().failed(due.party(), at, wish);
        boolean last = due.attempts() + 1 >= pace.settings().attemptsMax();
        Instant next = pace.next(due.attempts(), at);
        rows.failed(
                due,
                "push-" + failed.reason(),
                failed.detail(),
                at,
                last ? Optional.empty() : Optional.of(wish.filter(next::isBefore).orElse(next)));
        if (last) {
            LOG.warn(
                    "Push parked: message={} party={} {}",
                    due.message(),
                    due.party(),
                    failed.reason());
        }
        bell.ring();
    }

    /**
     * Whatever a crash at a bad moment left open gets its turn; what is open for those who are
     * pushed to no longer ends, because their route does not lead here any more.
     */
    @Scheduled(fixedDelayString = "${hub.delivery.push.sweep}")
    void sweep() {
        rows.open().stream()
                .filter(party -> address(party).isEmpty())
                .forEach(party -> rows.forget(party, pace.now()));
        List<AgencyId> forgotten = rows.forgotten();
        forgotten.forEach(party -> rows.alarm(party, pace.now()));
        if (!forgotten.isEmpty()) {
            bell.ring();
        }
    }

    /** When everything is there, and before anything is carried: bad settings stop the start. */
    @Override
    public void afterSingletonsInstantiated() {
        lines.forEach(PushLine::open);
        running = true;
    }

    /** Calls under way end, and no further one begins; the rows know what is left. */
    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        running = false;
    }
}
