package vn.liennganh.deadline;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.liennganh.intake.Outcome;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.RefusalCode;

/**
 * Gives notice: brings the hub's own messages before the door, as any sender does.
 *
 * <p>A notice is noted after it was accepted. A crash between the two finds the message in the
 * archive under the same id, and notes it then.
 */
final class Herald {

    private static final Logger LOG = LoggerFactory.getLogger(Herald.class);
    private static final long IDLE_SECONDS = 30;

    private final Door door;
    private final NoticeWriter writer;
    private final TimerRepository rows;
    private final Clock clock;
    private final ExecutorService senders;

    Herald(Door door, NoticeWriter writer, TimerRepository rows, Clock clock, int senders) {
        this.door = door;
        this.writer = writer;
        this.rows = rows;
        this.clock = clock;
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(
                        senders,
                        senders,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        task -> {
                            Thread thread = new Thread(task, "herald");
                            thread.setDaemon(true);
                            return thread;
                        });
        pool.allowCoreThreadTimeOut(true);
        this.senders = pool;
    }

    /**
     * The door, seen from inside.
     *
     * @param submit seals a document with the hub's seal and submits it
     * @param accepted those of the ids that are accepted messages
     */
    record Door(Function<byte[], Outcome> submit, Function<Collection<UUID>, Set<UUID>> accepted) {}

    /**
     * Gives those notices that were not given yet.
     *
     * @return the duties of which the door could not take a notice now: to be tried again
     */
    Set<UUID> give(List<Notice> notices) throws InterruptedException {
        if (notices.isEmpty()) {
            return Set.of();
        }
        Set<UUID> done = rows.given(notices.stream().map(Herald::duty).toList());
        List<Notice> missing =
                notices.stream().filter(notice -> !done.contains(notice.id())).toList();
        Set<UUID> accepted =
                missing.isEmpty()
                        ? Set.of()
                        : door.accepted().apply(missing.stream().map(Notice::id).toList());
        List<Future<Optional<Given>>> sent =
                missing.stream()
                        .map(notice -> senders.submit(() -> give(notice, accepted)))
                        .toList();
        Set<UUID> waiting = new HashSet<>();
        List<Given> notes = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            int at = i;
            Optional<Given> one = given(sent.get(i));
            one.ifPresentOrElse(notes::add, () -> waiting.add(duty(missing.get(at))));
        }
        rows.give(notes);
        return waiting;
    }

    /** A notice that the door took or refused for good, to be noted. */
    record Given(Notice notice, Instant at, String outcome) {}

    private Optional<Given> give(Notice notice, Set<UUID> accepted) {
        Optional<RefusalCode> refusal =
                accepted.contains(notice.id()) ? Optional.empty() : submit(notice);
        if (refusal.isPresent() && refusal.get().retryable()) {
            return Optional.empty();
        }
        String result = refusal.map(RefusalCode::slug).orElse("sent");
        return Optional.of(new Given(notice, clock.instant(), result));
    }

    /**
     * Reminds of reviews that were not reminded of yet; one that fails stops none of the others.
     *
     * @return whether the door took all of them, or refused them for good
     */
    boolean remind(List<Review> reviews) {
        Set<UUID> accepted =
                reviews.isEmpty()
                        ? Set.of()
                        : door.accepted().apply(reviews.stream().map(Review::id).toList());
        boolean all = true;
        for (Review review : reviews) {
            if (!accepted.contains(review.id())) {
                all &= reminded(review);
            }
        }
        return all;
    }

    private boolean reminded(Review review) {
        try {
            byte[] document = writer.write(review, clock.instant());
            return submit(document, review.id(), review.addressee())
                    .filter(RefusalCode::retryable)
                    .isEmpty();
        } catch (RuntimeException failed) {
            LOG.warn("A reminder of review {} waits", review.id(), failed);
            return false;
        }
    }

    private Optional<RefusalCode> submit(Notice notice) {
        byte[] document = writer.write(notice, clock.instant());
        return submit(document, notice.id(), notice.addressee());
    }

    private Optional<RefusalCode> submit(byte[] document, UUID id, AgencyId addressee) {
        Outcome outcome = door.submit().apply(document);
        if (!(outcome instanceof Outcome.Refused refused)) {
            return Optional.empty();
        }
        RefusalCode code = refused.refusal().code();
        if (code == RefusalCode.MESSAGE_ID_CONFLICT) {
            // Another hub process gave it a moment ago.
            return Optional.empty();
        }
        LOG.warn("Notice {} to {} was refused: {}", id, addressee, code.slug());
        return Optional.of(code);
    }

    private static UUID duty(Notice notice) {
        return notice.obligation().id();
    }

    private static Optional<Given> given(Future<Optional<Given>> sent) throws InterruptedException {
        try {
            return sent.get();
        } catch (ExecutionException failed) {
            LOG.warn("A notice waits: {}", String.valueOf(failed.getCause()));
            return Optional.empty();
        }
    }

    void close() {
        senders.shutdownNow();
    }
}
