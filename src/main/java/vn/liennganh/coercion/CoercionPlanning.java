package vn.liennganh.coercion;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import vn.liennganh.coercion.operation.Operation;
import vn.liennganh.coercion.operation.Terms;
import vn.liennganh.coercion.plan.DayOffer;
import vn.liennganh.coercion.plan.LeadTime;
import vn.liennganh.coercion.plan.OfficePolicy;
import vn.liennganh.coercion.plan.Windows;
import vn.liennganh.coercion.schedule.Claim;
import vn.liennganh.coercion.schedule.Clash;
import vn.liennganh.coercion.schedule.Clashes;
import vn.liennganh.coercion.schedule.ScheduleRepository;
import vn.liennganh.legaltime.BlackoutWindow;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.AgencyId;

/** Adds up over all operations: who is needed when, and which days suit everybody. */
@Service
public class CoercionPlanning {

    /** Longest stretch that is planned at once, in days. */
    public static final int DAYS_MAX = 190;

    private final ScheduleRepository rows;
    private final Clashes finder;
    private final OfficePolicy policy;
    private final Windows windows;
    private final DayCheck check;

    CoercionPlanning(
            ScheduleRepository rows,
            Clashes clashes,
            OfficePolicy policy,
            Windows windows,
            LeadTime leadTime,
            Clock hubClock) {
        this.rows = rows;
        this.finder = clashes;
        this.policy = policy;
        this.windows = windows;
        this.check = new DayCheck(policy, windows, leadTime, hubClock);
    }

    /**
     * What is needed of whom in a stretch of days.
     *
     * @param claims those that the viewer may see
     * @param clashes those in which one of them takes part, whoever needs the other
     * @param loads how many people each agency that can be seen sends each day
     * @param closed days on which nothing is enforced by coercion with forces
     */
    public record Schedule(
            List<Claim> claims,
            List<Clash> clashes,
            List<Load> loads,
            Map<LocalDate, BlackoutWindow> closed) {

        /** Only what is needed of one agency. */
        public Schedule of(AgencyId holder) {
            return new Schedule(
                    claims.stream().filter(one -> one.holder().equals(holder)).toList(),
                    clashes.stream()
                            .filter(
                                    one ->
                                            one.claims().stream()
                                                    .anyMatch(each -> each.holder().equals(holder)))
                            .toList(),
                    loads.stream().filter(one -> one.holder().equals(holder)).toList(),
                    closed);
        }
    }

    /**
     * How many people an agency sends on a day.
     *
     * @param asked besides those who are confirmed
     * @param free those that the office says there are; absent where it says nothing
     */
    public record Load(
            AgencyId holder, LocalDate day, int confirmed, int asked, OptionalInt free) {}

    /**
     * What somebody wants to do, and with whom.
     *
     * @param people of each unit; absent where nobody says how many
     * @param forces whether forces are mobilised; absent where nobody says it
     * @param beneficiary whether the debtor is a policy beneficiary; absent where nobody says it
     */
    public record Wish(
            Optional<UUID> exchange,
            Set<AgencyId> units,
            Optional<Integer> people,
            Optional<Boolean> forces,
            Optional<Boolean> beneficiary,
            boolean complex,
            boolean agreed) {

        public Wish {
            units = Set.copyOf(units);
        }
    }

    /** What an operation wants, by the text in force. */
    public static Wish wish(Operation operation) {
        Optional<Terms> terms = operation.terms();
        return new Wish(
                Optional.of(operation.exchange()),
                operation.police(),
                operation.asked(),
                terms.flatMap(Terms::forces),
                terms.flatMap(Terms::beneficiary),
                operation.complex(),
                operation.consented());
    }

    /** Claims that one of the viewers may see, with everything that meets them. */
    public Schedule schedule(Set<AgencyId> viewers, LocalDate from, LocalDate to) {
        Instant first = LegalClock.midnight(from);
        Instant last = LegalClock.midnight(to.plusDays(1));
        // Whoever began before may still be at it.
        Instant early = first.minus(Duration.ofDays(4));
        List<Claim> seen =
                rows.between(early, last, viewers).stream()
                        .filter(one -> one.readers().stream().anyMatch(viewers::contains))
                        .toList();
        List<Claim> all = seen.isEmpty() ? List.of() : rows.alike(early, last, seen);
        Set<Claim> own = new HashSet<>(seen);
        List<Clash> clashes =
                finder.of(all).stream()
                        .filter(one -> one.claims().stream().anyMatch(own::contains))
                        .filter(one -> !one.from().isBefore(first))
                        .toList();
        return new Schedule(
                seen.stream().filter(one -> !one.starts().isBefore(first)).toList(),
                clashes,
                loads(seen, first),
                closed(from, to));
    }

    private List<Load> loads(List<Claim> seen, Instant from) {
        record Place(AgencyId holder, LocalDate day) {}
        Map<Place, List<Claim>> places =
                seen.stream()
                        .filter(one -> one.kind() == Claim.Kind.PEOPLE)
                        .filter(one -> !one.starts().isBefore(from))
                        .collect(
                                Collectors.groupingBy(
                                        one ->
                                                new Place(
                                                        one.holder(), LegalClock.day(one.starts())),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        List<Load> loads = new ArrayList<>();
        places.forEach(
                (place, claims) -> {
                    int confirmed = DayCheck.promised(claims);
                    loads.add(
                            new Load(
                                    place.holder(),
                                    place.day(),
                                    confirmed,
                                    Claim.together(claims) - confirmed,
                                    policy.strength(place.holder())));
                });
        return loads;
    }

    private Map<LocalDate, BlackoutWindow> closed(LocalDate from, LocalDate to) {
        Map<LocalDate, BlackoutWindow> closed = new LinkedHashMap<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            LocalDate that = day;
            windows.closed(start(day), true, false).ifPresent(one -> closed.put(that, one));
        }
        return closed;
    }

    private Instant start(LocalDate day) {
        return day.atTime(policy.start()).atZone(LegalClock.ZONE).toInstant();
    }

    /** How many of an agency nobody else was promised then; many where nobody knows. */
    int free(AgencyId police, UUID except, Instant at) {
        OptionalInt strength = policy.strength(police);
        if (strength.isEmpty()) {
            return Integer.MAX_VALUE;
        }
        Instant until = at.plus(policy.occupied());
        int promised =
                DayCheck.promised(
                        rows.between(at.minus(Duration.ofDays(4)), until, Set.of(police)).stream()
                                .filter(one -> one.holder().equals(police))
                                .filter(one -> one.kind() == Claim.Kind.PEOPLE)
                                .filter(one -> !one.exchange().equals(except))
                                .filter(one -> one.until(policy.occupied()).isAfter(at))
                                .toList());
        return Math.max(0, strength.getAsInt() - promised);
    }

    /** Every day of a stretch: whether it suits everybody, and why not. Nothing is refused. */
    public List<DayOffer> dates(AgencyId agency, Wish wish, LocalDate from, LocalDate to) {
        Set<AgencyId> concerned = new HashSet<>(wish.units());
        concerned.add(agency);
        Instant early = LegalClock.midnight(from).minus(Duration.ofDays(4));
        List<Claim> others =
                rows.between(early, LegalClock.midnight(to.plusDays(5)), concerned).stream()
                        .filter(one -> !wish.exchange().equals(Optional.of(one.exchange())))
                        .toList();
        List<DayOffer> offers = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            offers.add(check.of(agency, wish, start(day), others));
        }
        return offers;
    }
}
