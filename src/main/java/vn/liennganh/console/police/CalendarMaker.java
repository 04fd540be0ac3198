package vn.liennganh.console.police;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.liennganh.coercion.CoercionPlanning;
import vn.liennganh.coercion.SeenCoercions;
import vn.liennganh.coercion.operation.Commitment;
import vn.liennganh.coercion.operation.Operation;
import vn.liennganh.coercion.operation.Terms;
import vn.liennganh.coercion.plan.OfficePolicy;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.desk.Viewing;
import vn.liennganh.legaltime.BlackoutWindow;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.legaltime.WorkCalendar;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Texts;
import vn.liennganh.message.language.Words;
import vn.liennganh.regulation.RuleBook;

/** Lays operations out by unit and day, for one viewer. */
@Component
class CalendarMaker {

    private final SeenCoercions operations;
    private final CoercionPlanning planning;
    private final OfficePolicy policy;
    private final RuleBook rules;
    private final Viewing viewing;
    private final DutyNames names;
    private final Warnings warnings;
    private final Clock clock;

    CalendarMaker(
            SeenCoercions operations,
            CoercionPlanning planning,
            OfficePolicy policy,
            RuleBook rules,
            Viewing viewing,
            DutyNames names,
            Warnings warnings,
            Clock clock) {
        this.operations = operations;
        this.planning = planning;
        this.policy = policy;
        this.rules = rules;
        this.viewing = viewing;
        this.names = names;
        this.warnings = warnings;
        this.clock = clock;
    }

    LocalDate today() {
        return LegalClock.day(clock.instant());
    }

    /** What narrows a page; empty words narrow nothing. */
    record Filter(String holder, String look) {

        boolean admits(Block block) {
            return (holder.isEmpty() || block.holder().value().equals(holder))
                    && (look.isEmpty() || block.look().word().equals(look));
        }
    }

    PoliceCalendar of(Person person, Stretch stretch, Filter filter, Words words) {
        Said said = new Said(words.locale());
        List<LocalDate> days = stretch.days();
        List<Operation> seen =
                stretch.list()
                        ? operations.live(person.acting())
                        : operations.between(
                                person.acting(), person.kind(), stretch.first(), stretch.last());
        Set<AgencyId> viewers = viewing.viewers(person.acting());
        CoercionPlanning.Schedule schedule =
                planning.schedule(viewers, stretch.first(), stretch.last());
        Set<UUID> clashing = new HashSet<>();
        schedule.clashes()
                .forEach(one -> one.claims().forEach(each -> clashing.add(each.exchange())));
        List<Block> all = new ArrayList<>();
        seen.forEach(one -> all.addAll(blocks(one, clashing, words)));
        List<Block> shown = all.stream().filter(filter::admits).toList();
        List<Warning> warned = new ArrayList<>(warnings.stops(seen, viewers, words));
        seen.forEach(one -> warnings.changed(one, words).ifPresent(warned::add));
        warned.addAll(warnings.clashes(schedule.clashes(), viewers, words));
        Map<String, String> holders = new TreeMap<>();
        all.forEach(one -> holders.put(one.holder().value(), one.holderName()));
        return new PoliceCalendar(
                stretch,
                title(stretch, said),
                heads(days, schedule.closed(), said),
                rows(shown, days),
                shown,
                SeenCoercions.plans(person.kind())
                        ? strengths(holders, days, schedule, said)
                        : List.of(),
                warned,
                holders,
                cells(shown, days));
    }

    private static String title(Stretch stretch, Said said) {
        return stretch.month()
                ? said.format("police.pattern.month", stretch.anchor())
                : said.format("police.pattern.from", stretch.first())
                        + " \u2013 "
                        + said.format("police.pattern.to", stretch.last());
    }

    private List<Block> blocks(Operation operation, Set<UUID> clashing, Words words) {
        if (operation.terms().isEmpty()) {
            return List.of();
        }
        List<AgencyId> holders = new ArrayList<>(operation.police());
        if (holders.isEmpty()) {
            holders.add(operation.key().agency());
        }
        Terms terms = operation.terms().get();
        Said said = new Said(words.locale());
        Instant at = terms.time();
        return holders.stream()
                .map(
                        holder -> {
                            Commitment forces =
                                    operation
                                            .committed(holder)
                                            .orElse(new Commitment(0, "", List.of(), List.of()));
                            return new Block(
                                    operation.exchange(),
                                    operation.key().number(),
                                    names.agency(operation.key().agency(), words),
                                    holder,
                                    names.agency(holder, words),
                                    forces.unit(),
                                    LegalClock.day(at),
                                    said.time(at),
                                    terms.measure().isEmpty()
                                            ? said.say("police.measure.unknown")
                                            : terms.measure(),
                                    terms.place(),
                                    Said.number(terms.people()),
                                    forces.people(),
                                    Look.of(operation, holder),
                                    clashing.contains(operation.exchange()));
                        })
                .toList();
    }

    private List<CalendarDay> heads(
            List<LocalDate> days, Map<LocalDate, BlackoutWindow> closed, Said said) {
        WorkCalendar calendar = rules.clock().calendar();
        boolean english = said.locale().equals(Texts.ENGLISH);
        LocalDate today = today();
        return days.stream()
                .map(
                        day -> {
                            boolean worked = calendar.worked(day);
                            BlackoutWindow window = closed.get(day);
                            return new CalendarDay(
                                    day,
                                    said.format("police.pattern.weekday", day),
                                    said.format("police.pattern.date", day),
                                    calendar.entry(day)
                                            .map(one -> english ? one.en() : one.vi())
                                            .orElse(""),
                                    window == null || !worked
                                            ? ""
                                            : english ? window.en() : window.vi(),
                                    worked,
                                    day.equals(today));
                        })
                .toList();
    }

    private static List<CalendarRow> rows(List<Block> blocks, List<LocalDate> days) {
        record Place(String agency, String unit) {}
        Map<Place, List<Block>> rows = new LinkedHashMap<>();
        blocks.stream()
                .sorted(Comparator.comparing(Block::holderName).thenComparing(Block::unit))
                .forEach(
                        one ->
                                rows.computeIfAbsent(
                                                new Place(one.holderName(), one.unit()),
                                                key -> new ArrayList<>())
                                        .add(one));
        List<CalendarRow> all = new ArrayList<>();
        rows.forEach(
                (place, own) ->
                        all.add(new CalendarRow(place.agency(), place.unit(), cells(own, days))));
        return all;
    }

    private static List<List<Block>> cells(List<Block> blocks, List<LocalDate> days) {
        return days.stream()
                .map(
                        day ->
                                blocks.stream()
                                        .filter(one -> one.day().equals(day))
                                        .sorted(Comparator.comparing(Block::time))
                                        .toList())
                .toList();
    }

    private List<CalendarRow.Strength> strengths(
            Map<String, String> holders,
            List<LocalDate> days,
            CoercionPlanning.Schedule schedule,
            Said said) {
        List<CalendarRow.Strength> all = new ArrayList<>();
        holders.forEach(
                (code, name) -> {
                    OptionalInt strength = policy.strength(AgencyId.of(code));
                    if (strength.isPresent()) {
                        all.add(
                                new CalendarRow.Strength(
                                        name,
                                        days.stream()
                                                .map(
                                                        day ->
                                                                left(
                                                                        code,
                                                                        day,
                                                                        strength.getAsInt(),
                                                                        schedule,
                                                                        said))
                                                .toList()));
                    }
                });
        return all;
    }

    private CalendarRow.Left left(
            String holder,
            LocalDate day,
            int strength,
            CoercionPlanning.Schedule schedule,
            Said said) {
        if (schedule.closed().containsKey(day)) {
            return new CalendarRow.Left("\u2013", "");
        }
        int confirmed = 0;
        int asked = 0;
        for (CoercionPlanning.Load load : schedule.loads()) {
            if (load.holder().value().equals(holder) && load.day().equals(day)) {
                confirmed += load.confirmed();
                asked += load.asked();
            }
        }
        String mark = confirmed > strength ? "bad" : confirmed + asked > strength ? "soon" : "";
        return new CalendarRow.Left(
                said.say("police.left", Math.max(0, strength - confirmed), strength), mark);
    }
}
