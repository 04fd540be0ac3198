package vn.liennganh.console.due;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.liennganh.directory.Directory;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.legaltime.TimeLimit.Unit;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.message.WireTime;
import vn.liennganh.message.language.Words;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.regulation.explain.Explanation;

/** Words the deadlines of duties at the hub's own time, counted by the days that are worked. */
@Component
public class Dues {

    /** From so few hours on, hours are said instead of days. */
    private static final int HOURS_SAID = 24;

    private static final String SOON = "soon";
    private static final String PLAIN = "";

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm").withZone(LegalClock.ZONE);

    private final RuleBook rules;
    private final Directory directory;
    private final Clock clock;

    Dues(RuleBook rules, Directory directory, Clock clock) {
        this.rules = rules;
        this.directory = directory;
        this.clock = clock;
    }

    /** The deadline of a duty as it is to be shown now. */
    public DuePill pill(Obligation duty, Words words) {
        Locale locale = words.locale();
        Instant now = clock.instant();
        Shown shown = shown(duty, now, locale);
        return new DuePill(
                duty.id().toString(),
                shown.chip(),
                shown.words(),
                lastMoment(duty.due(), now, locale),
                WireTime.seconds(duty.due()),
                overdue(duty, now),
                duty.provisional() && duty.outstanding(),
                Explanation.of(duty, rules),
                withheld(duty, now, locale),
                locale);
    }

    /** What the hub itself did to whoever owes it, so that nobody takes it for silence. */
    private List<String> withheld(Obligation duty, Instant now, Locale locale) {
        if (!duty.outstanding() && duty.status() != Obligation.Status.FULFILLED_LATE) {
            return List.of();
        }
        Instant end = duty.outstanding() && now.isAfter(duty.due()) ? now : duty.due();
        return directory.suspensions(duty.party()).stream()
                .filter(one -> one.touches(duty.reckoning().from(), end))
                .map(
                        one ->
                                one.to().isPresent()
                                        ? say(
                                                locale,
                                                "due.withheld-until",
                                                MOMENT.format(one.from()),
                                                MOMENT.format(one.to().get()))
                                        : say(
                                                locale,
                                                "due.withheld-since",
                                                MOMENT.format(one.from())))
                .toList();
    }

    /** Whether it is owed and its instant has passed, noticed yet or not. */
    public static boolean overdue(Obligation duty, Instant now) {
        return duty.running() && !now.isBefore(duty.due());
    }

    /** The last legal day on which a duty is still done in time. */
    public static LocalDate lastDay(Instant due) {
        return LegalClock.day(due.minusMillis(1));
    }

    /** How many worked days lie behind one day up to another; 0 where that is not later. */
    public int workedDays(LocalDate after, LocalDate through) {
        int count = 0;
        for (LocalDate day = after.plusDays(1); !day.isAfter(through); day = day.plusDays(1)) {
            count += rules.clock().calendar().worked(day) ? 1 : 0;
        }
        return count;
    }

    private record Shown(String chip, String words) {}

    private Shown shown(Obligation duty, Instant now, Locale locale) {
        return switch (duty.status()) {
            case FULFILLED -> new Shown("idle", say(locale, "due.done"));
            case FULFILLED_LATE -> new Shown(SOON, say(locale, "due.done-late"));
            case WAIVED -> new Shown("gone", say(locale, "due.waived"));
            case SUPERSEDED -> new Shown("gone", say(locale, "due.superseded"));
            case OPEN, OVERDUE -> owed(duty, now, locale);
        };
    }

    private Shown owed(Obligation duty, Instant now, Locale locale) {
        if (duty.paused()) {
            return new Shown("idle", say(locale, "due.paused"));
        }
        boolean ours = duty.policy() || duty.immediately();
        LocalDate today = LegalClock.day(now);
        LocalDate last = lastDay(duty.due());
        if (overdue(duty, now)) {
            return new Shown(ours ? SOON : "bad", late(duty, now, today, last, locale));
        }
        Duration left = Duration.between(now, duty.due());
        if (byHours(duty) && left.toHours() < HOURS_SAID || last.equals(today)) {
            return new Shown(SOON, hours("due.left-hours", "due.left-minutes", left, locale));
        }
        int days = workedDays(today, last);
        if (days == 0) {
            return new Shown(SOON, hours("due.left-hours", "due.left-minutes", left, locale));
        }
        return new Shown(days == 1 ? SOON : PLAIN, counted(locale, "due.left-days", days));
    }

    private String late(
            Obligation duty, Instant now, LocalDate today, LocalDate last, Locale locale) {
        String by = duty.policy() || duty.immediately() ? "due.beyond-target" : "due.late";
        int days = workedDays(last, today);
        return days > 0 && !(byHours(duty) && days == 1)
                ? counted(locale, by + "-days", days)
                : hours(by + "-hours", by + "-minutes", Duration.between(duty.due(), now), locale);
    }

    private static boolean byHours(Obligation duty) {
        Unit unit = duty.reckoning().limit().unit();
        return unit == Unit.HOURS || unit == Unit.HOURS_BEFORE || unit == Unit.IMMEDIATELY;
    }

    private static String hours(String inHours, String inMinutes, Duration span, Locale locale) {
        return span.toHours() > 0
                ? counted(locale, inHours, span.toHours())
                : say(locale, inMinutes, Math.max(1, span.toMinutes()));
    }

    /** The last day; with the time where that is not the end of the day. */
    private static String lastMoment(Instant due, Instant now, Locale locale) {
        ZonedDateTime local = due.atZone(LegalClock.ZONE);
        boolean wholeDay = local.toLocalTime().equals(LocalTime.MIDNIGHT);
        LocalDate day = wholeDay ? local.toLocalDate().minusDays(1) : local.toLocalDate();
        boolean thisYear = day.getYear() == LegalClock.day(now).getYear();
        String shown = format(thisYear ? "due.pattern.day" : "due.pattern.day-year", locale, day);
        return wholeDay
                ? shown
                : say(locale, "due.at", format("due.pattern.time", locale, local), shown);
    }

    private static String format(
            String pattern, Locale locale, java.time.temporal.TemporalAccessor at) {
        return DateTimeFormatter.ofPattern(say(locale, pattern), locale).format(at);
    }

    /** One has a sentence of its own. */
    private static String counted(Locale locale, String key, long count) {
        return count == 1 ? say(locale, key + "-one") : say(locale, key, count);
    }

    private static String say(Locale locale, String key, Object... args) {
        return Texts.render(Text.of(key, args), locale);
    }
}
