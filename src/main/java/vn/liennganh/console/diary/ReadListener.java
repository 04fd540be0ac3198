package vn.liennganh.console.diary;

import java.util.Collection;
import java.util.UUID;
import vn.liennganh.console.access.Person;

/** Wants to know which messages a person has opened, whoever of the agency had them before. */
public interface ReadListener {

    /** The person is about to see words of these messages; some may be its agency's own. */
    void read(Person person, Collection<UUID> messages);
}
