package vn.liennganh.console.bell;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.diary.ReadListener;
import vn.liennganh.delivery.Inbox;

/** Keeps what a person has opened, as long as the bell would still tell of it. */
@Component
class ReadLetters implements ReadListener {

    private final Inbox inbox;
    private final BellRepository rows;
    private final Clock clock;

    ReadLetters(Inbox inbox, BellRepository rows, @Qualifier("hubClock") Clock clock) {
        this.inbox = inbox;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public void read(Person person, Collection<UUID> messages) {
        Set<UUID> told = new HashSet<>();
        inbox.newest(person.acting(), Teller.MOST)
                .items()
                .forEach(one -> told.add(one.item().id()));
        told.retainAll(Set.copyOf(messages));
        if (!told.isEmpty()) {
            rows.read(person.member(), told, clock.instant());
        }
    }
}
