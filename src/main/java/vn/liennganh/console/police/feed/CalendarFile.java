package vn.liennganh.console.police.feed;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.springframework.stereotype.Component;
import vn.liennganh.coercion.SeenCoercions;
import vn.liennganh.coercion.operation.Commitment;
import vn.liennganh.coercion.operation.Fact;
import vn.liennganh.coercion.operation.Operation;
import vn.liennganh.coercion.operation.Words;
import vn.liennganh.coercion.plan.OfficePolicy;
import vn.liennganh.console.police.Look;
import vn.liennganh.console.police.Said;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.Texts;

/** Writes a feed: when and which unit, never where and never who. */
@Component
class CalendarFile {

    private static final int DAYS_BACK = 31;
    private static final int DAYS_AHEAD = 180;

    private final SeenCoercions operations;
    private final OfficePolicy policy;
    private final Directory directory;
    private final Clock clock;

    CalendarFile(SeenCoercions operations, OfficePolicy policy, Directory directory, Clock clock) {
        this.operations = operations;
        this.policy = policy;
        this.directory = directory;
        this.clock = clock;
    }

    String of(Feed feed) {
        LocalDate today = LegalClock.day(clock.instant());
        String kind = directory.agency(feed.agency()).map(Agency::kind).orElse("");
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Lien Nganh//Coercion security//VI"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        for (Operation one :
                operations.between(
                        feed.agency(),
                        kind,
                        today.minusDays(DAYS_BACK),
                        today.plusDays(DAYS_AHEAD))) {
            if (wanted(one, feed)) {
                calendar.add(event(one, feed));
            }
        }
        return calendar.toString();
    }

    /** A unit's own; one that was called off stays, so that programs strike it out. */
    private static boolean wanted(Operation one, Feed feed) {
        if (feed.unit().isEmpty()) {
            return true;
        }
        return one.all("consultation-reply", "provincial-reply").stream()
                .filter(fact -> fact.from().equals(feed.agency()))
                .flatMap(fact -> fact.commitment().stream())
                .map(Commitment::unit)
                .anyMatch(unit -> Words.key(unit).equals(Words.key(feed.unit())));
    }

    private VEvent event(Operation one, Feed feed) {
        Said said = new Said(Texts.VIETNAMESE);
        Instant start = one.terms().orElseThrow().time();
        String unit =
                Optional.of(feed.unit())
                        .filter(name -> !name.isEmpty())
                        .or(() -> one.committed(feed.agency()).map(Commitment::unit))
                        .orElse("");
        String title = said.say("police.feed.event", one.key().number());
        VEvent event = new VEvent(false);
        event.add(new Uid(one.exchange() + "@lien-nganh"));
        event.add(new DtStamp(last(one)));
        event.add(new DtStart<>(start));
        event.add(new DtEnd<>(start.plus(policy.occupied())));
        event.add(new Summary(unit.isEmpty() ? title : title + " \u00b7 " + unit));
        event.add(new Status(status(Look.of(one, feed.agency()))));
        // Rises with every message that the unit's agency has got about it.
        event.add(new Sequence(one.facts().size() - 1));
        return event;
    }

    private static Instant last(Operation one) {
        List<Fact> facts = one.facts();
        return facts.get(facts.size() - 1).at();
    }

    private static String status(Look look) {
        return switch (look) {
            case CONFIRMED, DONE -> "CONFIRMED";
            case POSTPONED, CANCELLED, REFUSED -> "CANCELLED";
            case ASKED, HELD, REOPENED -> "TENTATIVE";
        };
    }
}
