package vn.liennganh.deadline;

import java.time.Clock;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.liennganh.directory.Directory;
import vn.liennganh.exchange.ExchangeBook;
import vn.liennganh.intake.Channel;
import vn.liennganh.intake.Intake;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.intake.queue.UnderWay;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.regulation.overlay.OfficeTargets;

/** Puts the watch together. */
@Configuration(proxyBeanMethods = false)
class DeadlineWiring {

    @Bean
    Schedule schedule(
            RuleBook rules,
            OfficeTargets targets,
            Superiors superiors,
            Procuracies procuracies,
            Signatories signatories,
            ExchangeBook book,
            @Value("${hub.identifier}") String hub) {
        Schedule.Above above =
                new Schedule.Above(
                        superiors,
                        duty ->
                                book.find(duty.exchange()).stream()
                                        .map(ExchangeState::handlingUnit)
                                        .flatMap(unit -> procuracies.of(unit).stream())
                                        .toList(),
                        signatories);
        return new Schedule(rules, targets, above, AgencyId.of(hub));
    }

    @Bean
    Herald.Door heraldDoor(
            Intake intake,
            MessageArchive archive,
            HubSeal seal,
            @Value("${hub.identifier}") String hub) {
        Channel channel = Channel.of("hub", AgencyId.of(hub));
        return new Herald.Door(
                document -> intake.submit(seal.seal(document), channel),
                ids ->
                        archive.find(ids).stream()
                                .map(StoredMessage::id)
                                .collect(Collectors.toSet()));
    }

    @Bean(destroyMethod = "close")
    Herald herald(
            Herald.Door door,
            TimerRepository rows,
            Clock hubClock,
            WatchSettings settings,
            @Value("${hub.identifier}") String hub) {
        return new Herald(
                door, new NoticeWriter(AgencyId.of(hub)), rows, hubClock, settings.senders());
    }

    @Bean
    BelievedTime believedTime(Clock hubClock, WatchSettings settings) {
        return new BelievedTime(
                hubClock::instant, System::nanoTime, settings.jumpMax(), settings.jumpPatience());
    }

    @Bean
    Outages outages(
            OutageRepository rows, Directory directory, Clock hubClock, WatchSettings settings) {
        return new Outages(
                rows, directory::suspensions, hubClock, System::nanoTime, settings.signs());
    }

    @Bean
    DeadlineWatch.Duties duties(UnderWay calls, ExchangeBook book, Intake intake, Outages outages) {
        return new DeadlineWatch.Duties(
                calls::await, book::obligations, intake::lapsed, outages::during);
    }

    @Bean
    Recount recount(
            DueChangeRepository rows,
            ExchangeBook book,
            Intake intake,
            Herald herald,
            RuleBook rules) {
        return new Recount(
                rows,
                new Recount.Owed(book::outstanding, book::obligations, intake::recounted),
                herald,
                rules.fingerprint());
    }

    @Bean
    DeadlineWatch deadlineWatch(
            TimerRepository timers,
            DeadlineWatch.Duties duties,
            Schedule schedule,
            Herald herald,
            BelievedTime time,
            Placement placement,
            WatchSettings settings) {
        return new DeadlineWatch(timers, duties, schedule, herald, time, placement, settings);
    }
}
