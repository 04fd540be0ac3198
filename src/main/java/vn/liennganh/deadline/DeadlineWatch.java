package vn.liennganh.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vn.liennganh.intake.Silence;
import vn.liennganh.message.CounterEvidence;
import vn.liennganh.message.WireTime;
import vn.liennganh.regulation.Obligation;

/**
 * Watches what is owed: warns before the due instant, records silence after it, by the hub's own
 * messages.
 */
public class DeadlineWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineWatch.class);
    private static final Duration DOOR_PATIENCE = Duration.ofSeconds(60);
    private static final Duration TRY_AGAIN = Duration.ofMinutes(1);

    private final TimerRepository timers;
    private final Duties duties;
    private final Schedule schedule;
    private final Herald herald;
    private final BelievedTime time;
    private final Placement placement;
    private final WatchSettings settings;

    /** The day up to which reviews were looked at. */
    private LocalDate reviewed = LocalDate.MIN;

    private CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private volatile boolean running;

    DeadlineWatch(
            TimerRepository timers,
            Duties duties,
            Schedule schedule,
            Herald herald,
            BelievedTime time,
            Placement placement,
            WatchSettings settings) {
        this.timers = timers;
        this.duties = duties;
        this.schedule = schedule;
        this.herald = herald;
        this.time = time;
        this.placement = placement;
        this.settings = settings;
    }

    /** Forgets every timer, for the sandbox to begin anew. */
    public void forget() {
        timers.empty();
    }

    /**
     * The duties and their keeper.
     *
     * @param heard returns once what came in before is through
     * @param find those of them that exist
     * @param lapse marks them overdue and attests the silence
     * @param counterEvidence what speaks for whoever is silent
     */
    record Duties(
            Hearing heard,
            Function<List<UUID>, List<Obligation>> find,
            Function<List<Silence>, CompletableFuture<Void>> lapse,
            Function<Obligation, List<CounterEvidence>> counterEvidence) {

        /** Waits for those who came in time and whose answer is not written down yet. */
        @FunctionalInterface
        interface Hearing {
            void await() throws InterruptedException;
        }
    }

    /**
     * Fires every timer due by {@code now}, and what those make due in turn.
     *
     * <p>Returns once the hub's messages are accepted and stand in the inboxes of their recipients.
     * The caller has the right to move the clock: it is believed from now on.
     *
     * @return how many timers were fired
     * @throws IllegalStateException if the door or the inboxes did not follow
     */
    public int runDue(Instant now) {
        time.trust();
        try {
            Firing firing = fire(now);
            if (firing.waiting() > 0) {
                throw new IllegalStateException(
                        firing.waiting() + " timers wait: the door did not take their notices");
            }
            if (!placement.awaitPlaced(settings.placedPatience())) {
                throw new IllegalStateException(
                        "Accepted messages are still on their way to the inboxes");
            }
            return firing.fired();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while timers were fired", stop);
        }
    }

    /** How many timers were fired, and how many wait for a door that did not take their notices. */
    private record Firing(int fired, int waiting) {}

    private synchronized Firing fire(Instant now) throws InterruptedException {
        int fired = 0;
        int waiting = 0;
        remind(LocalDate.ofInstant(now, WireTime.ZONE));
        List<Timer> due = timers.take(now, settings.batchMax(), now.plus(TRY_AGAIN));
        while (!due.isEmpty()) {
            int failed = fire(due, now);
            waiting += failed;
            fired += due.size() - failed;
            due = timers.take(now, settings.batchMax(), now.plus(TRY_AGAIN));
        }
        return new Firing(fired, waiting);
    }

    /** Once a day: whom a coordination regulation asks to look at it again. */
    private void remind(LocalDate today) {
        if (!today.equals(reviewed) && herald.remind(schedule.reviews(today))) {
            reviewed = today;
        }
    }

    private int fire(List<Timer> due, Instant now) throws InterruptedException {
        // Who came before the due instant is in time, however long its seal is looked at.
        duties.heard().await();
        Map<UUID, Obligation> owed =
                duties.find().apply(due.stream().map(Timer::obligation).toList()).stream()
                        .filter(Obligation::running)
                        .collect(Collectors.toMap(Obligation::id, Function.identity()));
        Set<UUID> failed = new HashSet<>(attestSilence(owed.values(), now));
        failed.addAll(
                herald.give(
                        due.stream()
                                .flatMap(timer -> timer.of(owed).stream())
                                .filter(duty -> !failed.contains(duty.id()))
                                .flatMap(duty -> schedule.due(duty, now).stream())
                                .toList()));
        List<Timer> moved = new ArrayList<>();
        List<Timer> ended = new ArrayList<>();
        for (Timer timer : due) {
            Optional<Instant> next =
                    failed.contains(timer.obligation())
                            ? Optional.of(now.plus(TRY_AGAIN))
                            : timer.of(owed).flatMap(duty -> schedule.next(duty, now));
            next.ifPresentOrElse(at -> moved.add(timer.at(at)), () -> ended.add(timer));
        }
        timers.moveOn(moved);
        timers.end(ended);
        return failed.size();
    }

    /** Each silence by itself, so that one that cannot be attested holds up no other. */
    private Set<UUID> attestSilence(Collection<Obligation> owed, Instant now)
            throws InterruptedException {
        Map<UUID, CompletableFuture<Void>> attested = new LinkedHashMap<>();
        for (Obligation duty : owed) {
            if (duty.status() == Obligation.Status.OPEN && !duty.due().isAfter(now)) {
                Silence silence =
                        new Silence(
                                duty,
                                NoticeWriter.collected(duty),
                                now,
                                duties.counterEvidence().apply(duty));
                attested.put(duty.id(), duties.lapse().apply(List.of(silence)));
            }
        }
        Set<UUID> failed = new HashSet<>();
        for (Map.Entry<UUID, CompletableFuture<Void>> one : attested.entrySet()) {
            try {
                one.getValue().get(DOOR_PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException refused) {
                LOG.warn("The silence on {} waits: {}", one.getKey(), refused.toString());
                failed.add(one.getKey());
            }
        }
        return failed;
    }

    private void watch() {
        boolean doubted = false;
        while (running) {
            try {
                Firing firing = fire(time.now());
                if (firing.fired() + firing.waiting() > 0) {
                    LOG.info("{} timers fired, {} wait", firing.fired(), firing.waiting());
                }
                if (time.doubted() && !doubted) {
                    LOG.error(
                            "The clock has leapt ahead; nothing falls due until that has lasted {}",
                            settings.jumpPatience());
                }
                doubted = time.doubted();
                stopping.await(settings.interval().toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception | Error failed) {
                LOG.warn("The watch pauses: {}", failed.toString());
                pause();
            }
        }
    }

    private void pause() {
        try {
            stopping.await(settings.interval().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        running = true;
        Thread watcher = new Thread(this::watch, "deadline-watch");
        watcher.setDaemon(true);
        watcher.start();
        thread = watcher;
    }

    @Override
    public void stop() {
        running = false;
        stopping.countDown();
        Thread watcher = thread;
        if (watcher != null) {
            try {
                watcher.join(TimeUnit.SECONDS.toMillis(10));
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
        herald.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
