package vn.liennganh.console.operator.change;

import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.liennganh.console.operator.change.ChangeProposal.What;
import vn.liennganh.directory.Directory;
import vn.liennganh.directory.change.Suspensions;
import vn.liennganh.directory.change.Warrant;
import vn.liennganh.message.AgencyId;

/**
 * Withholds an agency's channel and gives it back. It rests on how often that was done before, so
 * that a proposal of an earlier stretch ends no later one.
 */
@Component
class SuspensionAct implements Act {

    private final Suspensions suspensions;
    private final Directory directory;

    SuspensionAct(Suspensions suspensions, Directory directory) {
        this.suspensions = suspensions;
        this.directory = directory;
    }

    @Override
    public Set<ChangeKind> kinds() {
        return Set.of(ChangeKind.SUSPEND, ChangeKind.RESTORE);
    }

    /** The hub does not shut itself out, and what is ended has no channel to withhold. */
    @Override
    public Optional<String> basis(What what) {
        AgencyId agency = what.agency();
        boolean another =
                directory
                        .agencyOn(agency, directory.today())
                        .filter(one -> !one.kind().equals(EntryAct.HUB))
                        .isPresent();
        boolean wanted = what.kind() == ChangeKind.SUSPEND;
        if (directory.suspended(agency) == wanted || wanted && !another) {
            return Optional.empty();
        }
        return Optional.of("stretches " + directory.suspensions(agency).size());
    }

    @Override
    public Optional<String> fault(What what) {
        return Optional.empty();
    }

    @Override
    public Optional<String> apply(What what, Warrant warrant) {
        if (!suspensions.set(what.agency(), what.kind() == ChangeKind.SUSPEND, warrant)) {
            throw new Overtaken();
        }
        return Optional.empty();
    }
}
