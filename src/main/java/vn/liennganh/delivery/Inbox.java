package vn.liennganh.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.message.AgencyId;

/**
 * What lies ready for each recipient: placed by the routes, taken off by its signed
 * acknowledgement.
 */
@Service
public class Inbox implements ApplicationListener<ContextClosedEvent> {

    public static final int LIMIT_DEFAULT = 100;
    public static final int LIMIT_MAX = 1_000;
    public static final Duration WAIT_MAX = Duration.ofSeconds(60);

    /** Where another hub process shelves, no bell rings here. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    private static final Duration LOOK_FOR_PLACED = Duration.ofMillis(50);

    private final ShelfRepository shelves;
    private final TransactionTemplate transaction;
    private final Map<AgencyId, Bell> bells = new ConcurrentHashMap<>();
    private final Bell placed = new Bell();
    private final List<Consumer<Set<AgencyId>>> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean stopping;

    Inbox(ShelfRepository shelves, PlatformTransactionManager transactions) {
        this.shelves = shelves;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Takes everything off every inbox, for the sandbox to begin anew; what was accepted stays
     * accepted.
     */
    public void empty() {
        transaction.executeWithoutResult(status -> shelves.empty());
    }

    /**
     * The unacknowledged deliveries of a recipient, most urgent then oldest first.
     *
     * <p>With nothing to list the caller's thread waits for something newer, up to {@code wait}; a
     * hub that stops lets nobody wait on.
     *
     * @param limit 1 to 1,000; what lies outside is taken as the nearest bound
     * @param wait up to 60 s; a longer wait is cut to that
     * @param after the {@code next} of an earlier page
     * @throws IllegalArgumentException where {@code after} is no cursor of ours
     */
    public InboxPage list(AgencyId party, int limit, Duration wait, Optional<String> after) {
        Optional<InboxCursor> cursor = after.map(InboxCursor::parse);
        int bounded = Math.max(1, Math.min(limit, LIMIT_MAX));
        long patience = Math.min(wait.toNanos(), WAIT_MAX.toNanos());
        long start = System.nanoTime();
        Bell bell = bells.computeIfAbsent(party, key -> new Bell());
        try {
            while (true) {
                long heard = bell.rings();
                InboxPage page = page(party, bounded, cursor);
                long left = patience - (System.nanoTime() - start);
                if (!page.items().isEmpty() || left <= 0 || stopping) {
                    return page;
                }
                bell.await(heard, Math.min(left, LOOK_AGAIN.toNanos()));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new InboxPage(List.of(), Optional.empty());
        }
    }

    /** The hub stops, and waits for calls under way: these are for nothing but the next letter. */
    @Override
    public void onApplicationEvent(ContextClosedEvent closed) {
        stopping = true;
        bells.values().forEach(Bell::ring);
    }

    /** What waits for a recipient. */
    public InboxCount count(AgencyId party) {
        return shelves.count(party);
    }

    /**
     * A delivery that stands in an inbox.
     *
     * @param round in which it was placed there first, however often it was lifted since; rounds
     *     only rise
     */
    public record Placed(InboxItem item, long round) {}

    /**
     * What of an inbox was accepted last.
     *
     * @param round everything up to it had been placed when this was read; what is placed later has
     *     a higher one
     * @param items the newest first
     */
    public record Newest(long round, List<Placed> items) {

        public Newest {
            items = List.copyOf(items);
        }
    }

    /**
     * The unacknowledged deliveries that were accepted last; asked for by whoever wants to know
     * what is new, and as cheap for a full inbox as for an empty one.
     *
     * @param limit 1 to 1,000; what lies outside is taken as the nearest bound
     */
    public Newest newest(AgencyId party, int limit) {
        int bounded = Math.max(1, Math.min(limit, LIMIT_MAX));
        return Optional.ofNullable(
                        transaction.execute(
                                status ->
                                        new Newest(
                                                shelves.round(party),
                                                shelves.newest(party, bounded))))
                .orElseThrow();
    }

    /** How many deliveries stand in the inbox of a recipient, counted no further than a number. */
    public int placed(AgencyId party, int most) {
        return shelves.placed(party, most);
    }

    /**
     * Waits until all that was accepted so far stands in the inboxes, or is held back with a
     * reason.
     *
     * @return false if it took longer than {@code patience}
     */
    public boolean awaitPlaced(Duration patience) {
        long start = System.nanoTime();
        long newest = shelves.newest();
        try {
            while (shelves.underway(newest)) {
                if (System.nanoTime() - start > patience.toNanos()) {
                    return false;
                }
                long heard = placed.rings();
                placed.await(heard, LOOK_FOR_PLACED.toNanos());
            }
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Tells of every growth whose inboxes it was; the listener must be quick. */
    public void listen(Consumer<Set<AgencyId>> listener) {
        listeners.add(listener);
    }

    /** Rings for the recipients whose inboxes grew. */
    void grew(Set<AgencyId> parties) {
        placed.ring();
        parties.forEach(party -> Optional.ofNullable(bells.get(party)).ifPresent(Bell::ring));
        listeners.forEach(listener -> listener.accept(parties));
    }

    private InboxPage page(AgencyId party, int limit, Optional<InboxCursor> cursor) {
        return Optional.ofNullable(transaction.execute(status -> read(party, limit, cursor)))
                .orElseThrow();
    }

    private InboxPage read(AgencyId party, int limit, Optional<InboxCursor> cursor) {
        // The round is read first: what is placed after it belongs to a later pass.
        long round = shelves.round(party);
        InboxCursor from = cursor.orElseGet(() -> InboxCursor.pass(0, round));
        List<ShelfRepository.Listed> found = shelves.list(party, from, limit);
        if (found.isEmpty() && from.upTo() < round) {
            from = InboxCursor.pass(from.upTo(), round);
            found = shelves.list(party, from, limit);
        }
        if (found.isEmpty()) {
            return new InboxPage(List.of(), Optional.empty());
        }
        ShelfRepository.Listed last = found.get(found.size() - 1);
        String next = from.at(last.precedence(), last.number()).toString();
        return new InboxPage(
                found.stream().map(ShelfRepository.Listed::item).toList(), Optional.of(next));
    }
}
