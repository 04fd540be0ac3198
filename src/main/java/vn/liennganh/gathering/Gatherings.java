package vn.liennganh.gathering;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import vn.liennganh.delivery.gather.Gathered;
import vn.liennganh.delivery.gather.Reference;
import vn.liennganh.intake.BatchEvent;
import vn.liennganh.intake.check.Succession;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.Obligation;

/**
 * Looks at gatherings for their route, and keeps of each that it has closed. What they say is read
 * from the exchange every time.
 */
@Service
public class Gatherings implements Gathered {

    /** Most that are listed at once. */
    public static final int LIMIT_MAX = 100;

    private static final String OPEN = "open";

    private final GatheringRepository rows;
    private final Succession exchanges;
    private final List<GatheringListener> listeners;
    private final Clock clock;

    Gatherings(
            GatheringRepository rows,
            Succession exchanges,
            List<GatheringListener> listeners,
            @Qualifier("hubClock") Clock clock) {
        this.rows = rows;
        this.exchanges = exchanges;
        this.listeners = List.copyOf(listeners);
        this.clock = clock;
    }

    /** Whether a message opened duties of several recipients to answer its sender. */
    static boolean asksSeveral(BatchEvent.MessageAccepted message) {
        return message.recipients().size() > 1
                && several(message.envelope().from(), message.opened().stream());
    }

    /** Whether several owe an answer to a message, or owed one, and some are still awaited. */
    static boolean awaited(ExchangeState exchange, UUID request) {
        return Gathering.of(exchange, request)
                .filter(one -> one.end().isEmpty())
                .filter(one -> several(one.request().from(), caused(exchange, request)))
                .isPresent();
    }

    private static Stream<Obligation> caused(ExchangeState exchange, UUID request) {
        return exchange.obligations().stream().filter(duty -> duty.cause().equals(request));
    }

    private static boolean several(AgencyId asker, Stream<Obligation> duties) {
        return duties.filter(Gathering::counts)
                        .filter(duty -> duty.owedTo().equals(asker))
                        .map(Obligation::party)
                        .distinct()
                        .limit(2)
                        .count()
                > 1;
    }

    /** That the answers to a request are complete; empty while they are awaited. */
    public Optional<Closing> closing(UUID request) {
        return rows.closing(request);
    }

    /** What has closed for an asker since an instant, the latest first. */
    public List<Closing> closed(AgencyId asker, Instant since, int limit) {
        return rows.closed(asker, since, Math.min(limit, LIMIT_MAX));
    }

    /**
     * The gatherings of an exchange, in the order in which they were opened.
     *
     * @param exchange as those who are there today carry it on
     */
    public List<Gathering> of(ExchangeState exchange) {
        return rows.ofExchange(exchange.id()).stream()
                .flatMap(request -> Gathering.of(exchange, request).stream())
                .toList();
    }

    /** Forgets what is open, for the sandbox to begin anew. */
    public void forget() {
        rows.forgetOpen();
    }

    @Override
    public List<Reference> unlooked(int limit) {
        return rows.unlooked(limit);
    }

    @Override
    public String look(String reference) {
        UUID request = Reference.read(reference).request();
        return now(request).flatMap(Gathering::end).map(Gathering.End::word).orElse(OPEN);
    }

    @Override
    public void partial(String reference) {
        Reference one = Reference.read(reference);
        if (rows.looked(one)) {
            now(one.request()).ifPresent(this::tell);
        }
    }

    @Override
    public void close(String reference) {
        UUID request = Reference.read(reference).request();
        now(request)
                .filter(one -> one.end().isPresent())
                .filter(one -> rows.close(closing(one), one.request().from()))
                .ifPresent(this::tell);
    }

    private Closing closing(Gathering one) {
        UUID exchange = rows.exchange(one.request().id()).orElseThrow();
        return Closing.of(one, exchange, clock.instant());
    }

    private Optional<Gathering> now(UUID request) {
        return rows.exchange(request)
                .flatMap(exchanges::find)
                .flatMap(exchange -> Gathering.of(exchange, request));
    }

    private void tell(Gathering one) {
        listeners.forEach(listener -> listener.gathered(one.request().from()));
    }
}
