package vn.liennganh.console.operator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import vn.liennganh.coercion.CoercionPlanning;
import vn.liennganh.coercion.schedule.Claim;
import vn.liennganh.coercion.schedule.ScheduleRepository;
import vn.liennganh.console.signin.Members;
import vn.liennganh.delivery.Inbox;
import vn.liennganh.delivery.InboxCount;
import vn.liennganh.directory.Certificates;
import vn.liennganh.directory.Directory;
import vn.liennganh.exchange.ExchangeBook;
import vn.liennganh.message.AgencyId;

/** Where it is known what hangs on an agency. */
@Component
public class Stakes {

    private static final Duration AHEAD = Duration.ofDays(CoercionPlanning.DAYS_MAX);

    private final Work work;
    private final Members members;
    private final Directory directory;
    private final Certificates certificates;
    private final Clock clock;
    private final Clock machine;

    Stakes(
            Work work,
            Members members,
            Directory directory,
            Certificates certificates,
            Clock clock,
            @Qualifier("machineClock") Clock machine) {
        this.work = work;
        this.members = members;
        this.directory = directory;
        this.certificates = certificates;
        this.clock = clock;
        this.machine = machine;
    }

    /** Where work under way is known. */
    @Component
    record Work(ExchangeBook exchanges, ScheduleRepository schedule, Inbox inbox) {}

    /** Counted now; zeros for an agency that nobody knows. */
    public PartnerView.Radius of(AgencyId id) {
        Instant now = clock.instant();
        List<Claim> claims = work.schedule().between(now, now.plus(AHEAD), Set.of(id));
        Set<UUID> operations = claims.stream().map(Claim::exchange).collect(Collectors.toSet());
        InboxCount count = work.inbox().count(id);
        return new PartnerView.Radius(
                work.exchanges().stake(id),
                operations.size(),
                claims.stream().findFirst().map(one -> Times.day(one.starts())).orElse(""),
                count.placed(),
                count.underway(),
                (int) members.of(id).stream().filter(one -> one.inForce(members.today())).count(),
                Certification.usable(certificates.of(id), machine.instant()).size(),
                children(id));
    }

    /** Those in force today that stand below it or send in its name. */
    private int children(AgencyId id) {
        return (int)
                directory.agenciesOn(directory.today()).stream()
                        .filter(
                                one ->
                                        one.parent().filter(id::equals).isPresent()
                                                || one.actsFor().filter(id::equals).isPresent())
                        .count();
    }
}
