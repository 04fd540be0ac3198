package vn.liennganh.regulation.explain;

import java.util.Locale;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.regulation.overlay.Overlays.OfficeTarget;

/** Says what an office aims at, by the name of its regulation and never as law. */
public final class TargetWords {

    private TargetWords() {}

    /** The whole of it in one sentence. */
    public static String text(OfficeTarget target, Locale locale) {
        return Explanation.say(
                locale,
                "explain.office-target",
                target.overlay().name().in(locale),
                limit(target, locale),
                Days.due(target.due(), locale));
    }

    /** The length alone. */
    public static String limit(OfficeTarget target, Locale locale) {
        TimeLimit within = target.within();
        return Explanation.say(
                locale, "explain.limit." + within.unit().wireName(), within.amount());
    }
}
