package vn.liennganh.console.operator.joining;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the hub itself knows of a step.
 *
 * @param day on which it came about, or will end where the hint says so; empty where nobody knows
 * @param hint key of what there is to know besides; empty where there is nothing
 */
public record Fact(boolean done, Optional<LocalDate> day, String hint) {

    static Fact done(Optional<LocalDate> day) {
        return new Fact(true, day, "");
    }

    static Fact open() {
        return open("");
    }

    static Fact open(String hint) {
        return new Fact(false, Optional.empty(), hint);
    }
}
