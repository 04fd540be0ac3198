package vn.liennganh.clarification.stop;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        if (cases.isEmpty()) {
            return Map.of();
        }
        List<Standing<Position>> found = desks.find(book, cases.stream().distinct().toList());
        Map<UUID, ExchangeState> states = states(found);
        Map<Matter, List<Stop>> all = new HashMap<>();
        for (Standing<Position> one : found) {
            List<Stop> stops = of(one.content(), states);
            if (!stops.isEmpty()) {
                all.put(one.matter(), stops);
            }
        }
        return all;
    }

    /** Where the exchanges of all of them stand, in one look. */
    private Map<UUID, ExchangeState> states(List<Standing<Position>> found) {
        Set<UUID> ids = new HashSet<>();
        for (Standing<Position> one : found) {
            one.content().links().forEach(link -> ids.add(link.exchange()));
            one.content().askings().forEach(asking -> ids.add(asking.exchange()));
        }
        return exchanges.load(ids);
    }

    private List<Stop> of(Position position, Map<UUID, ExchangeState> states) {
        List<Stop> all = new ArrayList<>();
        for (Link link : position.links()) {
            Optional<ExchangeState> state = Optional.ofNullable(states.get(link.exchange()));
            boolean decided = link.procedure().equals(DECISION);
            if (decided && postponed(position, link) || !decided && live(state)) {
                all.add(stop(link, state));
            }
        }
        for (Asking asking : position.askings()) {
            Optional<ExchangeState> state = Optional.ofNullable(states.get(asking.exchange()));
            if (asking.open() > 0 && live(state)) {
                all.add(
                        new Stop(
                                asking.exchange(),
                                ASKING,
                                word(state),
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

    private static Stop stop(Link link, Optional<ExchangeState> state) {
        Link.Step last = link.last();
        return new Stop(
                link.exchange(),
                link.procedure(),
                word(state),
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

    private static String word(Optional<ExchangeState> state) {
        return state.map(ExchangeState::state).orElse("");
    }

    /** Whether something of it can still move. */
    private boolean live(Optional<ExchangeState> state) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), WireTime.ZONE);
        return state.filter(
                        one ->
                                !rules.edition(one.procedure(), today)
                                        .map(Edition::terminal)
                                        .orElse(List.of())
                                        .contains(one.state()))
                .isPresent();
    }
}
