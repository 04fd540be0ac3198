package vn.liennganh.console.diary;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import vn.liennganh.console.access.Person;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.intake.Intake;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.StatementKind;

/**
 * Leaves the words of a message to a person: whichever page, paper or file shows them first, the
 * hub attests that the recipient has them now, and legal clocks run. A question for the headers
 * alone (HEAD) leaves nothing to anybody.
 */
@Service
public class Readings {

    private final Sight sight;
    private final MessageArchive archive;
    private final EvidenceLog log;
    private final Intake intake;
    private final AccessDiary diary;
    private final HttpServletRequest request;
    private final List<ReadListener> listeners;

    Readings(
            Sight sight,
            MessageArchive archive,
            EvidenceLog log,
            Intake intake,
            AccessDiary diary,
            HttpServletRequest request,
            List<ReadListener> listeners) {
        this.sight = sight;
        this.archive = archive;
        this.log = log;
        this.intake = intake;
        this.diary = diary;
        this.request = request;
        this.listeners = List.copyOf(listeners);
    }

    /** The person is about to see words of this message. */
    public void shown(Person person, StoredMessage message) {
        if (!leaves() || !sight.received(message, person.acting())) {
            return;
        }
        tell(person, Set.of(message.id()));
        left(person, message);
    }

    private void left(Person person, StoredMessage message) {
        if (sight.received(message, person.acting())) {
            intake.consigned(message.id(), person.acting());
        }
    }

    private void tell(Person person, Collection<UUID> messages) {
        listeners.forEach(one -> one.read(person, messages));
    }

    /** A page tells of many messages at once: those that its agency had not seen before count. */
    public void shown(Person person, Collection<UUID> messages) {
        if (!leaves() || messages.isEmpty()) {
            return;
        }
        tell(person, messages);
        Set<UUID> known = known(messages, person.acting());
        archive.find(messages.stream().filter(one -> !known.contains(one)).distinct().toList())
                .forEach(message -> left(person, message));
    }

    /** Of these messages those that the person's agency has had the words of, or wrote. */
    public Set<UUID> read(Person person, Collection<UUID> messages) {
        if (messages.isEmpty()) {
            return Set.of();
        }
        Set<UUID> read = new HashSet<>(known(messages, person.acting()));
        archive.find(List.copyOf(messages)).stream()
                .filter(one -> one.from().equals(person.acting()))
                .forEach(one -> read.add(one.id()));
        return read;
    }

    /** The person is about to get all of it, with every value that pages hide. */
    public void taken(Person person, StoredMessage message) {
        taken(person, message, Viewing.WHOLE);
    }

    /** The person is about to get an attachment, in which anything may stand. */
    public void taken(Person person, StoredMessage message, int attachment) {
        taken(person, message, Viewing.ATTACHMENT + (attachment + 1));
    }

    private void taken(Person person, StoredMessage message, String pointer) {
        if (leaves()) {
            diary.write(person, message.id(), pointer, Purpose.KEEPING, "");
            shown(person, message);
        }
    }

    private boolean leaves() {
        return !request.getMethod().equals("HEAD");
    }

    private Set<UUID> known(Collection<UUID> messages, AgencyId party) {
        return log.logged(List.copyOf(messages)).stream()
                .filter(one -> one.kind() == StatementKind.CONTENT_CONSIGNMENT)
                .filter(one -> one.party().equals(Optional.of(party)))
                .map(EvidenceLog.Logged::messageId)
                .collect(Collectors.toSet());
    }
}
