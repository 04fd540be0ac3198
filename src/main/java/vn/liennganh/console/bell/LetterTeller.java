package vn.liennganh.console.bell;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.delivery.Inbox;
import vn.liennganh.delivery.InboxItem;

/** What lies in the agency's inbox and nobody of it has acknowledged, the newest. */
@Component
class LetterTeller implements Teller {

    /** What lies there longer is no news. */
    static final Duration NEWS = Duration.ofDays(30);

    static final String COERCION = "coercion-security";

    /** Says again of a duty what the duty itself says here. */
    private static final String DUE_SOON = "obligation-notice.due-soon";

    private final Inbox inbox;
    private final DutyNames names;
    private final Clock clock;

    LetterTeller(Inbox inbox, DutyNames names, @Qualifier("hubClock") Clock clock) {
        this.inbox = inbox;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public List<Tiding> standing(Person person) {
        if (!Section.MAILBOX.admits(person)) {
            return List.of();
        }
        Instant oldest = clock.instant().minus(NEWS);
        return inbox.newest(person.acting(), MOST).items().stream()
                .filter(one -> one.item().acceptedAt().isAfter(oldest))
                .filter(one -> !one.item().type().value().equals(DUE_SOON))
                .map(one -> tiding(one, person))
                .toList();
    }

    private Tiding tiding(Inbox.Placed placed, Person person) {
        InboxItem item = placed.item();
        boolean operation =
                item.type().procedure().equals(COERCION) && Section.POLICE.admits(person);
        return new Tiding(
                Kind.MESSAGE,
                item.id(),
                operation ? Section.POLICE : Section.MAILBOX,
                item.acceptedAt(),
                operation ? "/lich-cuong-che/" + item.exchange() : "/hop-thu/" + item.id(),
                mark -> placed.round() <= mark.round(),
                words -> names.title(item.type(), words),
                words -> names.agency(item.from(), words),
                Optional.of(item),
                Optional.empty(),
                Tiding.Case.of(item.exchange()));
    }
}
