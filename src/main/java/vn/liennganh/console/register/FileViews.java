package vn.liennganh.console.register;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.amount.Dong;
import vn.liennganh.console.form.SchemaWords;
import vn.liennganh.console.matter.MatterWords;
import vn.liennganh.console.matter.OwedLine;
import vn.liennganh.desk.Standing;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.language.Words;
import vn.liennganh.register.Register;
import vn.liennganh.register.figure.Items;
import vn.liennganh.register.file.CaseFile;
import vn.liennganh.register.file.Line;

/** Words the files of registers, cut to what their reader was told. */
@Service
class FileViews {

    private static final Pattern WORD = Pattern.compile("[a-z]+(-[a-z]+)*");

    private final MatterWords matter;

    FileViews(MatterWords matter) {
        this.matter = matter;
    }

    /** What a reader may see of a file. */
    static CaseFile seen(Standing<CaseFile> one, Set<AgencyId> readers) {
        return readers.contains(one.matter().agency())
                ? one.content()
                : one.content().toldTo(readers);
    }

    static List<UUID> exchanges(CaseFile seen) {
        return seen.lines().stream().map(Line::exchange).distinct().toList();
    }

    /** The messages whose words stand on the page of a file. */
    static Set<UUID> told(CaseFile seen) {
        return seen.lines().stream().map(Line::message).collect(Collectors.toSet());
    }

    /** Lines of a list, the most urgent first; they tell no words of messages. */
    List<FileView.Row> rows(
            List<Standing<CaseFile>> files, Set<AgencyId> readers, Person person, Words words) {
        Map<UUID, OwedLine> owed =
                matter.first(
                        files.stream()
                                .flatMap(one -> exchanges(seen(one, readers)).stream())
                                .toList(),
                        person,
                        words);
        return files.stream()
                .filter(one -> !seen(one, readers).lines().isEmpty())
                .map(one -> row(one, seen(one, readers), owed, words))
                .sorted(
                        Comparator.comparing(
                                one -> one.owed().map(it -> it.due().instant()).orElse("9")))
                .toList();
    }

    private FileView.Row row(
            Standing<CaseFile> one, CaseFile seen, Map<UUID, OwedLine> owed, Words words) {
        Line last = seen.lines().get(seen.lines().size() - 1);
        return new FileView.Row(
                last.exchange(),
                number(one),
                matter.agency(one.matter().agency(), words),
                seen.lanes().stream().map(it -> state(it, words)).distinct().toList(),
                matter.title(last.type(), words),
                words.moment(last.at()),
                exchanges(seen).stream()
                        .flatMap(it -> Optional.ofNullable(owed.get(it)).stream())
                        .min(Comparator.comparing(it -> it.due().instant())));
    }

    private String state(CaseFile.Lane one, Words words) {
        return matter.state(one.procedure(), one.state(), words);
    }

    FileView of(Standing<CaseFile> one, Set<AgencyId> readers, Person person, Words words) {
        CaseFile seen = seen(one, readers);
        boolean evidence = one.matter().part().equals(Register.EVIDENCE.word());
        return new FileView(
                number(one),
                matter.agency(one.matter().agency(), words),
                one.matter().part(),
                seen.lanes().stream().map(it -> standing(it, words)).toList(),
                said(seen, person, words),
                evidence ? Items.of(seen) : List.of(),
                matter.owed(exchanges(seen), person, words));
    }

    private FileView.Standing standing(CaseFile.Lane one, Words words) {
        return new FileView.Standing(
                matter.procedure(one.procedure(), words),
                one.party().map(it -> matter.agency(it, words)).orElse(""),
                state(one, words),
                words.moment(one.since()));
    }

    /** One for each message, with the items of its lists. */
    private List<FileView.Said> said(CaseFile seen, Person person, Words words) {
        Map<UUID, List<Line>> messages = new LinkedHashMap<>();
        seen.lines()
                .forEach(
                        one ->
                                messages.computeIfAbsent(one.message(), key -> new ArrayList<>())
                                        .add(one));
        return messages.values().stream().map(all -> said(all, person, words)).toList();
    }

    private FileView.Said said(List<Line> all, Person person, Words words) {
        Line first = all.get(0);
        return new FileView.Said(
                matter.title(first.type(), words),
                matter.agency(first.from(), words),
                words.moment(first.at()),
                when(first.when(), words),
                first.part().isEmpty() ? first.text() : "",
                first.part().isEmpty() ? word(first.word(), words) : "",
                amount(first),
                all.stream()
                        .filter(one -> !one.part().isEmpty())
                        .map(one -> item(one, words))
                        .toList(),
                matter.link(first.message(), person));
    }

    private static String amount(Line one) {
        boolean money = one.part().isEmpty() && one.unit().isEmpty() && one.amount() != 0;
        return money ? Dong.full(one.amount()) : "";
    }

    private static String item(Line one, Words words) {
        String count = one.amount() == 0 ? "" : Long.toString(one.amount());
        return Stream.of(
                        when(one.when(), words),
                        one.text(),
                        word(one.word(), words),
                        (count + " " + one.unit()).strip())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** An opening without a case number is filed under the id of its exchange. */
    static String number(Standing<CaseFile> one) {
        String number = one.matter().number();
        boolean none =
                one.content().lanes().stream()
                        .anyMatch(lane -> lane.exchange().toString().equals(number));
        return none ? "" : number;
    }

    /** A word of a schema in the reader's language; a name or a number as it is written. */
    private static String word(String text, Words words) {
        return WORD.matcher(text).matches() ? SchemaWords.of(text, words.locale()) : text;
    }

    /** A day or a moment as messages write it, as people read it. */
    static String when(String text, Words words) {
        try {
            return text.length() > "2026-01-01".length()
                    ? words.moment(moment(text))
                    : text.isEmpty() ? "" : words.day(LocalDate.parse(text));
        } catch (DateTimeException other) {
            return text;
        }
    }

    private static Instant moment(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
