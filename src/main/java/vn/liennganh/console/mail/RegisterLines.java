package vn.liennganh.console.mail;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.assign.Assigned;
import vn.liennganh.console.assign.Assignments;
import vn.liennganh.console.diary.Readings;
import vn.liennganh.console.due.Dues;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.mail.RegisterRepository.Placed;
import vn.liennganh.console.paper.LetterPaper;
import vn.liennganh.console.sheet.Table;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.WireTime;
import vn.liennganh.message.language.Words;
import vn.liennganh.regulation.Obligation;

/** Words documents as the columns of a clerk's register have them. */
@Component
class RegisterLines {

    /** So many are held in memory with their bytes, however long the register is. */
    private static final int OPENED_AT_ONCE = 200;

    private final MessageArchive archive;
    private final Readings readings;
    private final RegisterNumbers numbers;
    private final Assignments assignments;
    private final Sight sight;
    private final Dues dues;
    private final DutyNames names;

    RegisterLines(
            MessageArchive archive,
            Readings readings,
            RegisterNumbers numbers,
            Assignments assignments,
            Sight sight,
            Dues dues,
            DutyNames names) {
        this.archive = archive;
        this.readings = readings;
        this.numbers = numbers;
        this.assignments = assignments;
        this.sight = sight;
        this.dues = dues;
        this.names = names;
    }

    /**
     * A document of the register.
     *
     * @param place its running number of the year and direction; empty while it gets one
     * @param symbol number of the document itself; empty where it has none, and while the agency
     *     has not opened it
     * @param who of the agency takes care of it
     * @param due the last day of what the agency owes because of it
     * @param result what became of that
     * @param caseNumber empty while the agency has not opened the document
     */
    record Line(
            Optional<Integer> place,
            UUID message,
            boolean sent,
            LocalDateTime at,
            String title,
            String symbol,
            String other,
            String who,
            Optional<LocalDate> due,
            String result,
            String caseNumber,
            int attachments) {}

    /** The same documents in the same order. */
    List<Line> of(List<StoredMessage> all, Person person, Words words) {
        Set<UUID> read = readings.read(person, all.stream().map(StoredMessage::id).toList());
        List<UUID> exchanges = all.stream().map(StoredMessage::exchange).distinct().toList();
        Map<UUID, Assigned> given = assignments.of(person, exchanges);
        Map<UUID, Obligation> owed = owed(exchanges, person);
        List<StoredMessage> answers =
                archive.find(
                        owed.values().stream()
                                .flatMap(duty -> duty.fulfilledBy().stream())
                                .distinct()
                                .toList());
        List<StoredMessage> numbered = new ArrayList<>(all);
        answers.stream().filter(one -> one.from().equals(person.acting())).forEach(numbered::add);
        Map<Long, Placed> places = numbers.of(person.acting(), numbered);
        Map<UUID, Placed> answered = new HashMap<>();
        answers.stream()
                .filter(one -> places.containsKey(one.number()))
                .forEach(one -> answered.put(one.id(), places.get(one.number())));
        List<Line> lines = new ArrayList<>();
        Map<UUID, Envelope> said = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            if (i % OPENED_AT_ONCE == 0) {
                said = said(all.subList(i, Math.min(all.size(), i + OPENED_AT_ONCE)), read);
            }
            StoredMessage one = all.get(i);
            Optional<Envelope> envelope = Optional.ofNullable(said.get(one.id()));
            Optional<Obligation> duty = Optional.ofNullable(owed.get(one.id()));
            lines.add(
                    new Line(
                            Optional.ofNullable(places.get(one.number())).map(Placed::place),
                            one.id(),
                            one.from().equals(person.acting()),
                            LocalDateTime.ofInstant(one.acceptedAt(), WireTime.ZONE),
                            names.title(one.type(), words),
                            envelope.map(LetterPaper::number).orElse(""),
                            other(one, person, words),
                            Optional.ofNullable(given.get(one.exchange()))
                                    .map(Assigned::name)
                                    .orElse(""),
                            duty.map(owes -> Dues.lastDay(owes.due())),
                            duty.map(owes -> result(owes, answered, words)).orElse(""),
                            envelope.flatMap(Envelope::caseNumber).orElse(""),
                            one.attachments().size()));
        }
        return lines;
    }

    /** What those of the documents say that were read. */
    private Map<UUID, Envelope> said(List<StoredMessage> some, Set<UUID> read) {
        Map<UUID, Envelope> said = new HashMap<>();
        archive.bytes(some.stream().map(StoredMessage::id).filter(read::contains).toList())
                .forEach((id, cms) -> said.put(id, Letterbox.envelope(cms)));
        return said;
    }

    /** What the agency itself owes because of a document: what is open first, then what is due. */
    private Map<UUID, Obligation> owed(List<UUID> exchanges, Person person) {
        return exchanges.isEmpty()
                ? Map.of()
                : sight.duties(exchanges, person.acting()).stream()
                        .filter(duty -> sight.owes(duty, person.acting()))
                        .sorted(
                                Comparator.comparing(Obligation::outstanding)
                                        .reversed()
                                        .thenComparing(Obligation::due))
                        .collect(
                                Collectors.toMap(
                                        Obligation::cause, Function.identity(), (one, two) -> one));
    }

    private String result(Obligation duty, Map<UUID, Placed> answered, Words words) {
        String said = dues.pill(duty, words).words();
        return duty.fulfilledBy()
                .map(answered::get)
                .filter(one -> !one.incoming())
                .map(
                        one ->
                                words.say(
                                        "mail.register-answered",
                                        said,
                                        one.place() + "/" + one.year()))
                .orElse(said);
    }

    private String other(StoredMessage one, Person person, Words words) {
        return one.from().equals(person.acting())
                ? one.recipients().stream()
                        .map(it -> names.agency(it, words))
                        .collect(Collectors.joining(", "))
                : names.agency(one.from(), words);
    }

    private record Column(String key, Function<Line, Object> cell) {}

    /**
     * The register of one direction in the order of a paper one, or both in one list.
     *
     * @param way {@code den} for what came in, {@code di} for what went out; both otherwise
     */
    Table table(String way, List<String> notes, List<Line> lines, Words words) {
        List<Column> columns = new ArrayList<>();
        boolean in = way.equals("den");
        boolean out = way.equals("di");
        if (!in && !out) {
            columns.add(
                    new Column(
                            "way",
                            one ->
                                    words.say(
                                            one.sent()
                                                    ? "mail.register-out"
                                                    : "mail.register-in")));
        }
        columns.add(
                new Column(
                        in ? "place-in" : out ? "place-out" : "place",
                        one -> one.place().<Object>map(Integer::longValue).orElse("")));
        columns.add(new Column(in ? "day-in" : out ? "day-out" : "at", Line::at));
        if (!out) {
            columns.add(new Column(in ? "author" : "other", Line::other));
        }
        columns.add(new Column("symbol", Line::symbol));
        columns.add(new Column("abstract", Line::title));
        if (out) {
            columns.add(new Column("to-whom", Line::other));
        } else {
            columns.add(new Column("unit", Line::who));
            columns.add(new Column("due", one -> one.due().map(Object.class::cast).orElse("")));
            columns.add(new Column("result", Line::result));
        }
        columns.add(new Column("case", Line::caseNumber));
        columns.add(new Column("files", one -> (long) one.attachments()));
        String title =
                in ? "mail.register-book-in" : out ? "mail.register-book-out" : "mail.register";
        return new Table(
                words.say(title),
                notes,
                columns.stream().map(one -> words.say("mail.register-" + one.key())).toList(),
                lines.stream()
                        .map(line -> columns.stream().map(one -> one.cell().apply(line)).toList())
                        .toList());
    }
}
