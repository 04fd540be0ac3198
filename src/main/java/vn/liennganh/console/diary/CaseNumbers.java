package vn.liennganh.console.diary;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.liennganh.console.access.Person;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.pki.CmsReader;

/** Which cases conversations are about, as far as the reader's agency knows it. */
@Component
public class CaseNumbers {

    private final MessageArchive archive;
    private final Readings readings;
    private final CmsReader reader = new CmsReader();

    CaseNumbers(MessageArchive archive, Readings readings) {
        this.archive = archive;
        this.readings = readings;
    }

    /**
     * From the first message of a conversation, which has the same id; only where the reader's
     * agency wrote that message or has had its words: a list opens no letter.
     *
     * @return the numbers by the conversations; none for one whose first message names none
     */
    public Map<UUID, String> of(Person person, Collection<UUID> exchanges) {
        Map<UUID, String> numbers = new HashMap<>();
        archive.bytes(readings.read(person, exchanges))
                .forEach(
                        (exchange, cms) ->
                                EnvelopeReader.read(reader.read(cms).orThrow().content())
                                        .value()
                                        .caseNumber()
                                        .ifPresent(number -> numbers.put(exchange, number)));
        return numbers;
    }
}
