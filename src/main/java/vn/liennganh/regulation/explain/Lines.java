package vn.liennganh.regulation.explain;

import java.time.Instant;
import java.util.Locale;
import vn.liennganh.legaltime.Line;
import vn.liennganh.legaltime.Line.Why;
import vn.liennganh.legaltime.WorkCalendar;

/** Puts the lines of one count into words. */
final class Lines {

    private final Locale locale;
    private final boolean before;
    private final String limit;

    /**
     * @param before true where days are counted back from an act
     */
    Lines(Locale locale, boolean before, String limit) {
        this.locale = locale;
        this.before = before;
        this.limit = limit;
    }

    static String name(Why why) {
        return why.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String standingStill(Instant since) {
        return say("standing-still", Days.moment(since, locale));
    }

    String text(Line line) {
        String day = Days.range(line.day(), line.through(), locale);
        String moment = line.moment().map(at -> Days.moment(at, locale)).orElse(day);
        return switch (line.why()) {
            case START -> say("start", day);
            case ACT -> say(line.moment().isPresent() ? "act-at" : "act", moment);
            case COUNTED ->
                    line.entry()
                            .map(entry -> say(counted() + "-entry", day, line.ordinal(), in(entry)))
                            .orElseGet(() -> say(counted(), day, line.ordinal()));
            case RUN ->
                    say(line.day().equals(line.through()) ? "counted" : "run", day, line.ordinal());
            case NOT_WORKED -> say("not-worked", day, off(line));
            case PAUSED ->
                    line.moment().isPresent() ? say("paused-hours", moment) : say("paused", day);
            case SAME_NUMBER -> say("same-number", day);
            case MONTH_END -> say("month-end", day);
            case MOVED -> say(line.ordinal() > 0 ? "moved" : "still-off", day, off(line));
            case NEXT_WORKED -> say("next-worked", day);
            case FROM -> say("from", moment);
            case TO -> say(before ? "to-before" : "to", moment, limit);
            case IMMEDIATELY -> say("immediately", moment);
            case END -> say("end", day);
        };
    }

    private String counted() {
        return before ? "counted-before" : "counted";
    }

    /** Why a day is not worked: what the calendar calls it, or its place in the week. */
    private String off(Line line) {
        return line.entry().map(this::in).orElseGet(() -> say("weekend"));
    }

    private String in(WorkCalendar.Entry entry) {
        String name = locale.getLanguage().equals("en") ? entry.en() : entry.vi();
        boolean official = entry.status() == WorkCalendar.Status.OFFICIAL;
        return official ? name : say("not-official", name);
    }

    private String say(String key, Object... args) {
        return Explanation.say(locale, "explain.line." + key, args);
    }
}
