package vn.liennganh.console.procuracy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.sheet.Table;
import vn.liennganh.desk.Viewing;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.WireTime;
import vn.liennganh.message.language.Words;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.supervision.Docket;
import vn.liennganh.supervision.DocketLine;
import vn.liennganh.supervision.Wanted;

/** Reads a procuracy's docket and words its lines. */
@Component
class DocketLines {

    /** Lines of a page. */
    static final int PAGE = 200;

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");
    private static final UUID FIRST = new UUID(0, 0);

    private final Docket docket;
    private final Viewing viewing;
    private final Sight sight;
    private final DutyNames names;

    DocketLines(Docket docket, Viewing viewing, Sight sight, DutyNames names) {
        this.docket = docket;
        this.viewing = viewing;
        this.sight = sight;
        this.names = names;
    }

    /**
     * A line of the docket, for people.
     *
     * @param duty whose count the reader may open; empty where it is between others
     */
    public record Line(
            Optional<UUID> duty,
            UUID message,
            String what,
            String owes,
            String who,
            String arrived,
            String due,
            String mark,
            boolean policy,
            Optional<UUID> answer) {}

    /** The place of a line: its due instant and its duty. */
    record Place(Instant due, UUID duty) {

        static final Place START = new Place(Instant.EPOCH, FIRST);

        static Place of(DocketLine line) {
            return new Place(line.due(), line.obligation());
        }
    }

    /** A page of them, the earliest due first. */
    List<DocketLine> page(Asked asked, Person person, Place after, int limit) {
        return docket.lines(
                new Wanted(
                        viewing.viewers(person.acting()),
                        asked.section(),
                        asked.mark(),
                        asked.types(),
                        asked.from().atStartOfDay(WireTime.ZONE).toInstant(),
                        asked.to().plusDays(1).atStartOfDay(WireTime.ZONE).toInstant(),
                        after.due(),
                        after.duty(),
                        limit));
    }

    /** Every line that is asked for, over all pages; empty where there are more than so many. */
    Optional<List<DocketLine>> all(Asked asked, Person person, int most) {
        List<DocketLine> all = new ArrayList<>();
        List<DocketLine> page = page(asked, person, Place.START, PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            if (all.size() > most) {
                return Optional.empty();
            }
            page =
                    page.size() < PAGE
                            ? List.of()
                            : page(asked, person, Place.of(page.get(page.size() - 1)), PAGE);
        }
        return Optional.of(all);
    }

    /**
     * These duties as they stand now, a line each in that order.
     *
     * @throws IllegalStateException if there is none of that id: a sample is never shown in part
     */
    List<DocketLine> now(List<UUID> duties, Person person) {
        Set<AgencyId> readers = viewing.viewers(person.acting());
        Map<UUID, DocketLine> found = new HashMap<>();
        docket.lines(duties, readers).forEach(one -> found.put(one.obligation(), one));
        if (!found.keySet().containsAll(duties)) {
            throw new IllegalStateException("A duty that was drawn is not there any more");
        }
        return duties.stream().map(found::get).toList();
    }

    /** A line each, in the same order; which of them the reader may open is asked once for all. */
    List<Line> lines(List<DocketLine> page, Person person, Words words) {
        Set<UUID> between =
                page.stream()
                        .filter(line -> !own(line, person))
                        .map(DocketLine::obligation)
                        .collect(Collectors.toSet());
        Set<UUID> opened =
                sight.seen(between, person.acting()).stream()
                        .map(Obligation::id)
                        .collect(Collectors.toSet());
        return page.stream()
                .map(
                        line ->
                                line(
                                        line,
                                        own(line, person) || opened.contains(line.obligation()),
                                        person,
                                        words))
                .toList();
    }

    /** What is between others is opened by whoever supervises it, or carries on for one of them. */
    private static boolean own(DocketLine line, Person person) {
        return line.party().equals(person.acting()) || line.owedTo().equals(person.acting());
    }

    private Line line(DocketLine line, boolean opened, Person person, Words words) {
        return new Line(
                Optional.of(line.obligation()).filter(it -> opened),
                line.cause(),
                names.title(new MessageType(line.type()), words),
                names.owed(line.owes(), line.rule(), words),
                who(line, person, words),
                MOMENT.format(line.arrivedAt().atZone(WireTime.ZONE)),
                MOMENT.format(line.due().atZone(WireTime.ZONE)),
                line.mark().word(),
                line.policy(),
                line.answer());
    }

    private String who(DocketLine line, Person person, Words words) {
        boolean own = line.party().equals(person.acting());
        return names.agency(own ? line.owedTo() : line.party(), words);
    }

    /** Numbers of documents and cases are told only of what the procuracy has collected. */
    Table table(
            String title, List<String> notes, List<DocketLine> lines, Person person, Words words) {
        List<List<Object>> rows = new ArrayList<>();
        for (Docket.Entry one : docket.entries(lines)) {
            DocketLine line = one.line();
            rows.add(
                    List.of(
                            (long) rows.size() + 1,
                            names.title(new MessageType(line.type()), words),
                            line.collected() ? one.decision().orElse("") : "",
                            line.collected() ? one.caseNumber().orElse("") : "",
                            names.owed(line.owes(), line.rule(), words),
                            who(line, person, words),
                            local(line.arrivedAt()),
                            local(line.due()),
                            words.say("procuracy.mark." + line.mark().word()),
                            line.obligation().toString()));
        }
        List<String> columns =
                List.of(
                                "place",
                                "what",
                                "document",
                                "case",
                                "owes",
                                "who",
                                "arrived",
                                "due",
                                "mark",
                                "duty")
                        .stream()
                        .map(one -> words.say("procuracy." + one))
                        .toList();
        return new Table(title, notes, columns, rows);
    }

    private static LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, WireTime.ZONE);
    }
}
