package vn.liennganh.console.operator;

import java.util.List;

/**
 * How far an agency has come on its way to working over the hub.
 *
 * @param open steps that are neither done nor waived
 * @param late those of them whose day has passed
 * @param said what operators said of its steps, the latest first
 */
public record JoiningView(List<Line> lines, long open, long late, List<Said> said) {

    /**
     * A step.
     *
     * @param step its word
     * @param state {@code done}, {@code waived}, {@code late}, {@code planned} or {@code open}
     * @param day on which it was done; empty where nobody knows
     * @param hint a sentence beside it; empty where there is nothing more to say
     * @param due as people write it, {@code dueField} as a field of a form has it
     * @param version of what was said last; 0 where nothing was
     */
    public record Line(
            String step,
            String state,
            String day,
            String hint,
            String owner,
            String due,
            String dueField,
            int version) {

        /** Whether somebody still has something to do about it. */
        public boolean open() {
            return !state.equals("done") && !state.equals("waived");
        }
    }

    /** Who said what of which step. */
    public record Said(
            String at, String by, String step, String owner, String due, boolean waived) {}
}
