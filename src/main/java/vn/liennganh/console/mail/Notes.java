package vn.liennganh.console.mail;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.assign.Assigned;
import vn.liennganh.console.assign.Assignments;
import vn.liennganh.console.diary.Readings;
import vn.liennganh.intake.MessageArchive;

/** What stands beside the lines of a pile: who takes care of it, and which case it is about. */
@Component
class Notes {

    private final MessageArchive archive;
    private final Readings readings;
    private final Assignments assignments;

    Notes(MessageArchive archive, Readings readings, Assignments assignments) {
        this.archive = archive;
        this.readings = readings;
        this.assignments = assignments;
    }

    Mailbox.Lines beside(Person person, Mailbox.Lines found) {
        List<UUID> exchanges =
                found.lines().stream().map(Mailbox.Line::exchange).distinct().toList();
        Map<UUID, Assigned> given = assignments.of(person, exchanges);
        Map<UUID, String> cases = cases(person, exchanges);
        return new Mailbox.Lines(
                found.lines().stream()
                        .map(
                                one ->
                                        one.with(
                                                Optional.ofNullable(given.get(one.exchange()))
                                                        .map(Assigned::name)
                                                        .orElse(""),
                                                cases.getOrDefault(one.exchange(), "")))
                        .toList(),
                found.next());
    }

    /**
     * From the first message of a conversation, which has the same id; only where the reader's
     * agency wrote that message or has had its words: a list opens no letter.
     */
    private Map<UUID, String> cases(Person person, Collection<UUID> exchanges) {
        Map<UUID, String> numbers = new HashMap<>();
        archive.bytes(readings.read(person, exchanges))
                .forEach(
                        (exchange, cms) ->
                                Letterbox.envelope(cms)
                                        .caseNumber()
                                        .ifPresent(number -> numbers.put(exchange, number)));
        return numbers;
    }
}
