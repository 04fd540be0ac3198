package vn.liennganh.console.bell;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.liennganh.coercion.SeenCoercions;
import vn.liennganh.coercion.operation.Consent;
import vn.liennganh.console.access.Person;
import vn.liennganh.delivery.InboxItem;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;

/**
 * Which deliveries are answers, and which move a consent. Only the page of the bell asks: for the
 * numbers on every other page a letter is a letter.
 */
@Component
class LetterKinds {

    /** Forces that were promised cannot come. */
    private static final String UNABLE = "unable-to-deploy";

    /** What changes the text that somebody agreed to. */
    private static final Set<String> TEXTS = Set.of("consultation", "plan", "security-request");

    private final MessageArchive archive;
    private final SeenCoercions operations;

    LetterKinds(MessageArchive archive, SeenCoercions operations) {
        this.archive = archive;
        this.operations = operations;
    }

    /** The same in the same order, each delivery by what it is. */
    List<Tiding> told(Person person, List<Tiding> all) {
        List<UUID> asked =
                all.stream()
                        .flatMap(one -> one.letter().stream())
                        .flatMap(item -> item.inReplyTo().stream())
                        .distinct()
                        .toList();
        Set<UUID> ours = new HashSet<>();
        archive.find(asked).stream()
                .filter(one -> one.from().equals(person.acting()))
                .map(StoredMessage::id)
                .forEach(ours::add);
        Map<UUID, Boolean> reopened = new HashMap<>();
        return all.stream()
                .map(
                        one ->
                                one.letter()
                                        .map(item -> one.as(kind(item, person, ours, reopened)))
                                        .orElse(one))
                .toList();
    }

    private Kind kind(InboxItem item, Person person, Set<UUID> ours, Map<UUID, Boolean> reopened) {
        if (item.type().procedure().equals(LetterTeller.COERCION)) {
            String message = item.type().message();
            if (message.equals(UNABLE)
                    || TEXTS.contains(message)
                            && reopened.computeIfAbsent(
                                    item.exchange(), one -> reopened(one, person))) {
                return Kind.CONSENT;
            }
        }
        return item.inReplyTo().filter(ours::contains).isPresent() ? Kind.ANSWER : Kind.MESSAGE;
    }

    private boolean reopened(UUID exchange, Person person) {
        return operations.find(person.acting(), exchange, Optional.empty()).stream()
                .flatMap(one -> one.consents().stream())
                .filter(one -> one.agency().equals(person.acting()))
                .anyMatch(one -> one.status() == Consent.Status.REOPENED);
    }
}
