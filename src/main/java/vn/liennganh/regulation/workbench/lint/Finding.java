package vn.liennganh.regulation.workbench.lint;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.regulation.workbench.sheet.Place;

/**
 * One thing that is wrong, where it is wrong.
 *
 * @param args what the sentence names: ids and numbers, never prose
 */
public record Finding(Kind kind, Place place, List<String> args) {

    /** What can be wrong. An error is a rule that cannot mean what it says. */
    public enum Kind {
        REFUSED(true),
        UNREACHABLE_STATE(true),
        STATE_WITHOUT_EXIT(true),
        MESSAGE_NEVER_PERMITTED(true),
        DUTY_NOBODY_CAN_FULFIL(true),
        MISSING_SCHEMA(true),
        MISSING_SAMPLE(true),
        CITATION_WITHOUT_CODE(true),
        UNKNOWN_CODE(true),
        UNKNOWN_INSTRUMENT(true),
        NO_CITATION(true),
        NOTHING_TO_SHOW(true),
        POINT_OF_A_SCAN(true),
        OVERLAPPING_DATES(true),
        UNKNOWN_ROLE(true),
        ROLE_WITHOUT_AGENCY(true),
        UNKNOWN_KIND(true),
        UNKNOWN_CAPACITY(true),
        UNKNOWN_STATE(true),
        UNKNOWN_MESSAGE(true),
        UNKNOWN_LAPSE_POLICY(true),
        UNKNOWN_POLICY(true),
        UNUSED_POLICY(false),
        UNKNOWN_FACT(true),
        FACT_NEVER_TOLD(true),
        FACT_NEVER_ENDS(true),
        FACT_ABOUT_DIFFERS(true),
        UNUSED_FACT(false),
        FIELD_NOT_IN_SCHEMA(true),
        VALUE_NOT_IN_SCHEMA(true),
        BUSINESS_KEY_NOWHERE(true),
        UNKNOWN_GROUP(true),
        TYPE_WITHOUT_CATALOGUE_CODE(true),
        UNKNOWN_CATALOGUE_CODE(true),
        CATALOGUE_CODE_WITHOUT_TYPE(false),
        WALK_INCOMPLETE(true),
        DEAD_END(true),
        DUTY_NEVER_DISCHARGED(true),
        NOT_RELEASABLE(true),
        NEVER_ACCEPTED(true);

        private final boolean error;

        Kind(boolean error) {
            this.error = error;
        }

        public boolean error() {
            return error;
        }

        /** The name in listings, in kebab-case. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** By file, then line. */
    public static final Comparator<Finding> IN_ORDER =
            Comparator.comparing((Finding one) -> one.place().file().toString())
                    .thenComparingInt(one -> one.place().line())
                    .thenComparing(Finding::kind)
                    .thenComparing(one -> one.args().toString());

    public Finding {
        args = List.copyOf(args);
    }

    public static Finding of(Kind kind, Place place, Object... args) {
        return new Finding(kind, place, Arrays.stream(args).map(String::valueOf).toList());
    }

    public boolean error() {
        return kind.error();
    }

    public String sentence(Locale locale) {
        return Texts.render(new Text("workbench.finding." + kind.label(), args), locale);
    }
}
