package vn.liennganh.delivery.amqp;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.jms.ConnectionFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.delivery.Inbox;
import vn.liennganh.delivery.ParkingLot;
import vn.liennganh.directory.Directory;
import vn.liennganh.directory.limit.Pace;
import vn.liennganh.intake.AttachmentStore;
import vn.liennganh.intake.Intake;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.audit.TurnedAway;

/** Serves AMQP partners, where that is switched on. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "hub.amqp.enabled", havingValue = "true")
class AmqpWiring {

    @Bean
    SubmissionDesk submissionDesk(
            Intake intake,
            Directory directory,
            AttachmentStore contents,
            Pace pace,
            TurnedAway turnedAway,
            AmqpSettings settings,
            MeterRegistry meters) {
        Reception reception = new Reception(intake, contents, pace, turnedAway, settings);
        return new SubmissionDesk(reception, directory, settings, meters);
    }

    @Bean(destroyMethod = "")
    PartnerQueue partnerQueue(ConnectionFactory broker, MessageArchive archive) {
        return new PartnerQueue(broker, archive);
    }

    @Bean
    Postman postman(
            OfferRepository offers,
            PlatformTransactionManager transactions,
            PartnerQueue queue,
            PartnerEvents events,
            BrokerView view,
            Inbox inbox,
            ParkingLot parking,
            Intake intake,
            AmqpSettings settings) {
        Windows windows =
                new Windows(offers, new TransactionTemplate(transactions), settings.window());
        return new Postman(offers, windows, queue, events, view, inbox, parking, intake);
    }

    @Bean
    Submissions amqpSubmissions(
            ConnectionFactory broker,
            SubmissionDesk desk,
            RefusalDocuments refusals,
            Lanes lanes,
            BrokerView view,
            Pace pace,
            AmqpSettings settings) {
        return new Submissions(broker, desk, refusals, lanes, view, pace, settings);
    }
}
