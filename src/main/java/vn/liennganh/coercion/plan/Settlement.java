package vn.liennganh.coercion.plan;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.liennganh.coercion.operation.Fact;
import vn.liennganh.coercion.operation.Operation;
import vn.liennganh.legaltime.LegalClock;

/** What an operation costs at the rates of the law, by what its messages say. */
public record Settlement(List<Line> lines) {

    /** For what. */
    public enum Kind {
        MEETING_CHAIR,
        MEETING_MEMBER,
        COERCION_CHAIR,
        COERCION_MEMBER;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One line; fuel, vehicles, fire service and medical care are paid by contract or invoice and
     * are nowhere here.
     *
     * @param rate whole dong for a person and a day
     */
    public record Line(Kind kind, int people, int days, long rate) {

        public long amount() {
            return rate * people * days;
        }
    }

    public Settlement {
        lines = List.copyOf(lines);
    }

    public long total() {
        return lines.stream().mapToLong(Line::amount).sum();
    }

    /** A meeting counts by its minutes; one person chairs, the others take part. */
    public static Settlement of(Operation operation, OfficePolicy.Rates rates) {
        List<Line> lines = new ArrayList<>();
        List<Fact> meetings = operation.all("meeting-minutes");
        if (!meetings.isEmpty()) {
            lines.add(new Line(Kind.MEETING_CHAIR, 1, meetings.size(), rates.meetingChair()));
        }
        int members = meetings.stream().mapToInt(one -> Math.max(0, one.people() - 1)).sum();
        if (members > 0) {
            lines.add(new Line(Kind.MEETING_MEMBER, members, 1, rates.meetingMember()));
        }
        Optional<Fact> result = operation.last("result-report");
        if (result.isPresent()) {
            int days = days(result.get());
            lines.add(new Line(Kind.COERCION_CHAIR, 1, days, rates.coercionChair()));
            if (operation.committed() > 0) {
                lines.add(
                        new Line(
                                Kind.COERCION_MEMBER,
                                operation.committed(),
                                days,
                                rates.coercionMember()));
            }
        }
        return new Settlement(lines);
    }

    private static int days(Fact result) {
        LocalDate from = LegalClock.day(result.when().orElse(result.at()));
        LocalDate to = LegalClock.day(result.until().orElse(result.at()));
        return (int) Math.max(1, Math.min(1_000, ChronoUnit.DAYS.between(from, to) + 1));
    }
}
