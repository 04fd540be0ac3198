package vn.liennganh.delivery;

import jakarta.jms.ConnectionFactory;
import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.delivery.files.OutTray;
import vn.liennganh.delivery.gather.GatherBell;
import vn.liennganh.delivery.gather.Gathered;
import vn.liennganh.delivery.gather.Gatherer;
import vn.liennganh.delivery.push.HeldBell;
import vn.liennganh.delivery.push.PushQueue;
import vn.liennganh.directory.Directory;
import vn.liennganh.intake.Intake;

/** Puts the relay, the routes and their worker together. */
@Configuration(proxyBeanMethods = false)
class DeliveryWiring {

    @Bean
    Attempts attempts(HeldRepository held, DeliverySettings settings, Courier.Rhythm rhythm) {
        return new Attempts(held, settings, rhythm);
    }

    /** Opened and closed by the courier, whose thread must not outlive them. */
    @Bean(destroyMethod = "")
    Routes routes(
            Directory directory,
            DeliverySettings settings,
            ConnectionFactory broker,
            Shelf shelf,
            Attempts attempts,
            PushQueue push,
            OutTray files,
            Gathered gathered) {
        return new Routes(
                directory,
                settings,
                broker,
                Map.of(
                        "inbox", shelf,
                        "attempts", attempts,
                        "push", push,
                        "files", files,
                        "gathering", gathered));
    }

    @Bean
    HeldBell heldBell(Courier.Rhythm rhythm) {
        return rhythm::lookAtHeld;
    }

    @Bean(destroyMethod = "")
    BrokerSender brokerSender(ConnectionFactory broker) {
        return new BrokerSender(broker);
    }

    @Bean
    Gatherer gatherer(Gathered gathered, BrokerSender sender, DeliverySettings settings) {
        return new Gatherer(
                gathered,
                sender::send,
                new Gatherer.Pace(settings.roundMax(), settings.retryFirst(), settings.retryMax()));
    }

    @Bean
    GatherBell gatherBell(Gatherer gatherer, Courier.Rhythm rhythm) {
        return () -> {
            gatherer.ring();
            rhythm.bell().ring();
        };
    }

    @Bean
    Relay relay(
            RelayRepository rows,
            HeldRepository held,
            BrokerSender sender,
            Routes routes,
            PlatformTransactionManager transactions,
            DeliverySettings settings,
            @Qualifier("machineClock") Clock clock) {
        return new Relay(
                rows, held, sender, routes, new TransactionTemplate(transactions), settings, clock);
    }

    @Bean
    Courier courier(
            Relay relay,
            Routes routes,
            BrokerSender sender,
            HeldRepository held,
            Gatherer gatherer,
            Directory directory,
            ObjectProvider<Intake> intake,
            DeliverySettings settings,
            Courier.Rhythm rhythm) {
        // The door knows the courier as a listener, so the courier may only ask for the door when
        // it needs it.
        return new Courier(
                relay,
                routes,
                sender,
                held,
                gatherer,
                directory,
                new ParkingWitness(held, records -> intake.getObject().recorded(records), settings),
                rhythm);
    }

    @Bean
    Courier.Rhythm courierRhythm(
            DeliverySettings settings, @Qualifier("machineClock") Clock clock) {
        return Courier.Rhythm.of(settings.roundInterval(), clock);
    }
}
