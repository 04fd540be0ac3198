package vn.liennganh.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.delivery.wire.References;
import vn.liennganh.message.AgencyId;

/**
 * Where routes end that lead to the REST inbox; they know it as the bean {@code inbox}.
 *
 * <p>What several routes bring while one transaction is being written goes together in the next: a
 * message to six hundred recipients waits for the disk a few times and not six hundred.
 */
@Component
public class Shelf {

    /** So many go together at most, in references as the broker carried them. */
    private static final int TOGETHER_MAX = 200;

    private final PlacingRepository rows;
    private final Inbox inbox;
    private final TransactionTemplate transaction;

    /** Whoever holds it writes, for itself and for those who wait. */
    private final ReentrantLock pen = new ReentrantLock();

    private final Queue<Brought> brought = new ArrayDeque<>();

    Shelf(PlacingRepository rows, Inbox inbox, PlatformTransactionManager transactions) {
        this.rows = rows;
        this.inbox = inbox;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What one route brought; its fields are written under the pen. */
    private static final class Brought {

        private final long[] numbers;
        private boolean written;
        private @Nullable RuntimeException failure;

        private Brought(long[] numbers) {
            this.numbers = numbers;
        }
    }

    /**
     * Places deliveries in their recipients' inboxes; returns when that is durable. Placing again
     * is harmless.
     *
     * @param references what the broker carried
     */
    public void shelve(String references) {
        Brought mine = new Brought(References.read(references));
        synchronized (brought) {
            brought.add(mine);
        }
        pen.lock();
        try {
            while (!mine.written && mine.failure == null) {
                write(next());
            }
        } finally {
            pen.unlock();
        }
        if (mine.failure != null) {
            throw mine.failure;
        }
    }

    private List<Brought> next() {
        List<Brought> together = new ArrayList<>();
        synchronized (brought) {
            while (!brought.isEmpty() && together.size() < TOGETHER_MAX) {
                together.add(brought.remove());
            }
        }
        return together;
    }

    /** One that cannot be written fails alone. */
    private void write(List<Brought> together) {
        try {
            place(together);
        } catch (DataAccessException | TransactionException failed) {
            for (Brought one : together) {
                if (together.size() == 1) {
                    one.failure = failed;
                } else {
                    write(List.of(one));
                }
            }
        } catch (RuntimeException | Error failed) {
            together.forEach(one -> one.failure = new IllegalStateException(failed));
        }
    }

    private void place(List<Brought> together) {
        long[] numbers =
                together.stream().flatMapToLong(one -> LongStream.of(one.numbers)).toArray();
        Set<AgencyId> grown = transaction.execute(status -> rows.place(numbers));
        together.forEach(one -> one.written = true);
        if (grown != null) {
            inbox.grew(grown);
        }
    }
}
