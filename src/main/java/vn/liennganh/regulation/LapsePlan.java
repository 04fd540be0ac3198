package vn.liennganh.regulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A lapse policy by name: which notices go to whom, when, around the due instant of a duty. */
public record LapsePlan(String name, List<Step> steps) {

    /** To whom a notice goes; {@code SUPERIOR} is the superior of whoever the duty is owed to. */
    public enum Addressee {
        PARTY,
        OWED_TO,
        SUPERIOR,
        /** The procuracy that is competent for the unit that handles the case. */
        PROCURACY;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** One notice to one addressee at one instant. */
    public record Notice(LapseAction kind, Instant at, Addressee to) {}

    /**
     * One step of the policy.
     *
     * @param beforePercent how much of the limit is left, in percent; 0 for the due instant and
     *     after it
     * @param offset from the due instant, negative before it; zero where a percentage is given
     */
    public record Step(LapseAction kind, int beforePercent, Duration offset, Set<Addressee> to) {}

    public LapsePlan {
        steps = List.copyOf(steps);
    }

    Set<LapseAction> actions() {
        Set<LapseAction> actions = EnumSet.noneOf(LapseAction.class);
        steps.forEach(step -> actions.add(step.kind()));
        return actions;
    }

    /** The notices in the order of time; {@code length} is the nominal length of the limit. */
    List<Notice> notices(Instant due, Duration length) {
        List<Notice> notices = new ArrayList<>();
        for (Step step : steps) {
            Duration offset =
                    step.beforePercent() == 0
                            ? step.offset()
                            : length.multipliedBy(step.beforePercent()).dividedBy(-100);
            step.to().forEach(to -> notices.add(new Notice(step.kind(), due.plus(offset), to)));
        }
        notices.sort(
                Comparator.comparing(Notice::at)
                        .thenComparing(Notice::kind)
                        .thenComparing(Notice::to));
        return List.copyOf(notices);
    }
}
