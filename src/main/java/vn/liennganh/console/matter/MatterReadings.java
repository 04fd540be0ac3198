package vn.liennganh.console.matter;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.diary.Readings;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.intake.view.Sight;

/**
 * Which matters a reader's agency has opened. A page of one matter tells the words of all its
 * messages, so that they are left to the reader then; a list names nobody before.
 */
@Service
public class MatterReadings {

    private final Readings readings;
    private final Sight sight;

    MatterReadings(Readings readings, Sight sight) {
        this.readings = readings;
        this.sight = sight;
    }

    /** The page that is about to be shown tells of everything said in these exchanges. */
    public void shown(Person person, Collection<UUID> exchanges) {
        List<UUID> messages =
                exchanges.stream()
                        .flatMap(one -> sight.conversation(one, person.acting()).stream())
                        .flatMap(one -> one.messages().stream())
                        .map(StoredMessage::id)
                        .toList();
        readings.shown(person, messages);
    }

    /** Of these exchanges those whose first message the reader's agency has opened or written. */
    public Set<UUID> read(Person person, Collection<UUID> exchanges) {
        return readings.read(person, exchanges);
    }
}
