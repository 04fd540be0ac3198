package vn.liennganh.regulation.explain;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.liennganh.legaltime.Due;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.legaltime.Line;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.legaltime.TimeLimit.Unit;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.regulation.Citation;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.RuleBook;

/** Why one duty is due when it is, for people to read in their language. */
public final class Explanation {

    private final Obligation duty;
    private final Due due;
    private final List<Citation> citations;

    private Explanation(Obligation duty, Due due, List<Citation> citations) {
        this.duty = duty;
        this.due = due;
        this.citations = citations;
    }

    /**
     * One line of it.
     *
     * @param through the last of the days that the line is about
     * @param why the name of what the day is to the count, in kebab-case
     */
    public record Said(LocalDate day, LocalDate through, String why, String text) {}

    /** Counts the duty again under the calendars of today, line by line. */
    public static Explanation of(Obligation duty, RuleBook rules) {
        Obligation.Reckoning reckoning = duty.reckoning();
        Due due = rules.clock().due(reckoning.from(), reckoning.limit(), reckoning.pauses());
        return new Explanation(
                duty, due, rules.duty(duty.rule()).map(rule -> rule.citations()).orElse(List.of()));
    }

    /** The event from which the limit is counted, and whether it is attested. */
    public String start(Locale locale) {
        String event = say(locale, "explain.event." + duty.start().wireName());
        String from = Days.moment(duty.reckoning().from(), locale);
        boolean attested = duty.startedAt().isPresent();
        return say(locale, attested ? "explain.start" : "explain.start.not-attested", event, from);
    }

    /** The limit as the rule gives it; an office's own limit is never shown as the law's. */
    public String limit(Locale locale) {
        TimeLimit limit = duty.reckoning().limit();
        String text = say(locale, "explain.limit." + limit.unit().wireName(), limit.amount());
        if (duty.immediately()) {
            Duration target = Duration.between(duty.reckoning().from(), duty.due());
            return say(locale, "explain.limit.target", text, target.toHours());
        }
        if (duty.reckoning().extended()) {
            text = say(locale, "explain.limit.extended", text);
        }
        return duty.policy() ? say(locale, "explain.limit.policy", text) : text;
    }

    /** Every day counted and passed over, in the order of counting. */
    public List<Said> lines(Locale locale) {
        boolean before = duty.reckoning().limit().unit().before();
        Lines words = new Lines(locale, before, limit(locale));
        List<Said> said = new ArrayList<>();
        for (Line line : due.explanation()) {
            said.add(
                    new Said(line.day(), line.through(), Lines.name(line.why()), words.text(line)));
        }
        duty.reckoning()
                .pausedAt()
                .ifPresent(
                        since -> {
                            LocalDate day = LegalClock.day(since);
                            said.add(
                                    new Said(
                                            day,
                                            day,
                                            Lines.name(Line.Why.PAUSED),
                                            words.standingStill(since)));
                        });
        return said;
    }

    /** Why the instant may yet change; empty where it is definite. */
    public List<String> provisional(Locale locale) {
        List<String> reasons = new ArrayList<>();
        if (duty.startedAt().isEmpty() && duty.outstanding()) {
            reasons.add(
                    say(
                            locale,
                            "explain.provisional.start",
                            say(locale, "explain.event." + duty.start().wireName()),
                            Days.moment(duty.reckoning().from(), locale)));
        }
        duty.reckoning()
                .pausedAt()
                .ifPresent(
                        at ->
                                reasons.add(
                                        say(
                                                locale,
                                                "explain.provisional.paused",
                                                Days.moment(at, locale))));
        if (due.provisional()) {
            List<String> days =
                    due.unsure().stream()
                            .map(range -> Days.range(range.from(), range.through(), locale))
                            .toList();
            reasons.add(say(locale, "explain.provisional.calendar", String.join(", ", days)));
        }
        return reasons;
    }

    /** The citations of the rule, as far as they may be shown, and how days are counted. */
    public List<String> citations(Locale locale) {
        List<String> shown = new ArrayList<>();
        citations.stream()
                .map(citation -> citation.shown(locale))
                .flatMap(Optional::stream)
                .distinct()
                .forEach(shown::add);
        if (duty.reckoning().limit().unit() != Unit.IMMEDIATELY) {
            shown.add(say(locale, "explain.method"));
        }
        return shown;
    }

    /** The whole of it as plain text, one line each. */
    public String text(Locale locale) {
        List<String> all = new ArrayList<>();
        all.add(start(locale));
        all.add(say(locale, "explain.limit", limit(locale)));
        lines(locale).forEach(line -> all.add(line.text()));
        all.add(say(locale, "explain.due", Days.due(duty.due(), locale)));
        all.addAll(provisional(locale));
        citations(locale).forEach(one -> all.add(say(locale, "explain.cited", one)));
        return String.join("\n", all);
    }

    static String say(Locale locale, String key, Object... args) {
        return Texts.render(Text.of(key, args), locale);
    }
}
