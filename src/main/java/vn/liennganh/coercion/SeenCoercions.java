package vn.liennganh.coercion;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.liennganh.coercion.operation.Operation;
import vn.liennganh.coercion.schedule.ScheduleRepository;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Standing;
import vn.liennganh.desk.Viewing;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.AgencyId;

/** Operations as somebody may see them: by the messages that it sent or got itself. */
@Service
public class SeenCoercions {

    /** Who plans operations: nobody else is told when police are engaged. */
    private static final Set<String> PLANNERS =
            Set.of(
                    "enforcement-agency",
                    "enforcement-division",
                    "commune-police",
                    "provincial-police",
                    "steering-committee");

    /** Marks of operations of which nobody is needed as yet, or not any more. */
    private static final List<String> UNCLAIMED = List.of("refused", "unable", "postponed");

    /** Marks of everything that is not over. */
    private static final List<String> LIVE =
            List.of(
                    "awaited",
                    "consented",
                    "reopened",
                    "refused",
                    "unable",
                    "postponed",
                    "security");

    /** Most operations of one mark that are looked at together. */
    private static final int OF_A_MARK_MAX = 300;

    private final CoercionBook book;
    private final Desks desks;
    private final Viewing viewing;
    private final ScheduleRepository rows;

    SeenCoercions(CoercionBook book, Desks desks, Viewing viewing, ScheduleRepository rows) {
        this.book = book;
        this.desks = desks;
        this.viewing = viewing;
        this.rows = rows;
    }

    /** Whether agencies of that kind may be told which days suit the police. */
    public static boolean plans(String kind) {
        return PLANNERS.contains(kind);
    }

    /** The operation, as of an instant where one is given; empty where it does not exist. */
    public Optional<Operation> find(AgencyId viewer, UUID exchange, Optional<Instant> at) {
        return viewing.visible(book, viewer, desks.find(book, exchange), at).stream()
                .findFirst()
                .map(one -> seen(viewer, one));
    }

    /** Those that take place in a stretch of days, or would, by their start. */
    public List<Operation> between(AgencyId viewer, String kind, LocalDate from, LocalDate to) {
        Instant first = LegalClock.midnight(from);
        Instant last = LegalClock.midnight(to.plusDays(1));
        Set<AgencyId> viewers = viewing.viewers(viewer);
        Set<Matter> claimed = new LinkedHashSet<>();
        rows.between(first.minus(Duration.ofDays(1)), last, viewers).stream()
                .filter(one -> one.readers().stream().anyMatch(viewers::contains))
                .forEach(
                        one ->
                                claimed.add(
                                        new Matter(
                                                one.agency(),
                                                one.number(),
                                                one.exchange().toString())));
        Map<Matter, Operation> all = new LinkedHashMap<>();
        put(all, viewer, desks.find(book, claimed));
        // Committees hold no forces and stand on no schedule.
        marked(viewer, plans(kind) && !claimed.isEmpty() ? UNCLAIMED : LIVE)
                .forEach(one -> all.putIfAbsent(one.key(), one));
        return all.values().stream()
                .filter(one -> within(one, first, last))
                .sorted(SeenCoercions::byStart)
                .toList();
    }

    /** Everything that is not over, by its start. */
    public List<Operation> live(AgencyId viewer) {
        return marked(viewer, LIVE).stream().sorted(SeenCoercions::byStart).toList();
    }

    /** Those of which a message was accepted since, most of a thousand. */
    public List<Operation> moved(AgencyId viewer, Instant since) {
        return viewing
                .page(book, viewer, Set.of(), Optional.empty(), 1_000, Optional.of(since))
                .items()
                .stream()
                .map(one -> seen(viewer, one))
                .toList();
    }

    private List<Operation> marked(AgencyId viewer, List<String> marks) {
        Map<Matter, Operation> all = new LinkedHashMap<>();
        for (String mark : marks) {
            put(
                    all,
                    viewer,
                    viewing.page(
                                    book,
                                    viewer,
                                    Set.of(mark),
                                    Optional.empty(),
                                    OF_A_MARK_MAX,
                                    Optional.empty())
                            .items());
        }
        return new ArrayList<>(all.values());
    }

    private void put(
            Map<Matter, Operation> all, AgencyId viewer, Collection<Standing<Operation>> found) {
        found.forEach(one -> all.putIfAbsent(one.matter(), seen(viewer, one)));
    }

    private Operation seen(AgencyId viewer, Standing<Operation> one) {
        return one.content().seenBy(viewing.viewers(viewer));
    }

    private static boolean within(Operation one, Instant first, Instant last) {
        return one.terms()
                .filter(terms -> !terms.time().isBefore(first) && terms.time().isBefore(last))
                .isPresent();
    }

    private static int byStart(Operation one, Operation other) {
        return start(one).compareTo(start(other));
    }

    private static Instant start(Operation one) {
        return one.terms().map(terms -> terms.time()).orElse(Instant.MAX);
    }
}
