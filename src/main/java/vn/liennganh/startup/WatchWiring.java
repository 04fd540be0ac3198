package vn.liennganh.startup;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.liennganh.deadline.HubSeal;
import vn.liennganh.deadline.Placement;
import vn.liennganh.deadline.Procuracies;
import vn.liennganh.deadline.Signatories;
import vn.liennganh.deadline.Superiors;
import vn.liennganh.delivery.Inbox;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.pki.SealKey;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.regulation.overlay.OfficeTargets;
import vn.liennganh.regulation.overlay.Overlay;

/** What the deadline watch needs of packages that it does not know. */
@Configuration(proxyBeanMethods = false)
class WatchWiring {

    @Bean
    Placement placement(Inbox inbox) {
        return inbox::awaitPlaced;
    }

    @Bean
    Procuracies procuracies(Directory directory) {
        return unit -> directory.competent("competent-procuracy", unit);
    }

    /** Units of an agency speak through it, and are not reminded beside it. */
    @Bean
    Signatories signatories(Directory directory) {
        return (overlay, day) ->
                directory.agenciesOn(day).stream()
                        .filter(agency -> agency.actsFor().isEmpty())
                        .filter(agency -> overlay.reminds(member(agency)))
                        .map(Agency::id)
                        .toList();
    }

    @Bean
    OfficeTargets officeTargets(RuleBook rules, Directory directory) {
        return new OfficeTargets(
                rules.overlays(),
                (agency, day) -> directory.agencyOn(agency, day).map(WatchWiring::member));
    }

    private static Overlay.Party member(Agency agency) {
        return new Overlay.Party(agency.kind(), agency.territory());
    }

    @Bean
    HubSeal noticeSeal(SealKey hubSeal) {
        return hubSeal::sign;
    }

    @Bean
    Superiors superiors(Directory directory) {
        return agency -> directory.agency(agency).flatMap(Agency::parent);
    }
}
