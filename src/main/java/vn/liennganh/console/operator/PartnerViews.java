package vn.liennganh.console.operator;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import vn.liennganh.delivery.push.WebhookDesk;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Certificates;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.AgencyId;

/** Gathers what is known of one agency. */
@Component
class PartnerViews {

    private final Directory directory;
    private final Certificates certificates;
    private final Stakes stakes;
    private final WebhookDesk webhooks;
    private final Clock machine;

    PartnerViews(
            Directory directory,
            Certificates certificates,
            Stakes stakes,
            WebhookDesk webhooks,
            @Qualifier("machineClock") Clock machine) {
        this.directory = directory;
        this.certificates = certificates;
        this.stakes = stakes;
        this.webhooks = webhooks;
        this.machine = machine;
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
                agency.inForce(directory.today()) && !agency.kind().equals("hub"),
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
                withheld(id),
                stakes.of(id));
    }

    private List<PartnerView.Withheld> withheld(AgencyId id) {
        List<PartnerView.Withheld> all =
                new ArrayList<>(
                        directory.suspensions(id).stream()
                                .map(
                                        one ->
                                                new PartnerView.Withheld(
                                                        Times.second(one.from()),
                                                        one.to().map(Times::second).orElse("")))
                                .toList());
        Collections.reverse(all);
        return all;
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
