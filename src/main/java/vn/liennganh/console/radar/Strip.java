package vn.liennganh.console.radar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.liennganh.console.due.Dues;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.legaltime.WorkCalendar;
import vn.liennganh.message.language.Words;

/**
 * Days as the radar lays them side by side: what is overdue, today, the days of a week, weeks. A
 * weekend has a column of its own only where something is due on it.
 */
public final class Strip {

    /** The column of what is too late. */
    static final String OVERDUE = "qua-han";

    private static final int DAYS = 7;
    private static final int WEEKS = 3;

    private final WorkCalendar calendar;
    private final Words words;
    private final Instant now;
    private final List<Column> columns = new ArrayList<>();

    /**
     * One column.
     *
     * @param key names it in links
     * @param note the name of a holiday
     * @param from the first day of it; empty for what is overdue
     * @param through the last day; empty for everything later
     */
    public record Column(
            String key,
            String head,
            String note,
            Optional<LocalDate> from,
            Optional<LocalDate> through,
            int mine,
            int theirs) {

        public boolean overdue() {
            return from.isEmpty();
        }

        private Column counting(boolean byMe) {
            return new Column(
                    key, head, note, from, through, mine + (byMe ? 1 : 0), theirs + (byMe ? 0 : 1));
        }
    }

    Strip(WorkCalendar calendar, Words words, Instant now, List<Owed> duties) {
        this.calendar = calendar;
        this.words = words;
        this.now = now;
        LocalDate today = LegalClock.day(now);
        add(OVERDUE, words.say("radar.overdue"), "", Optional.empty(), Optional.of(today));
        day(today, words.say("radar.today"));
        for (int step = 1; step <= DAYS; step++) {
            day(today.plusDays(step), "");
        }
        LocalDate from = today.plusDays(DAYS + 1L);
        for (int week = 0; week < WEEKS; week++) {
            LocalDate through = from.plusDays(7L - from.getDayOfWeek().getValue());
            add(
                    "tuan-" + from,
                    words.say("radar.week", short_(from)),
                    "",
                    Optional.of(from),
                    Optional.of(through));
            from = through.plusDays(1);
        }
        add("sau", words.say("radar.later"), "", Optional.of(from), Optional.empty());
        duties.forEach(this::count);
        columns.removeIf(
                one -> one.mine() + one.theirs() == 0 && weekend(one) && one.note().isEmpty());
    }

    List<Column> columns() {
        return List.copyOf(columns);
    }

    /** The name of the column in which a duty lies. */
    String keyOf(Owed owed) {
        return columns.get(indexOf(owed)).key();
    }

    private void count(Owed owed) {
        int at = indexOf(owed);
        columns.set(at, columns.get(at).counting(owed.mine()));
    }

    private int indexOf(Owed owed) {
        if (Dues.overdue(owed.duty(), now)) {
            return 0;
        }
        LocalDate last = Dues.lastDay(owed.duty().due());
        for (int i = 1; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (column.through().isEmpty() || !last.isAfter(column.through().get())) {
                return i;
            }
        }
        return columns.size() - 1;
    }

    private void day(LocalDate day, String name) {
        String note =
                calendar.entry(day)
                        .filter(entry -> !entry.worked())
                        .map(entry -> english() ? entry.en() : entry.vi())
                        .orElse("");
        String head = name.isEmpty() ? named(day) : name;
        add(day.toString(), head, note, Optional.of(day), Optional.of(day));
    }

    private void add(
            String key,
            String head,
            String note,
            Optional<LocalDate> from,
            Optional<LocalDate> through) {
        columns.add(new Column(key, head, note, from, through, 0, 0));
    }

    private boolean weekend(Column column) {
        return column.from().equals(column.through())
                && column.from()
                        .filter(day -> ChronoUnit.DAYS.between(LegalClock.day(now), day) > 0)
                        .filter(day -> !calendar.worked(day))
                        .isPresent();
    }

    private boolean english() {
        return words.locale().getLanguage().equals(Locale.ENGLISH.getLanguage());
    }

    private String named(LocalDate day) {
        return java.time.format.DateTimeFormatter.ofPattern(
                        words.say("radar.pattern.day"), words.locale())
                .format(day);
    }

    private String short_(LocalDate day) {
        return java.time.format.DateTimeFormatter.ofPattern(
                        words.say("radar.pattern.short"), words.locale())
                .format(day);
    }
}
