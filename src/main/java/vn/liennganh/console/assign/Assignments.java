package vn.liennganh.console.assign;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Role;
import vn.liennganh.console.live.Watchers;
import vn.liennganh.console.signin.Member;
import vn.liennganh.console.signin.Members;

/** Gives conversations to colleagues. Whose sight it is, the caller has asked before. */
@Service
public class Assignments {

    /** Most conversations of one person that are listed. */
    public static final int LISTED = 200;

    private static final Set<Role> DESK =
            Set.of(Role.HANDLER, Role.OFFICIAL, Role.CLERK, Role.HEAD);

    private final AssignmentRepository rows;
    private final Members members;
    private final Watchers watchers;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Assignments(
            AssignmentRepository rows,
            Members members,
            Watchers watchers,
            @Qualifier("hubClock") Clock clock,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.members = members;
        this.watchers = watchers;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Who did it. */
    record By(UUID member, String name) {}

    /** Who takes care of which of these, for the agency in whose name the person works. */
    public Map<UUID, Assigned> of(Person person, Collection<UUID> exchanges) {
        return exchanges.isEmpty()
                ? Map.of()
                : rows.of(person.acting(), exchanges).stream()
                        .collect(Collectors.toMap(Assigned::exchange, Function.identity()));
    }

    /** What the person takes care of, the latest first; at most {@link #LISTED}. */
    public List<Assigned> mine(Person person) {
        return rows.of(person.acting(), person.member(), LISTED);
    }

    /** Those to whom the person can give something: who handles papers for the same agency. */
    public List<Member> colleagues(Person person) {
        return Stream.of(person.acting(), person.agency())
                .distinct()
                .flatMap(agency -> members.of(agency).stream())
                .filter(one -> one.inForce(members.today()))
                .filter(one -> one.roles().stream().anyMatch(DESK::contains))
                .toList();
    }

    /**
     * Gives a conversation to a colleague, or to nobody.
     *
     * @param member empty to put it down
     * @return whether the member is such a colleague; nothing is written where not
     */
    public boolean assign(Person person, UUID exchange, Optional<UUID> member, String note) {
        if (member.isPresent()
                && colleagues(person).stream().noneMatch(one -> one.id().equals(member.get()))) {
            return false;
        }
        Instant now = clock.instant();
        transaction.executeWithoutResult(
                status -> {
                    member.ifPresentOrElse(
                            one -> rows.assign(person.acting(), exchange, one, now),
                            () -> rows.putDown(person.acting(), exchange));
                    rows.write(
                            now,
                            person.acting(),
                            exchange,
                            member.orElse(null),
                            new By(person.member(), person.name()),
                            note);
                });
        watchers.tell(Set.of(person.acting()));
        return true;
    }
}
