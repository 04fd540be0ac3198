package vn.liennganh.startup;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.liennganh.deadline.HubSeal;
import vn.liennganh.deadline.Placement;
import vn.liennganh.deadline.Procuracies;
import vn.liennganh.deadline.Superiors;
import vn.liennganh.delivery.Inbox;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.pki.SealKey;

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

    @Bean
    HubSeal noticeSeal(SealKey hubSeal) {
        return hubSeal::sign;
    }

    @Bean
    Superiors superiors(Directory directory) {
        return agency -> directory.agency(agency).flatMap(Agency::parent);
    }
}
