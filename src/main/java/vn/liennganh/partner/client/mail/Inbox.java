package vn.liennganh.partner.client.mail;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;
import vn.liennganh.partner.client.HubClient;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.partner.client.InboxPage;
import vn.liennganh.partner.client.VerificationFailed;

/**
 * What waits for this agency, most urgent first, then as it arrives, by long polling. Each delivery
 * comes once from an inbox; what was not acknowledged comes again from the next. For one thread.
 */
public final class Inbox implements Iterable<Delivery> {

    private static final int PAGE = 100;

    /** The hub holds a call for at most a minute; less, for proxies that cut sooner. */
    private static final Duration POLL = Duration.ofSeconds(50);

    private final HubClient hub;
    private final Function<Map<UUID, Sha256>, byte[]> acknowledgement;
    private final Duration idle;
    private final Deque<InboxItem> listed = new ArrayDeque<>();
    private Optional<String> after = Optional.empty();

    /**
     * @param acknowledgement what is signed for messages that are held in full
     * @param idle how long the iterator waits for something new before it ends
     */
    public Inbox(
            HubClient hub, Function<Map<UUID, Sha256>, byte[]> acknowledgement, Duration idle) {
        this.hub = hub;
        this.acknowledgement = acknowledgement;
        this.idle = idle;
    }

    /**
     * The next delivery, fetched and proved; empty when nothing came in that time.
     *
     * @throws VerificationFailed if it is not its sender's; the next call goes on behind it, and it
     *     stays unacknowledged
     */
    public Optional<Delivery> next(Duration wait) {
        long end = System.nanoTime() + wait.toNanos();
        while (listed.isEmpty()) {
            Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            InboxPage page =
                    hub.inbox(PAGE, left.compareTo(POLL) > 0 ? POLL : rounded(left), after);
            listed.addAll(page.items());
            after = page.next().or(() -> after);
            if (listed.isEmpty() && System.nanoTime() >= end) {
                return Optional.empty();
            }
        }
        InboxItem item = listed.remove();
        return Optional.of(new Delivery(this, item, hub.open(item)));
    }

    /** The hub counts in seconds; a rest of one is waited out whole. */
    private static Duration rounded(Duration left) {
        return Duration.ofSeconds(left.plusMillis(999).toSeconds());
    }

    /** Confirms several at once: all of them or, if the hub minds one, none. */
    public List<Receipt> acknowledge(List<Delivery> deliveries) {
        Map<UUID, Sha256> held = new LinkedHashMap<>();
        deliveries.forEach(it -> held.put(it.envelope().id(), it.sha256()));
        return held.isEmpty() ? List.of() : hub.acknowledge(acknowledgement.apply(held));
    }

    /** Deliveries until nothing new came for the time that this inbox was opened with. */
    @Override
    public Iterator<Delivery> iterator() {
        return new Iterator<>() {
            private Optional<Delivery> ready = Optional.empty();

            @Override
            public boolean hasNext() {
                if (ready.isEmpty()) {
                    ready = Inbox.this.next(idle);
                }
                return ready.isPresent();
            }

            @Override
            public Delivery next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                Delivery delivery = ready.orElseThrow();
                ready = Optional.empty();
                return delivery;
            }
        };
    }
}
