package vn.liennganh.regulation.workbench.walk;

import java.util.Optional;
import java.util.Set;

/**
 * A step that the judge allows in a situation.
 *
 * @param step its name for people
 * @param line what was said; empty where time alone did it
 * @param with what the exchange must have for it beside what it has for certain
 * @param to the situation after it
 * @param gains what the exchange has after it beside what the situation has for certain
 * @param opened what is owed because of it and still to be done
 * @param touches true where it opened, fulfilled or replaced what is owed
 */
record Passage(
        String step,
        Optional<Stage.Line> line,
        Set<Means> with,
        Node to,
        Set<Means> gains,
        Set<Debt> opened,
        boolean touches) {

    /** True where it is open for certain to an exchange that has this beside. */
    boolean open(Set<Means> beside) {
        return beside.containsAll(with);
    }

    /** The same while something is owed, which brings means of its own. */
    boolean open(Set<Means> beside, Debt debt) {
        for (Means one : with) {
            if (!beside.contains(one) && !one.givenWith(debt)) {
                return false;
            }
        }
        return true;
    }
}
