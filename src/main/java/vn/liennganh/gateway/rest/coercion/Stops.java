package vn.liennganh.gateway.rest.coercion;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.liennganh.clarification.ClarificationBook;
import vn.liennganh.clarification.position.Asking;
import vn.liennganh.clarification.position.Link;
import vn.liennganh.clarification.position.Position;
import vn.liennganh.coercion.operation.Operation;
import vn.liennganh.coercion.operation.Terms;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Standing;
import vn.liennganh.exchange.ExchangeBook;
import vn.liennganh.gateway.rest.desk.StateTitles;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.WireTime;
import vn.liennganh.regulation.Edition;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.RuleBook;

/**
 * What other exchanges of the same case hold against operations: they are found by the agency and
 * its case number, and stand where their own rules have brought them.
 */
@Component
class Stops {

    private static final String ASKING = "judgment-clarification";
    private static final String DECISION = "enforcement-decision";
    private static final String REQUEST = "stay.request";

    private final ClarificationBook book;
    private final Desks desks;
    private final ExchangeBook exchanges;
    private final RuleBook rules;
    private final StateTitles titles;
    private final SeenOperations operations;
    private final Clock clock;

    Stops(
            ClarificationBook book,
            Desks desks,
            ExchangeBook exchanges,
            RuleBook rules,
            StateTitles titles,
            SeenOperations operations,
            Clock hubClock) {
        this.book = book;
        this.desks = desks;
        this.exchanges = exchanges;
        this.rules = rules;
        this.titles = titles;
        this.operations = operations;
        this.clock = hubClock;
    }

    /** Of each operation of the viewer's own, by its exchange; nothing of those of others. */
    Map<UUID, List<StopWire>> of(
            AgencyId viewer, Collection<Operation> all, HttpServletRequest request) {
        Map<Matter, Position> found = new HashMap<>();
        List<Matter> own =
                all.stream()
                        .filter(one -> operations.viewers(viewer).contains(one.key().agency()))
                        .map(Stops::theCase)
                        .distinct()
                        .toList();
        for (Standing<Position> one : desks.find(book, own)) {
            found.put(one.matter(), one.content());
        }
        Map<UUID, List<StopWire>> stops = new HashMap<>();
        for (Operation one : all) {
            Position position = found.get(theCase(one));
            if (position != null) {
                stops.put(one.exchange(), of(one, position, request));
            }
        }
        return stops;
    }

    private static Matter theCase(Operation one) {
        return new Matter(one.key().agency(), one.key().number(), "");
    }

    private List<StopWire> of(Operation one, Position position, HttpServletRequest request) {
        List<StopWire> all = new ArrayList<>();
        for (Link link : position.links()) {
            boolean decided = link.procedure().equals(DECISION);
            if (decided && postponed(position, link) || !decided && live(link.exchange())) {
                all.add(stop(one, link, request));
            }
        }
        for (Asking asking : position.askings()) {
            if (asking.open() > 0 && live(asking.exchange())) {
                all.add(
                        new StopWire(
                                asking.exchange().toString(),
                                ASKING,
                                state(asking.exchange()),
                                title(ASKING, asking.exchange(), request),
                                ASKING + ".request",
                                position.key().agency().value(),
                                WireTime.millis(asking.askedAt()),
                                null,
                                null));
            }
        }
        return all;
    }

    private static boolean postponed(Position position, Link link) {
        return position.postponement().filter(link.steps()::contains).isPresent();
    }

    private StopWire stop(Operation one, Link link, HttpServletRequest request) {
        Link.Step last = link.last();
        Optional<Link.Step> asked =
                link.steps().stream().filter(step -> step.type().equals(REQUEST)).findFirst();
        return new StopWire(
                link.exchange().toString(),
                link.procedure(),
                state(link.exchange()),
                title(link.procedure(), link.exchange(), request),
                last.type(),
                last.from().value(),
                WireTime.millis(last.at()),
                asked.map(step -> step.says().get("coercionAt")).orElse(null),
                asked.flatMap(step -> ahead(one, step)).map(Duration::toString).orElse(null));
    }

    private static Optional<Duration> ahead(Operation one, Link.Step asked) {
        return one.terms().map(Terms::time).map(time -> Duration.between(asked.at(), time));
    }

    private String state(UUID exchange) {
        return exchanges.find(exchange).map(ExchangeState::state).orElse("");
    }

    private String title(String procedure, UUID exchange, HttpServletRequest request) {
        return titles.of(procedure, request).apply(state(exchange));
    }

    /** Whether something of it can still move. */
    private boolean live(UUID exchange) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), WireTime.ZONE);
        return exchanges
                .find(exchange)
                .filter(
                        one ->
                                !rules.edition(one.procedure(), today)
                                        .map(Edition::terminal)
                                        .orElse(List.of())
                                        .contains(one.state()))
                .isPresent();
    }
}
