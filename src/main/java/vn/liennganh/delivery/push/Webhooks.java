package vn.liennganh.delivery.push;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.scheduling.annotation.Scheduled;
import vn.liennganh.delivery.References;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.message.AgencyId;

/**
 * The end of the routes that lead to webhooks; they know it as the bean {@code webhook}.
 *
 * <p>Its rows are the queue, and a reference only wakes the recipient's turn: each recipient has a
 * route and thus a thread of its own, so one that hangs keeps nobody else waiting. Within a lane
 * the next goes when the one before was taken or parked.
 */
public final class Webhooks
        implements SmartInitializingSingleton, ApplicationListener<ContextClosedEvent> {

    static final String NO_SECRET = "push-no-secret";
    static final String GONE = "push-gone";

    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final int STATUS_GONE = 410;
    private static final int HEADS = 200;
    private static final String CMS = "application/pkcs7-mime; smime-type=signed-data";
    private static final String JSON = "application/json";

    private final PushRepository rows;
    private final WebhookRepository webhooks;
    private final Directory directory;
    private final MessageArchive archive;
    private final Custody custody;
    private final Pace pace;
    private final HeldBell bell;

    private volatile boolean running;

    Webhooks(
            PushRepository rows,
            WebhookRepository webhooks,
            Directory directory,
            MessageArchive archive,
            Custody custody,
            Pace pace,
            HeldBell bell) {
        this.rows = rows;
        this.webhooks = webhooks;
        this.directory = directory;
        this.archive = archive;
        this.custody = custody;
        this.pace = pace;
        this.bell = bell;
    }

    /** How calls are made, and how often. */
    record Pace(HttpsLine line, Breaker breaker, PushSettings settings, Clock clock) {

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

    private record Target(URI url, boolean whole, WebhookKeys keys) {}

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
        return running && now.isBefore(end) && pace.breaker().pausedUntil(party, now).isEmpty();
    }

    /** Where to; empty where nothing can be pushed, and then what is open says why. */
    private Optional<Target> target(AgencyId party) {
        Instant now = pace.now();
        Optional<Agency.Reach> reach = directory.agency(party).map(Agency::reach);
        Optional<URI> url = reach.flatMap(Agency.Reach::push);
        if (url.isEmpty()) {
            rows.forget(party, now);
            return Optional.empty();
        }
        Optional<WebhookKeys> keys = webhooks.keys(party, now);
        if (keys.isEmpty()) {
            rows.park(party, NO_SECRET, now);
            return Optional.empty();
        }
        if (webhooks.gone(party)
                .filter(one -> one.url().equals(url.get().toString()))
                .isPresent()) {
            rows.park(party, GONE, now);
            return Optional.empty();
        }
        return Optional.of(new Target(url.get(), reach.get().whole(), keys.get()));
    }

    /** False where the recipient's turn ends with it. */
    private boolean push(Due due, Target target) {
        Instant now = pace.now();
        if (!due.wanted()) {
            rows.settled(due.number(), now);
            return true;
        }
        Duration mine = pace.settings().timeout().plus(Custody.PATIENCE).multipliedBy(2);
        if (!rows.claim(due.number(), now, now.plus(mine))) {
            return true;
        }
        HttpsLine.Answer answer = post(due, target, now);
        Instant at = pace.now();
        if (answer.taken()) {
            pace.breaker().succeeded(due.party());
            return attested(due, target, at);
        }
        if (answer.status() == STATUS_GONE) {
            LOG.warn("The webhook of {} is gone: 410", due.party());
            webhooks.gone(due.party(), target.url().toString(), at);
            rows.park(due.party(), GONE, at);
            bell.ring();
            return false;
        }
        failed(due, answer, at);
        return true;
    }

    private HttpsLine.Answer post(Due due, Target target, Instant now) {
        byte[] body = target.whole() ? archive.bytes(due.message()) : due.event();
        String id = due.message().toString();
        long timestamp = now.getEpochSecond();
        return pace.line()
                .post(
                        target.url(),
                        target.whole() ? CMS : JSON,
                        body,
                        Map.of(
                                "webhook-id",
                                id,
                                "webhook-timestamp",
                                Long.toString(timestamp),
                                "webhook-signature",
                                target.keys().signatures(id, timestamp, body)));
    }

    private boolean attested(Due due, Target target, Instant at) {
        // First the evidence, then the note: a crash between the two pushes again, and loses
        // nothing.
        if (!custody.taken(due.message(), due.party(), target.whole())) {
            return false;
        }
        rows.settled(due.number(), at);
        return true;
    }

    private void failed(Due due, HttpsLine.Answer answer, Instant at) {
        Optional<Instant> wish = answer.retryAfter().flatMap(text -> RetryAfter.read(text, at));
        pace.breaker().failed(due.party(), at, wish);
        boolean last = due.attempts() + 1 >= pace.settings().attemptsMax();
        Instant next = pace.next(due.attempts(), at);
        rows.failed(
                due,
                "push-" + answer.failure(),
                "webhook: " + answer.failure(),
                at,
                last ? Optional.empty() : Optional.of(wish.filter(next::isBefore).orElse(next)));
        if (last) {
            LOG.warn(
                    "Push parked: message={} party={} {}",
                    due.message(),
                    due.party(),
                    answer.failure());
        }
        bell.ring();
    }

    /** Whatever a crash at a bad moment left open gets its turn. */
    @Scheduled(fixedDelayString = "${hub.delivery.push.sweep}")
    void sweep() {
        List<AgencyId> forgotten = rows.forgotten();
        forgotten.forEach(party -> rows.alarm(party, pace.now()));
        if (!forgotten.isEmpty()) {
            bell.ring();
        }
    }

    /** When everything is there, and before anything is carried: bad settings stop the start. */
    @Override
    public void afterSingletonsInstantiated() {
        pace.line().open();
        running = true;
    }

    /** Calls under way end, and no further one begins; the rows know what is left. */
    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        running = false;
    }
}
