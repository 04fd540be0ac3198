package vn.liennganh.console.operator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import vn.liennganh.delivery.ParkedDelivery;
import vn.liennganh.delivery.ParkingLot;
import vn.liennganh.delivery.backlog.Backlog;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Texts;

/** Parked and waiting deliveries as an operator may see them: whose and why, never what. */
@Component
class ParkedViews {

    /** Of one group; the button takes them all. */
    private static final int SHOWN = 20;

    private final ParkingLot lot;
    private final Backlog backlog;
    private final MessageArchive archive;
    private final PartnerRows partners;
    private final Clock machine;
    private final Clock clock;

    ParkedViews(
            ParkingLot lot,
            Backlog backlog,
            MessageArchive archive,
            PartnerRows partners,
            @Qualifier("machineClock") Clock machine,
            Clock clock) {
        this.lot = lot;
        this.backlog = backlog;
        this.archive = archive;
        this.partners = partners;
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
            long number, String message, String type, String from, int attempts, String since) {}

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
                        .map(delivery -> line(delivery, now))
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

    private Line line(ParkedDelivery one, Instant now) {
        return archive.find(one.message())
                .map(message -> line(one, message.type().value(), message.from(), now))
                .orElseGet(() -> line(one, "–", one.party(), now));
    }

    private static Line line(ParkedDelivery one, String type, AgencyId from, Instant now) {
        return new Line(
                one.number(),
                one.message().toString(),
                type,
                from.value(),
                one.attempts(),
                Times.near(one.since(), now));
    }

    /** Everybody for whom something waits, the longest under way first. */
    List<Queue> waiting(Locale locale) {
        Instant now = clock.instant();
        return backlog.waiting().stream()
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
