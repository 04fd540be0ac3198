package vn.liennganh.console.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.liennganh.console.signin.Member;
import vn.liennganh.console.signin.Members;
import vn.liennganh.delivery.Inbox;
import vn.liennganh.delivery.InboxItem;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.exchange.ObligationFilter;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.Obligation;

/** Counts what waits for a member's agency. */
@Service
class Waiting {

    private static final int COUNTED = 50;

    private final Members members;
    private final Directory directory;
    private final Inbox inbox;
    private final Sight sight;

    Waiting(Members members, Directory directory, Inbox inbox, Sight sight) {
        this.members = members;
        this.directory = directory;
        this.inbox = inbox;
        this.sight = sight;
    }

    /**
     * How much waits, 50 at most of each.
     *
     * @param fresh of those waiting, what was accepted since the member was told
     */
    record Count(int fresh, int waiting, int overdue) {}

    /** Empty for whoever is no member any more. */
    Optional<Count> count(UUID member, Instant told) {
        return members.find(member)
                .filter(one -> one.inForce(members.today()))
                .map(Member::agency)
                .map(this::acting)
                .map(agency -> count(agency, told));
    }

    private Count count(AgencyId agency, Instant told) {
        List<InboxItem> waiting =
                inbox.list(agency, COUNTED, Duration.ZERO, Optional.empty()).items();
        long fresh = waiting.stream().filter(one -> one.acceptedAt().isAfter(told)).count();
        return new Count((int) fresh, waiting.size(), overdue(agency));
    }

    /** In whose name members of an agency work: a division's in that of its province. */
    private AgencyId acting(AgencyId agency) {
        return directory.agency(agency).flatMap(Agency::actsFor).orElse(agency);
    }

    private int overdue(AgencyId agency) {
        return sight.obligations(
                        agency,
                        new ObligationFilter(
                                EnumSet.of(Obligation.Status.OVERDUE), ObligationFilter.Role.PARTY),
                        Optional.empty(),
                        COUNTED)
                .items()
                .size();
    }
}
