package vn.liennganh.console.diary;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import vn.liennganh.console.access.Person;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.pki.CmsReader;

/** Shows hidden values to those who may see them, and writes down that it did before it does. */
@Service
public class AccessDiary {

    private final Sight sight;
    private final MessageArchive archive;
    private final CmsReader reader = new CmsReader();
    private final ViewingRepository viewings;
    private final Clock clock;

    AccessDiary(
            Sight sight,
            MessageArchive archive,
            ViewingRepository viewings,
            @Qualifier("machineClock") Clock clock) {
        this.sight = sight;
        this.archive = archive;
        this.viewings = viewings;
        this.clock = clock;
    }

    /**
     * The whole value, written into the diary; empty where the person may not see the message, or
     * nothing hidden stands there.
     */
    Optional<String> show(
            Person person, UUID message, String pointer, Purpose purpose, String note) {
        if (!Masked.sensitive(pointer)) {
            return Optional.empty();
        }
        Optional<String> value =
                sight.message(message, person.acting())
                        .map(found -> body(found.id()).at(pointer))
                        .filter(JsonNode::isValueNode)
                        .map(JsonNode::asString);
        value.ifPresent(any -> write(person, message, pointer, purpose, note));
        return value;
    }

    void write(Person person, UUID message, String pointer, Purpose purpose, String note) {
        viewings.add(
                new Viewing(
                        clock.instant(),
                        person.agency(),
                        person.member(),
                        person.name(),
                        message,
                        pointer,
                        purpose,
                        note));
    }

    /** How often members of this agency had hidden values of a message shown. */
    public long count(UUID message, AgencyId agency) {
        return viewings.count(message, agency);
    }

    List<Viewing> of(AgencyId agency, int limit) {
        return viewings.of(agency, limit);
    }

    private JsonNode body(UUID message) {
        byte[] content = reader.read(archive.bytes(message)).orThrow().content();
        return EnvelopeReader.read(content).value().body();
    }
}
