package vn.liennganh.console.law;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import vn.liennganh.console.amount.Days;
import vn.liennganh.legaltime.BlackoutWindow;
import vn.liennganh.legaltime.Blackouts;
import vn.liennganh.legaltime.WorkCalendar;
import vn.liennganh.legaltime.WorkCalendar.Status;

/**
 * A year of the working calendar.
 *
 * @param known whether anybody has entered the year: of another one every day is a guess
 * @param worked how many days are worked
 * @param special the days that differ from their place in the week, or are not sure
 */
public record YearView(
        int year,
        boolean known,
        List<Integer> years,
        int worked,
        List<Month> months,
        List<Special> special,
        List<Feast> feasts,
        List<String> always) {

    /** A month in weeks from Monday; days of other months are absent. */
    public record Month(int number, List<List<Optional<Day>>> weeks) {}

    /**
     * A day.
     *
     * @param kind {@code worked}, {@code weekend}, {@code off} or {@code exchange}, a rest day that
     *     is worked
     */
    public record Day(int number, String kind, String status, String name, boolean today) {}

    /** A day that the calendar speaks of. */
    public record Special(String day, int weekday, boolean worked, String status, String name) {}

    /** A time around a feast during which nothing is enforced by coercion. */
    public record Feast(String name, String from, String through, String status) {}

    static YearView of(
            int year, WorkCalendar calendar, Blackouts blackouts, LocalDate today, Locale locale) {
        List<Month> months = new ArrayList<>();
        int worked = 0;
        for (int month = 1; month <= 12; month++) {
            months.add(month(YearMonth.of(year, month), calendar, today, locale));
        }
        for (LocalDate day = LocalDate.of(year, 1, 1);
                day.getYear() == year;
                day = day.plusDays(1)) {
            worked += calendar.worked(day) ? 1 : 0;
        }
        TreeSet<Integer> years = new TreeSet<>(calendar.years());
        years.add(year);
        return new YearView(
                year,
                calendar.years().contains(year),
                List.copyOf(years),
                worked,
                months,
                calendar.entries().stream()
                        .filter(one -> one.day().getYear() == year)
                        .map(one -> special(one, locale))
                        .toList(),
                feasts(year, blackouts, locale),
                always(blackouts, locale));
    }

    private static Month month(
            YearMonth month, WorkCalendar calendar, LocalDate today, Locale locale) {
        List<List<Optional<Day>>> weeks = new ArrayList<>();
        List<Optional<Day>> week = new ArrayList<>();
        for (int i = 1; i < month.atDay(1).getDayOfWeek().getValue(); i++) {
            week.add(Optional.empty());
        }
        for (int number = 1; number <= month.lengthOfMonth(); number++) {
            LocalDate day = month.atDay(number);
            week.add(Optional.of(day(day, calendar, today, locale)));
            if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                weeks.add(week);
                week = new ArrayList<>();
            }
        }
        if (!week.isEmpty()) {
            while (week.size() < 7) {
                week.add(Optional.empty());
            }
            weeks.add(week);
        }
        return new Month(month.getMonthValue(), weeks);
    }

    private static Day day(LocalDate day, WorkCalendar calendar, LocalDate today, Locale locale) {
        boolean weekend =
                day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        boolean worked = calendar.worked(day);
        String kind = worked ? (weekend ? "exchange" : "worked") : (weekend ? "weekend" : "off");
        return new Day(
                day.getDayOfMonth(),
                kind,
                word(calendar.status(day)),
                calendar.entry(day).map(one -> name(one, locale)).orElse(""),
                day.equals(today));
    }

    private static Special special(WorkCalendar.Entry one, Locale locale) {
        return new Special(
                Days.text(one.day()),
                one.day().getDayOfWeek().getValue(),
                one.worked(),
                word(one.status()),
                name(one, locale));
    }

    private static List<Feast> feasts(int year, Blackouts blackouts, Locale locale) {
        List<Feast> feasts = new ArrayList<>();
        blackouts.names().stream()
                .flatMap(name -> blackouts.window(name).stream())
                .sorted(Comparator.comparing(BlackoutWindow::id))
                .forEach(
                        window -> {
                            if (window instanceof BlackoutWindow.Feast feast) {
                                feast.feasts().stream()
                                        .filter(first -> first.day().getYear() == year)
                                        .forEach(
                                                first ->
                                                        feasts.add(
                                                                new Feast(
                                                                        name(window, locale),
                                                                        Days.text(
                                                                                feast.range(first)
                                                                                        .from()),
                                                                        Days.text(
                                                                                feast.range(first)
                                                                                        .through()),
                                                                        word(first.status()))));
                            }
                        });
        return feasts;
    }

    private static List<String> always(Blackouts blackouts, Locale locale) {
        return blackouts.names().stream()
                .sorted()
                .flatMap(name -> blackouts.window(name).stream())
                .filter(window -> !(window instanceof BlackoutWindow.Feast))
                .map(window -> name(window, locale))
                .toList();
    }

    private static String name(BlackoutWindow window, Locale locale) {
        return locale.getLanguage().equals("en") ? window.en() : window.vi();
    }

    private static String name(WorkCalendar.Entry entry, Locale locale) {
        return locale.getLanguage().equals("en") ? entry.en() : entry.vi();
    }

    private static String word(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
