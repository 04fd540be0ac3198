package vn.liennganh.console.police.request;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.liennganh.coercion.CoercionDrafts;
import vn.liennganh.coercion.CoercionPlanning;
import vn.liennganh.coercion.operation.Commitment;
import vn.liennganh.coercion.operation.Consent;
import vn.liennganh.coercion.operation.Operation;
import vn.liennganh.coercion.operation.Terms;
import vn.liennganh.coercion.plan.DayOffer;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.matter.Proposals;
import vn.liennganh.console.police.Said;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Text;
import vn.liennganh.message.WireTime;
import vn.liennganh.message.language.Words;

/** Finds what a viewer may say next. The door decides in the end: this only saves vain forms. */
@Component
class OffersMaker {

    static final Set<String> POLICE = Set.of("commune-police", "provincial-police");

    private static final int LOOK_AHEAD_DAYS = 45;
    private static final int LOOK_BACK_DAYS = 14;
    private static final int TIMES_MAX = 8;

    private final CoercionPlanning planning;
    private final CoercionDrafts proposed;
    private final Directory directory;
    private final CommuneDays communes;
    private final Proposals proposals;
    private final DutyNames names;
    private final Clock clock;

    OffersMaker(
            CoercionPlanning planning,
            CoercionDrafts proposed,
            Directory directory,
            CommuneDays communes,
            Proposals proposals,
            DutyNames names,
            Clock clock) {
        this.planning = planning;
        this.proposed = proposed;
        this.directory = directory;
        this.communes = communes;
        this.proposals = proposals;
        this.names = names;
        this.clock = clock;
    }

    Offers of(Person person, Operation seen, Words words) {
        Said said = new Said(words.locale());
        boolean police = POLICE.contains(person.kind()) && seen.police().contains(person.acting());
        boolean agency = seen.key().agency().equals(person.acting());
        boolean live = !seen.over() && seen.terms().isPresent();
        boolean awaited =
                status(seen, person.acting())
                        .filter(
                                one ->
                                        one == Consent.Status.AWAITED
                                                || one == Consent.Status.REOPENED)
                        .isPresent();
        List<Offers.Proposed> waiting = waiting(seen, person.acting(), said, words);
        boolean speaks = live && !seen.securityOnly();
        return new Offers(
                police && live && awaited,
                police && live && awaited && province(person.acting()).isPresent(),
                speaks && (police || agency),
                police && speaks,
                police && live,
                police && speaks && seen.last("plan").isPresent(),
                live && !waiting.isEmpty(),
                police && seen.terms().isPresent() && !seen.cancelled(),
                speaks && (police || agency) ? times(seen, said) : List.of(),
                waiting,
                filled(person.acting(), seen),
                agency ? proposals.lines(proposed.of(person.acting(), seen), words) : List.of());
    }

    private static Optional<Consent.Status> status(Operation seen, AgencyId agency) {
        return seen.consents().stream()
                .filter(one -> one.agency().equals(agency))
                .map(Consent::status)
                .findFirst();
    }

    /** The provincial police above; empty for those above whom there are none. */
    Optional<AgencyId> province(AgencyId police) {
        return directory
                .agency(police)
                .filter(one -> one.kind().equals("commune-police"))
                .flatMap(Agency::parent)
                .flatMap(directory::agency)
                .filter(one -> one.kind().equals("provincial-police"))
                .map(Agency::id);
    }

    private List<Offers.Proposed> waiting(Operation seen, AgencyId viewer, Said said, Words words) {
        return seen.openProposals().stream()
                .filter(one -> one.to().contains(viewer) && !one.times().isEmpty())
                .map(
                        one ->
                                new Offers.Proposed(
                                        one.message().toString(),
                                        names.agency(one.from(), words),
                                        one.times().stream().map(at -> choice(at, said)).toList(),
                                        one.note()))
                .toList();
    }

    private static Offers.Choice choice(Instant at, Said said) {
        return new Offers.Choice(WireTime.seconds(at), said.moment(at));
    }

    /**
     * Days around the one that was asked for, those that suit everybody as far as anybody knows
     * before those that something speaks against, the nearest first; what is not known is said.
     */
    private List<Offers.Time> times(Operation seen, Said said) {
        LocalDate tomorrow = LegalClock.day(clock.instant()).plusDays(1);
        LocalDate asked = LegalClock.day(seen.terms().orElseThrow().time());
        LocalDate before = asked.minusDays(LOOK_BACK_DAYS);
        LocalDate from = before.isAfter(tomorrow) ? before : tomorrow;
        LocalDate to = from.plusDays(LOOK_AHEAD_DAYS);
        Optional<Map<LocalDate, Integer>> engaged = communes.engaged(seen, from, to);
        return planning.dates(seen.key().agency(), CoercionPlanning.wish(seen), from, to).stream()
                .filter(DayOffer::feasible)
                .filter(one -> !one.day().equals(asked))
                .sorted(
                        Comparator.comparing((DayOffer one) -> !one.warnings().isEmpty())
                                .thenComparing(
                                        one -> Math.abs(ChronoUnit.DAYS.between(asked, one.day()))))
                .limit(TIMES_MAX)
                .sorted(Comparator.comparing(DayOffer::at))
                .map(one -> time(one, engaged.map(all -> all.getOrDefault(one.day(), 0)), said))
                .toList();
    }

    /**
     * @param engaged how often the committee of the place is asked elsewhere that day
     */
    private static Offers.Time time(DayOffer one, Optional<Integer> engaged, Said said) {
        String police = words(one, said, "coercion.day-number", "coercion.day-engaged");
        String agency = words(one, said, "coercion.day-own");
        String calendar =
                words(
                        one,
                        said,
                        one.warnings().stream()
                                .map(Text::key)
                                .filter(
                                        key ->
                                                key.startsWith("coercion.day-late")
                                                        || key.equals("coercion.day-unsure"))
                                .toArray(String[]::new));
        String free = said.say("police.free");
        String commune =
                engaged.map(
                                others ->
                                        others == 0
                                                ? said.say("police.side.commune-free")
                                                : said.say("police.side.commune-asked", others))
                        .orElseGet(() -> said.say("police.side.commune-unknown"));
        return new Offers.Time(
                WireTime.seconds(one.at()),
                said.moment(one.at()),
                police.isEmpty() ? free : police,
                agency.isEmpty() ? free : agency,
                commune,
                calendar.isEmpty() ? said.say("police.no-hindrance") : calendar,
                one.warnings().isEmpty() && engaged.orElse(0) == 0);
    }

    private static String words(DayOffer offer, Said said, String... keys) {
        List<String> wanted = List.of(keys);
        return String.join(
                "; ",
                Stream.concat(offer.against().stream(), offer.warnings().stream())
                        .filter(one -> wanted.contains(one.key()))
                        .map(said::say)
                        .toList());
    }

    private Offers.Filled filled(AgencyId viewer, Operation seen) {
        Optional<Commitment> before =
                seen.all("consultation-reply", "provincial-reply").stream()
                        .filter(one -> one.from().equals(viewer))
                        .flatMap(one -> one.commitment().stream())
                        .reduce((earlier, later) -> later);
        Optional<Commitment.Commander> leads =
                before.flatMap(one -> one.commanders().stream().findFirst());
        return new Offers.Filled(
                before.map(Commitment::people).or(seen::asked).map(String::valueOf).orElse(""),
                seen.committed(),
                before.map(Commitment::unit).orElse(""),
                leads.map(Commitment.Commander::name).orElse(""),
                leads.map(Commitment.Commander::position).orElse(""),
                leads.map(Commitment.Commander::phone).orElse(""),
                before.map(one -> String.join("\n", one.vehicles())).orElse(""),
                seen.terms().map(Terms::equipment).map(all -> String.join("\n", all)).orElse(""),
                seen.version());
    }
}
