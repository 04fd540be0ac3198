package vn.liennganh.console.operator.change;

import java.util.Optional;
import java.util.Set;
import vn.liennganh.console.operator.change.ChangeProposal.What;
import vn.liennganh.directory.change.Warrant;

/** How some kinds of changes are judged and done. */
interface Act {

    Set<ChangeKind> kinds();

    /**
     * The state that the change rests on, as text to be digested.
     *
     * @return empty where there is nothing that could be changed like this
     */
    Optional<String> basis(What what);

    /** Why it does not fit with what else is registered, for operators; empty where it does. */
    Optional<String> fault(What what);

    /**
     * Does it, in the caller's transaction.
     *
     * @return what the approver is shown, once; empty where there is nothing
     * @throws vn.liennganh.yaml.ConfigProblem if it does not fit; then nothing has changed
     * @throws Overtaken if what it is about has changed since it was looked at; nothing has changed
     */
    Optional<String> apply(What what, Warrant warrant);

    /** Somebody was faster: what was to be changed is another by now. */
    final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
