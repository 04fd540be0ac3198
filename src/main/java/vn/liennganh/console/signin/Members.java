package vn.liennganh.console.signin;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.WireTime;

/** Who may work here, for whom, as what. */
@Service
public class Members {

    private final MemberRepository members;
    private final Clock clock;

    /**
     * @param clock the machine's: who may sign in does not move with what the hub attests
     */
    Members(MemberRepository members, @Qualifier("machineClock") Clock clock) {
        this.members = members;
        this.clock = clock;
    }

    /** The memberships of a person that are in force today, in the order of agencies. */
    public List<Member> of(String issuer, String subject) {
        LocalDate today = today();
        return members.of(issuer, subject).stream().filter(one -> one.inForce(today)).toList();
    }

    /** Everybody who is or was a member of the agency. */
    public List<Member> of(AgencyId agency) {
        return members.of(agency);
    }

    public Optional<Member> find(UUID id) {
        return members.find(id);
    }

    /** Adds those whose identity is not yet a member of their agency. */
    public void add(Collection<Member> added) {
        members.add(added, clock.instant());
    }

    /**
     * Makes somebody a member from today, or changes what a member is; whoever was one before has
     * the old membership again.
     */
    public void appoint(Member member) {
        members.appoint(member, today(), clock.instant());
    }

    /** Ends a membership today: the person's next click is refused. */
    public boolean end(UUID id) {
        return members.end(id, today().minusDays(1));
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), WireTime.ZONE);
    }
}
