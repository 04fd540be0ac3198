package vn.liennganh.console.police.feed;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.liennganh.coercion.SeenCoercions;
import vn.liennganh.coercion.operation.Commitment;
import vn.liennganh.coercion.operation.Fact;
import vn.liennganh.coercion.operation.Operation;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.due.Dues;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.police.Look;
import vn.liennganh.console.police.Said;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.language.Words;

/** Counts what was asked of each unit in a month, by the day on which it was asked. */
@Component
public class MonthFigures {

    private final SeenCoercions operations;
    private final DutyNames names;
    private final Dues dues;

    MonthFigures(SeenCoercions operations, DutyNames names, Dues dues) {
        this.operations = operations;
        this.names = names;
        this.dues = dues;
    }

    /**
     * One operation for one of the police.
     *
     * @param agreed by the last that it said, so that nothing is both agreed and refused
     * @param days worked days until the first answer; absent while there is none
     */
    public record Row(
            String police,
            String unit,
            String number,
            String when,
            String look,
            boolean agreed,
            boolean moved,
            boolean refused,
            Optional<Integer> days) {}

    /** One unit together; the average is of those answered. */
    public record Line(
            String police,
            String unit,
            int asked,
            int agreed,
            int moved,
            int refused,
            Optional<Double> days) {}

    public record Figures(List<Line> lines, List<Row> rows) {}

    Figures of(Person person, YearMonth month, Words words) {
        Instant from = LegalClock.midnight(month.atDay(1));
        Instant to = LegalClock.midnight(month.plusMonths(1).atDay(1));
        List<Row> rows = new ArrayList<>();
        for (Operation one : operations.moved(person.acting(), from)) {
            Optional<Fact> first = one.facts().stream().findFirst();
            boolean asked =
                    first.filter(fact -> !fact.at().isBefore(from) && fact.at().isBefore(to))
                            .isPresent();
            if (asked && one.terms().isPresent()) {
                one.police().forEach(police -> rows.add(row(one, police, words)));
            }
        }
        return new Figures(lines(rows), rows);
    }

    private Row row(Operation one, AgencyId police, Words words) {
        Said said = new Said(words.locale());
        Look look = Look.of(one, police);
        Optional<Fact> reply =
                said(one, police, "consultation-reply", "provincial-reply").findFirst();
        Optional<Fact> asked =
                one.facts().stream().filter(fact -> fact.to().contains(police)).findFirst();
        Optional<Integer> days =
                reply.flatMap(
                        fact ->
                                asked.map(
                                        start ->
                                                dues.workedDays(
                                                        LegalClock.day(start.at()),
                                                        LegalClock.day(fact.at()))));
        boolean moved =
                one.postponed()
                        || one.all("time-proposal").stream()
                                .anyMatch(fact -> fact.from().equals(police));
        return new Row(
                names.agency(police, words),
                one.committed(police).map(Commitment::unit).orElse(""),
                one.key().number(),
                one.terms().map(terms -> said.moment(terms.time())).orElse(""),
                said.say(look.key()),
                agreed(one, police),
                moved,
                look == Look.REFUSED,
                days);
    }

    /** Whoever said yes and cannot come in the end has agreed as little as who said no. */
    static boolean agreed(Operation one, AgencyId police) {
        return said(one, police, "consultation-reply", "provincial-reply", "unable-to-deploy")
                .reduce((earlier, later) -> later)
                .filter(fact -> !fact.is("unable-to-deploy"))
                .filter(fact -> fact.word().startsWith("agree"))
                .isPresent();
    }

    private static Stream<Fact> said(Operation one, AgencyId police, String... types) {
        return one.all(types).stream().filter(fact -> fact.from().equals(police));
    }

    private static List<Line> lines(List<Row> rows) {
        Map<String, List<Row>> units = new TreeMap<>();
        rows.forEach(
                one ->
                        units.computeIfAbsent(
                                        one.police() + "\n" + one.unit(), key -> new ArrayList<>())
                                .add(one));
        List<Line> lines = new ArrayList<>();
        for (List<Row> own : units.values()) {
            List<Integer> days = own.stream().flatMap(one -> one.days().stream()).toList();
            lines.add(
                    new Line(
                            own.get(0).police(),
                            own.get(0).unit(),
                            own.size(),
                            (int) own.stream().filter(Row::agreed).count(),
                            (int) own.stream().filter(Row::moved).count(),
                            (int) own.stream().filter(Row::refused).count(),
                            days.isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(
                                            days.stream()
                                                    .mapToInt(one -> one)
                                                    .average()
                                                    .orElse(0))));
        }
        return lines;
    }
}
