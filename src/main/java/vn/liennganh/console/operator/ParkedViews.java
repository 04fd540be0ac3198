package vn.liennganh.console.operator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.delivery.ParkedDelivery;
import vn.liennganh.delivery.ParkingLot;
import vn.liennganh.delivery.backlog.Backlog;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Texts;
import vn.liennganh.message.language.Words;

/** Parked and waiting deliveries as an operator may see them: whose and why, never what. */
@Component
class ParkedViews {

    /** Of one group; the button takes them all. */
    private static final int SHOWN = 20;

    private final ParkingLot lot;
    private final Watch watch;
    private final MessageArchive archive;
    private final PartnerRows partners;
    private final DutyNames names;
    private final Clock machine;
    private final Clock clock;

    ParkedViews(
            ParkingLot lot,
            Watch watch,
            MessageArchive archive,
            PartnerRows partners,
            DutyNames names,
            @Qualifier("machineClock") Clock machine,
            Clock clock) {
        this.lot = lot;
        this.watch = watch;
        this.archive = archive;
        this.partners = partners;
        this.names = names;
        this.machine = machine;
        this.clock = clock;
    }

    /** One group with the oldest of its deliveries. */
    public record Group(
            String reason,
            String sentence,
            String agency,
            String name,
            long count,
            String since,
            List<Line> lines) {

        /** How many are not listed. */
        public long more() {
            return count - lines.size();
        }
    }

    /** One parked delivery. */
    public record Line(
            long number,
            String message,
            String title,
            String type,
            String fromName,
            String from,
            int attempts,
            String since) {}

    /** What waits for one recipient. */
    public record Queue(
            String agency,
            String name,
            long placed,
            long underway,
            long retrying,
            String oldestUnderway,
            String oldestPlaced) {}

    List<Group> groups(Locale locale) {
        Instant now = machine.instant();
        return lot.groups().stream().map(one -> group(one, now, locale)).toList();
    }

    private Group group(ParkingLot.Group one, Instant now, Locale locale) {
        List<Line> lines =
                lot.parked(one.reason(), one.party()).stream()
                        .limit(SHOWN)
                        .map(delivery -> line(delivery, now, locale))
                        .toList();
        return new Group(
                one.reason(),
                Texts.render(one.text(), locale),
                one.party().value(),
                partners.name(one.party(), locale),
                one.count(),
                Times.near(one.since(), now),
                lines);
    }

    /** Of a message that is no longer kept nothing is known but who was to get it. */
    private Line line(ParkedDelivery one, Instant now, Locale locale) {
        Optional<StoredMessage> message = archive.find(one.message());
        AgencyId from = message.map(StoredMessage::from).orElse(one.party());
        return new Line(
                one.number(),
                one.message().toString(),
                message.map(it -> names.title(it.type(), new Words(locale))).orElse("–"),
                message.map(it -> it.type().value()).orElse(""),
                partners.name(from, locale),
                from.value(),
                one.attempts(),
                Times.near(one.since(), now));
    }

    /** Everybody for whom something waits, the longest under way first; as last counted. */
    List<Queue> waiting(Locale locale) {
        Instant now = clock.instant();
        return watch.look().waiting().stream()
                .filter(one -> one.placed() + one.underway() > 0)
                .sorted(
                        Comparator.comparing(
                                        (Backlog.Waiting one) ->
                                                one.oldestUnderway().orElse(Instant.MAX))
                                .thenComparing(one -> one.oldestPlaced().orElse(Instant.MAX)))
                .map(
                        one ->
                                new Queue(
                                        one.party().value(),
                                        partners.name(one.party(), locale),
                                        one.placed(),
                                        one.underway(),
                                        one.retrying(),
                                        one.oldestUnderway()
                                                .map(at -> age(at, now, locale))
                                                .orElse("–"),
                                        one.oldestPlaced()
                                                .map(at -> age(at, now, locale))
                                                .orElse("–")))
                .toList();
    }

    private static String age(Instant at, Instant now, Locale locale) {
        return Times.length(Duration.between(at, now), locale);
    }
}
