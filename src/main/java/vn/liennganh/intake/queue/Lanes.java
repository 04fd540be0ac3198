package vn.liennganh.intake.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Two lanes before one writer: what somebody waits for, and what nobody waits for. The first goes
 * first, so that a recipient who empties a long inbox does not hold up those who send; the second
 * has its share of every batch, so that it is never left lying.
 *
 * @param <T> what waits; each lane keeps its own order
 */
public final class Lanes<T> {

    /** So often it is looked who has come and whether anybody is still coming. */
    private static final long SLICE_NANOS = 400_000;

    private final Limits limits;
    private final ToIntFunction<T> weigher;
    private final Queue<T> first = new ConcurrentLinkedQueue<>();
    private final Queue<T> second = new ConcurrentLinkedQueue<>();
    private final Semaphore work = new Semaphore(0);
    private final AtomicInteger waiting = new AtomicInteger();

    /** When a batch of the second lane alone was last begun; of the writer's thread alone. */
    private Optional<Long> alone = Optional.empty();

    private final AtomicInteger coming = new AtomicInteger();
    private final ThreadLocal<Boolean> expected = ThreadLocal.withInitial(() -> false);

    /**
     * How much and how long.
     *
     * @param batch most weight in one batch
     * @param share so much of it is for the second lane while the first has work
     * @param queue most weight that waits, both lanes together
     * @param linger how long a batch stays open in a busy time
     * @param patience how long it stays open for what is announced
     * @param rest how far apart batches of the second lane alone begin, unless they are full
     */
    public record Limits(
            int batch, int share, int queue, Duration linger, Duration patience, Duration rest) {

        public Limits {
            if (share < 1 || batch < share) {
                throw new IllegalArgumentException(
                        "The second lane has at least 1, and at most the whole batch");
            }
        }
    }

    public Lanes(Limits limits, ToIntFunction<T> weigher) {
        this.limits = limits;
        this.weigher = weigher;
    }

    /**
     * Lets something wait.
     *
     * @param awaited whether it takes the first lane
     * @return false where there is no room, and it does not wait
     */
    public boolean add(T item, boolean awaited) {
        int weight = weigher.applyAsInt(item);
        if (waiting.addAndGet(weight) - weight >= limits.queue()) {
            waiting.addAndGet(-weight);
            return false;
        }
        (awaited ? first : second).add(item);
        arrived();
        work.release();
        return true;
    }

    /** Takes back what has not gone into a batch yet; false where it is too late. */
    public boolean remove(T item) {
        return first.remove(item) || second.remove(item);
    }

    /** Everything that waits, off both lanes. */
    public List<T> clear() {
        List<T> left = new ArrayList<>();
        for (Queue<T> lane : List.of(first, second)) {
            for (T item = lane.poll(); item != null; item = lane.poll()) {
                left.add(item);
            }
        }
        return left;
    }

    /** The weight of all that waits. */
    public int waiting() {
        return waiting.get();
    }

    public boolean isEmpty() {
        return first.isEmpty() && second.isEmpty();
    }

    /**
     * Does what probably ends in work for the first lane: a batch stays open for it a little while.
     */
    public <R> R expecting(Supplier<R> call) {
        coming.incrementAndGet();
        expected.set(true);
        try {
            return call.get();
        } finally {
            arrived();
        }
    }

    private void arrived() {
        if (expected.get()) {
            expected.set(false);
            coming.decrementAndGet();
        }
    }

    /**
     * The next batch; empty where nothing came in that time.
     *
     * @param busy whether others are likely on their way, so that waiting for them pays
     */
    public List<T> next(Duration idle, boolean busy) throws InterruptedException {
        if (!work.tryAcquire(idle.toNanos(), TimeUnit.NANOSECONDS)) {
            return List.of();
        }
        work.drainPermits();
        rest();
        List<T> batch = new ArrayList<>();
        long began = System.nanoTime();
        int weight = 0;
        T next = first.poll();
        while (next != null) {
            batch.add(next);
            weight += weigher.applyAsInt(next);
            next = weight < limits.batch() - limits.share() ? another(busy, began) : null;
        }
        int most = batch.isEmpty() ? half() : weight + limits.share();
        for (T late = weight < most ? second.poll() : null;
                late != null;
                late = weight < most ? second.poll() : null) {
            batch.add(late);
            weight += weigher.applyAsInt(late);
        }
        waiting.addAndGet(-weight);
        if (!isEmpty()) {
            work.release();
        }
        return batch;
    }

    /** What nobody waits for comes together for a while, until somebody waits or it is enough. */
    private void rest() {
        while (first.isEmpty()
                && waiting.get() < half()
                && !Thread.currentThread().isInterrupted()) {
            long now = System.nanoTime();
            long left = alone.map(it -> limits.rest().toNanos() - (now - it)).orElse(0L);
            if (left <= 0) {
                break;
            }
            LockSupport.parkNanos(this, Math.min(left, SLICE_NANOS));
        }
        if (first.isEmpty()) {
            alone = Optional.of(System.nanoTime());
        }
    }

    private int half() {
        return (limits.batch() + 1) / 2;
    }

    /**
     * The next one for a batch begun at this time; null once it has waited long enough. Nobody
     * wakes the writer for one item, which would cost more than judging a few: it looks by itself
     * for what has come together.
     */
    private @Nullable T another(boolean busy, long began) {
        T next = first.poll();
        while (next == null) {
            boolean announced = coming.get() > 0;
            Duration open = announced ? limits.patience() : limits.linger();
            long left = open.toNanos() - (System.nanoTime() - began);
            if (left <= 0 || !announced && !busy || Thread.currentThread().isInterrupted()) {
                return null;
            }
            LockSupport.parkNanos(this, Math.min(left, SLICE_NANOS));
            next = first.poll();
        }
        return next;
    }
}
