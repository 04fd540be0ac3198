package vn.liennganh.console.operator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import vn.liennganh.coercion.CoercionPlanning;
import vn.liennganh.coercion.schedule.Claim;
import vn.liennganh.coercion.schedule.ScheduleRepository;
import vn.liennganh.console.signin.Members;
import vn.liennganh.delivery.Inbox;
import vn.liennganh.delivery.InboxCount;
import vn.liennganh.delivery.push.WebhookDesk;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Certificates;
import vn.liennganh.directory.Directory;
import vn.liennganh.exchange.ExchangeBook;
import vn.liennganh.message.AgencyId;

/** Gathers what is known of one agency. */
@Component
class PartnerViews {

    private static final Duration AHEAD = Duration.ofDays(CoercionPlanning.DAYS_MAX);

    private final Directory directory;
    private final Certificates certificates;
    private final Stakes stakes;
    private final WebhookDesk webhooks;
    private final Clock clock;
    private final Clock machine;

    PartnerViews(
            Directory directory,
            Certificates certificates,
            Stakes stakes,
            WebhookDesk webhooks,
            Clock clock,
            @Qualifier("machineClock") Clock machine) {
        this.directory = directory;
        this.certificates = certificates;
        this.stakes = stakes;
        this.webhooks = webhooks;
        this.clock = clock;
        this.machine = machine;
    }

    /** Where it is known what hangs on an agency. */
    @Component
    record Stakes(
            ExchangeBook exchanges, ScheduleRepository schedule, Inbox inbox, Members members) {

        PartnerView.Radius radius(AgencyId id, Instant now) {
            List<Claim> claims = schedule.between(now, now.plus(AHEAD), Set.of(id));
            Set<UUID> operations =
                    claims.stream()
                            .map(Claim::exchange)
                            .collect(java.util.stream.Collectors.toSet());
            InboxCount count = inbox.count(id);
            return new PartnerView.Radius(
                    exchanges.stake(id),
                    operations.size(),
                    claims.stream().findFirst().map(one -> Times.day(one.starts())).orElse(""),
                    count.placed(),
                    count.underway(),
                    members.of(id).size());
        }
    }

    Optional<PartnerView> of(AgencyId id, Locale locale) {
        return directory.agency(id).map(agency -> of(agency, locale));
    }

    private PartnerView of(Agency agency, Locale locale) {
        AgencyId id = agency.id();
        Instant now = machine.instant();
        String name = PartnerRows.name(agency, locale);
        String other =
                agency.names().getOrDefault(locale.getLanguage().equals("en") ? "vi" : "en", "");
        return new PartnerView(
                id.value(),
                name,
                other.equals(name) ? "" : other,
                kind(agency.kind(), locale),
                agency.territory(),
                agency.inForce(directory.today()),
                directory.enrolled(id),
                Times.day(agency.validFrom()),
                agency.validTo().map(Times::day).orElse(""),
                agency.parent().map(one -> named(one, "", locale)),
                agency.actsFor().map(one -> named(one, "", locale)),
                units(id, locale),
                named(agency.predecessors(), locale),
                agency.successors().stream()
                        .map(
                                one ->
                                        named(
                                                one.agency(),
                                                String.join(
                                                        ", ",
                                                        one.matters().stream().sorted().toList()),
                                                locale))
                        .toList(),
                agency.groups().stream().sorted().toList(),
                PartnerRows.channel(agency),
                agency.reach().push().map(Object::toString),
                new java.util.TreeMap<>(agency.contacts()),
                certificates.of(id).stream()
                        .map(one -> CertificateLine.of(one, name, now))
                        .toList(),
                webhooks.state(id),
                stakes.radius(id, clock.instant()));
    }

    String kind(String kind, Locale locale) {
        return directory
                .kind(kind)
                .map(one -> one.names().getOrDefault(locale.getLanguage(), kind))
                .orElse(kind);
    }

    private List<PartnerView.Named> units(AgencyId id, Locale locale) {
        return named(
                directory.agencies().stream()
                        .filter(one -> one.actsFor().filter(id::equals).isPresent())
                        .map(Agency::id)
                        .toList(),
                locale);
    }

    private List<PartnerView.Named> named(Collection<AgencyId> ids, Locale locale) {
        return ids.stream().map(one -> named(one, "", locale)).toList();
    }

    private PartnerView.Named named(AgencyId id, String note, Locale locale) {
        return new PartnerView.Named(
                id.value(),
                directory.agency(id).map(one -> PartnerRows.name(one, locale)).orElse(id.value()),
                note);
    }
}
