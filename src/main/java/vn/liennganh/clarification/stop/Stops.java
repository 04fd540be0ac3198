package vn.liennganh.clarification.stop;

import java.time.Clock;
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
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Standing;
import vn.liennganh.exchange.ExchangeBook;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.WireTime;
import vn.liennganh.regulation.Edition;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.RuleBook;

/**
 * What other exchanges of the same case hold against an act: they are found by the agency and its
 * case number, and stand where their own rules have brought them. It knows no reader: the stops of
 * a case are for its own agency alone.
 */
@Component
public class Stops {

    private static final String ASKING = "judgment-clarification";
    private static final String DECISION = "enforcement-decision";
    private static final String REQUEST = "stay.request";

    private final ClarificationBook book;
    private final Desks desks;
    private final ExchangeBook exchanges;
    private final RuleBook rules;
    private final Clock clock;

    Stops(
            ClarificationBook book,
            Desks desks,
            ExchangeBook exchanges,
            RuleBook rules,
            Clock hubClock) {
        this.book = book;
        this.desks = desks;
        this.exchanges = exchanges;
        this.rules = rules;
        this.clock = hubClock;
    }

    /** The case of an agency under its own number. */
    public static Matter theCase(AgencyId agency, String number) {
        return new Matter(agency, number, "");
    }

    /** The stops of these cases; a case without any is absent. */
    public Map<Matter, List<Stop>> of(Collection<Matter> cases) {
        Map<Matter, List<Stop>> all = new HashMap<>();
        if (cases.isEmpty()) {
            return all;
        }
        for (Standing<Position> one : desks.find(book, cases.stream().distinct().toList())) {
            List<Stop> stops = of(one.content());
            if (!stops.isEmpty()) {
                all.put(one.matter(), stops);
            }
        }
        return all;
    }

    private List<Stop> of(Position position) {
        List<Stop> all = new ArrayList<>();
        for (Link link : position.links()) {
            boolean decided = link.procedure().equals(DECISION);
            if (decided && postponed(position, link) || !decided && live(link.exchange())) {
                all.add(stop(link));
            }
        }
        for (Asking asking : position.askings()) {
            if (asking.open() > 0 && live(asking.exchange())) {
                all.add(
                        new Stop(
                                asking.exchange(),
                                ASKING,
                                state(asking.exchange()),
                                new MessageType(ASKING + ".request"),
                                position.key().agency(),
                                asking.askedAt(),
                                Optional.empty()));
            }
        }
        return all;
    }

    private static boolean postponed(Position position, Link link) {
        return position.postponement().filter(link.steps()::contains).isPresent();
    }

    private Stop stop(Link link) {
        Link.Step last = link.last();
        return new Stop(
                link.exchange(),
                link.procedure(),
                state(link.exchange()),
                new MessageType(last.type()),
                last.from(),
                last.at(),
                link.steps().stream()
                        .filter(step -> step.type().equals(REQUEST))
                        .findFirst()
                        .map(
                                step ->
                                        new Stop.Asked(
                                                step.at(),
                                                Optional.ofNullable(
                                                        step.says().get("coercionAt")))));
    }

    private String state(UUID exchange) {
        return exchanges.find(exchange).map(ExchangeState::state).orElse("");
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
