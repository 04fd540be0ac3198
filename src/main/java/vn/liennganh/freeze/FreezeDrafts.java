package vn.liennganh.freeze;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Draft;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Standing;
import vn.liennganh.desk.Viewing;
import vn.liennganh.freeze.draft.Ceiling;
import vn.liennganh.freeze.draft.Occasion;
import vn.liennganh.freeze.draft.Openings;
import vn.liennganh.freeze.draft.Papers;
import vn.liennganh.freeze.draft.Scope;
import vn.liennganh.freeze.file.CourtFile;
import vn.liennganh.freeze.file.CourtFileBook;
import vn.liennganh.freeze.plan.Known;
import vn.liennganh.freeze.plan.OfficePolicy;
import vn.liennganh.freeze.plan.Overreach;
import vn.liennganh.freeze.plan.Plan;
import vn.liennganh.freeze.plan.Planner;
import vn.liennganh.freeze.plan.Room;
import vn.liennganh.freeze.position.DebtKey;
import vn.liennganh.freeze.position.Position;
import vn.liennganh.freeze.position.Steps;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.WireTime;

/** Writes bodies that are ready to be signed. Nothing is sent from here: a desk has no key. */
@Service
public class FreezeDrafts {

    /**
     * A plan and the messages that would carry it out.
     *
     * @param earlier measures that the court has listed with the judgment: whoever plans is shown
     *     them, and no amount is counted that only a court has told
     */
    public record Planned(Plan plan, List<Draft> drafts, List<CourtFile.Earlier> earlier) {}

    private final Desks desks;
    private final FreezeBook book;
    private final CourtFileBook files;
    private final Viewing viewing;
    private final OfficePolicy policy;
    private final Planner planner;
    private final Clock clock;

    FreezeDrafts(
            Desks desks,
            FreezeBook book,
            CourtFileBook files,
            Viewing viewing,
            OfficePolicy freezePolicy,
            Clock hubClock) {
        this.desks = desks;
        this.book = book;
        this.files = files;
        this.viewing = viewing;
        this.policy = freezePolicy;
        this.planner = new Planner(freezePolicy);
        this.clock = hubClock;
    }

    /**
     * Partial releases of what is too much or to stay free, one for each holder; none where nothing
     * is.
     *
     * @param number of the office's decision; what it does not give is named as missing
     */
    public List<Draft> releases(Position position, Optional<String> number) {
        LocalDate today = today();
        Occasion occasion =
                new Occasion(
                        today,
                        number,
                        Optional.empty(),
                        Stream.concat(
                                        position.excessSince().stream(),
                                        position.sparedSince().stream())
                                .min(Comparator.naturalOrder())
                                .map(FreezeDrafts::day)
                                .or(() -> Optional.of(today)),
                        Set.of(),
                        List.of());
        return papers(position).excess(occasion);
    }

    /** Whether the office's own client may sign and send the releases of what is too much. */
    public boolean sentByClient(AgencyId office) {
        return policy.releasing().contains(office);
    }

    /** What is held, by the holders' own reports, though an order or the law leaves it free. */
    public List<Overreach> overreaches(Position position) {
        return Overreach.of(position, policy);
    }

    /** The decisions that an occasion may need, with what they are written from. */
    public Papers papers(Position position) {
        return new Papers(
                position,
                policy,
                id -> {
                    Heard heard = desks.message(id).orElseThrow();
                    return new Papers.Measure(heard.type(), heard.body());
                });
    }

    /** The day on the hub's clock, in Vietnam. */
    public LocalDate today() {
        return day(clock.instant());
    }

    /**
     * Where to freeze, and the requests and orders that would do it; before them the amendments
     * that make room for them, where the office has stated a ceiling.
     *
     * @param order the body of an order as the office would write it, without amount and accounts
     */
    public Planned plan(
            AgencyId agency, String caseNumber, ObjectNode order, Set<AgencyId> holders) {
        Position position = position(agency, caseNumber, order);
        long owed = dong(order, "obligationAmount");
        long costs = dong(order, "enforcementCosts");
        long debt = owed + costs;
        Ceiling ceiling = Ceiling.of(order, debt, position);
        Plan wanted = planner.plan(position, debt, ceiling.most(), holders, clock.instant());
        Room room = Room.of(wanted, position, ceiling.most());
        Optional<LocalDate> today = Optional.of(today());
        Occasion occasion =
                new Occasion(
                        today(), Optional.empty(), Optional.empty(), today, Set.of(), List.of());
        Openings openings =
                new Openings(
                        caseNumber,
                        ceiling.in(order),
                        new Scope(Known.of(position, policy), policy));
        List<Draft> drafts =
                new ArrayList<>(
                        papers(position)
                                .room(room.lowered(), owed, costs, ceiling.stated(), occasion));
        drafts.addAll(openings.of(room.plan()));
        return new Planned(room.plan(), drafts, earlier(agency, order));
    }

    /**
     * Where the debt stands; with what agencies have done that have ended and for which this one
     * carries on, in the order in which all of it was said.
     */
    private Position position(AgencyId agency, String caseNumber, ObjectNode order) {
        Matter own = DebtKey.of(agency, caseNumber, order);
        List<Matter> line = new ArrayList<>();
        viewing.viewers(agency).forEach(one -> line.add(DebtKey.of(one, caseNumber, order)));
        List<Standing<Position>> found =
                desks.find(book, line).stream()
                        .filter(one -> viewing.visible(book, agency, one.matter()))
                        .toList();
        if (found.size() < 2) {
            return found.stream().map(Standing::content).findFirst().orElse(Position.empty(own));
        }
        Position all = Position.empty(own);
        for (Heard one : said(found)) {
            all = Steps.after(all, one);
        }
        return all;
    }

    private List<Heard> said(List<Standing<Position>> debts) {
        return debts.stream()
                .flatMap(one -> desks.heard(book, one.matter(), clock.instant()).stream())
                .sorted(Comparator.comparingLong(Heard::number))
                .toList();
    }

    private List<CourtFile.Earlier> earlier(AgencyId agency, ObjectNode order) {
        String judgment = order.path("judgment").path("number").asString("");
        return judgment.isEmpty()
                ? List.of()
                : CourtFileBook.of(desks.find(files, Set.of(agency), judgment), order);
    }

    private static long dong(JsonNode body, String field) {
        return body.path(field).path("amount").asLong(0);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, WireTime.ZONE);
    }
}
