package vn.liennganh.directory;

import java.util.List;
import vn.liennganh.message.AgencyId;

/** At whose desk something arrives that names a code, on one day. */
public sealed interface Heir {

    /** The named agency itself, which is in force. */
    record Itself(Agency agency) implements Heir {}

    /** The named agency has ended; this one carries on. */
    record Successor(Agency agency) implements Heir {}

    /** It has ended, several carry on, and no rule says which of them. */
    record Several(List<AgencyId> choice) implements Heir {

        public Several {
            choice = List.copyOf(choice);
        }
    }

    /** Nobody of this code, or nobody who carries on. */
    record None() implements Heir {}
}
