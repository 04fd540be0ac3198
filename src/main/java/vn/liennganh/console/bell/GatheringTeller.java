package vn.liennganh.console.bell;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.due.GatheringWords;
import vn.liennganh.gathering.Closing;
import vn.liennganh.gathering.Gatherings;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.language.Words;

/** Requests of the agency to several, lately complete: everybody answered, or time is up. */
@Component
class GatheringTeller implements Teller {

    private final Gatherings gatherings;
    private final Sight sight;
    private final DutyNames names;
    private final Clock clock;

    GatheringTeller(
            Gatherings gatherings,
            Sight sight,
            DutyNames names,
            @Qualifier("hubClock") Clock clock) {
        this.gatherings = gatherings;
        this.sight = sight;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public List<Tiding> standing(Person person) {
        if (!Section.MAILBOX.admits(person)) {
            return List.of();
        }
        Instant oldest = clock.instant().minus(LetterTeller.NEWS);
        return gatherings.closed(person.acting(), oldest, MOST).stream()
                .map(one -> tiding(one, person))
                .toList();
    }

    private Tiding tiding(Closing one, Person person) {
        return Tiding.of(
                        Kind.GATHERED,
                        one.request(),
                        Section.MAILBOX,
                        one.at(),
                        "/hop-thu/" + one.request(),
                        mark -> !one.at().isAfter(mark.at()),
                        words -> GatheringWords.of(one, words),
                        words -> asked(one, person, words))
                .in(Tiding.Case.of(one.exchange()));
    }

    /** Asked for by the list of the bell alone. */
    private String asked(Closing one, Person person, Words words) {
        return sight.message(one.request(), person.acting())
                .map(StoredMessage::type)
                .map(type -> names.title(type, words))
                .orElse("");
    }
}
