package vn.liennganh.deadline;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.RuleBook.Fingerprint;

/**
 * Dates what is owed anew after a calendar or a rule has changed, and tells both parties.
 *
 * <p>Runs once after each start, beside everything else. A crash in between repeats it, which
 * changes nothing that is done already; a duty that is fulfilled is never moved.
 */
public final class Recount implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Recount.class);
    private static final int PAGE = 500;
    private static final long DOOR_SECONDS = 60;
    private static final long AGAIN_SECONDS = 10;
    private static final UUID FIRST = new UUID(0, 0);

    private final DueChangeRepository rows;
    private final Owed owed;
    private final Herald herald;
    private final Fingerprint law;

    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private volatile boolean running;

    /**
     * The duties and their keeper.
     *
     * @param outstanding what is owed, in the order of ids, behind one of them, so many at most
     * @param find those of the duties that exist
     * @param recount dates them anew
     */
    record Owed(
            BiFunction<UUID, Integer, List<Obligation>> outstanding,
            Function<List<UUID>, List<Obligation>> find,
            Function<List<Obligation>, CompletableFuture<Void>> recount) {}

    /**
     * @param law the calendars and limits of today
     */
    Recount(DueChangeRepository rows, Owed owed, Herald herald, Fingerprint law) {
        this.rows = rows;
        this.owed = owed;
        this.herald = herald;
        this.law = law;
    }

    /**
     * Counts everything outstanding again where the law has changed since it was counted.
     *
     * @return how many duties were looked at
     */
    int recount() throws InterruptedException, ExecutionException, TimeoutException {
        if (rows.counted().filter(law::equals).isPresent()) {
            return 0;
        }
        int seen = 0;
        List<Obligation> page = owed.outstanding().apply(FIRST, PAGE);
        while (!page.isEmpty()) {
            owed.recount().apply(page).get(DOOR_SECONDS, TimeUnit.SECONDS);
            seen += page.size();
            page = owed.outstanding().apply(page.get(page.size() - 1).id(), PAGE);
        }
        rows.counted(law);
        return seen;
    }

    /** Tells both parties of every moved instant; false where the door did not take all of it. */
    boolean tell() throws InterruptedException {
        List<DueChange> changes = rows.untold(PAGE);
        while (!changes.isEmpty()) {
            Map<UUID, Obligation> duties =
                    owed
                            .find()
                            .apply(changes.stream().map(DueChange::obligation).distinct().toList())
                            .stream()
                            .collect(Collectors.toMap(Obligation::id, Function.identity()));
            Set<UUID> waiting =
                    herald.give(
                            changes.stream()
                                    .filter(one -> duties.containsKey(one.obligation()))
                                    .flatMap(one -> notices(one, duties.get(one.obligation())))
                                    .toList());
            rows.told(
                    changes.stream()
                            .filter(one -> !waiting.contains(one.obligation()))
                            .map(DueChange::number)
                            .toList());
            if (!waiting.isEmpty()) {
                return false;
            }
            changes = rows.untold(PAGE);
        }
        return true;
    }

    private static Stream<Notice> notices(DueChange change, Obligation duty) {
        return Stream.of(duty.party(), duty.owedTo())
                .distinct()
                .map(agency -> Notice.of(change, duty, agency));
    }

    private void run() {
        boolean counted = false;
        boolean told = false;
        while (running && !told) {
            try {
                if (!counted) {
                    int seen = recount();
                    if (seen > 0) {
                        LOG.info("Calendars or rules differ: {} open duties counted again", seen);
                    }
                    counted = true;
                }
                told = tell();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException | TimeoutException | RuntimeException failed) {
                LOG.warn("Counting again waits: {}", failed.toString());
            }
            if (!told) {
                pause();
            }
        }
    }

    private void pause() {
        try {
            stopping.await(AGAIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        running = true;
        Thread counting = new Thread(this::run, "recount");
        counting.setDaemon(true);
        counting.start();
        thread = counting;
    }

    @Override
    public void stop() {
        running = false;
        stopping.countDown();
        Thread counting = thread;
        if (counting != null) {
            try {
                counting.join(TimeUnit.SECONDS.toMillis(10));
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
