package vn.liennganh.console.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.paper.LetterPaper;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Urgency;
import vn.liennganh.message.language.Words;
import vn.liennganh.regulation.MessageRule;

/**
 * What may be said of any document, in an exchange of its own: its sender recalls, replaces or
 * corrects it, whoever received it returns it (Decree 30/2020, articles 18 and 21). The letter
 * names the document, goes to those whom it concerns, and stands beside the document's exchange.
 */
@Component
public class Handling {

    private static final String PROCEDURE = "document-handling";
    private static final MessageType RETURN = new MessageType(PROCEDURE + ".return");
    private static final List<MessageType> BY_SENDER =
            List.of(
                    new MessageType(PROCEDURE + ".recall"),
                    new MessageType(PROCEDURE + ".correction"));

    private static final String MESSAGE = "messageId";
    private static final String NUMBER = "documentNumber";
    private static final int NUMBER_MAX = 300;

    private final Choices choices;
    private final Sight sight;
    private final MessageArchive archive;
    private final DutyNames names;

    Handling(Choices choices, Sight sight, MessageArchive archive, DutyNames names) {
        this.choices = choices;
        this.sight = sight;
        this.archive = archive;
        this.names = names;
    }

    /** What the person's agency may say of this document today; nothing of what handles one. */
    public List<Choices.Kind> of(StoredMessage document, Person person, Locale locale) {
        return types(document, person).stream()
                .map(choices::rule)
                .flatMap(Optional::stream)
                .filter(MessageRule::opens)
                .filter(rule -> Choices.sends(rule, person.kind()))
                .map(rule -> Choices.kind(rule, locale))
                .toList();
    }

    private List<MessageType> types(StoredMessage document, Person person) {
        List<MessageType> types = new ArrayList<>();
        if (document.type().procedure().equals(PROCEDURE)) {
            return types;
        }
        if (document.from().equals(person.acting())) {
            types.addAll(BY_SENDER);
        }
        if (sight.received(document, person.acting())) {
            types.add(RETURN);
        }
        return types;
    }

    /** A document that a letter is about, as its readers call it. */
    public record About(UUID id, String title, String from, String at) {}

    /** The document that a letter's words are about, where the person may see it. */
    public Optional<About> about(MessageType type, JsonNode body, Person person, Words words) {
        if (!type.procedure().equals(PROCEDURE)) {
            return Optional.empty();
        }
        return id(body.path(MESSAGE).asString(""))
                .flatMap(id -> sight.message(id, person.acting()))
                .map(
                        one ->
                                new About(
                                        one.id(),
                                        names.title(one.type(), words),
                                        names.agency(one.from(), words),
                                        words.moment(one.acceptedAt())));
    }

    Optional<About> about(NewLetter letter, Person person, Words words) {
        return about(letter.type(), letter.body(), person, words);
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /**
     * The letter that says it.
     *
     * @return empty where the person's agency may not say that of this document
     */
    Optional<NewLetter> letter(MessageRule rule, StoredMessage document, Person person) {
        if (!types(document, person).contains(rule.type())) {
            return Optional.empty();
        }
        Envelope words = Consequences.envelope(archive.bytes(document.id())).orElseThrow();
        ObjectNode body = Json.MAPPER.createObjectNode().put(MESSAGE, document.id().toString());
        String number = LetterPaper.number(words);
        if (!number.isEmpty() && number.length() <= NUMBER_MAX) {
            body.put(NUMBER, number);
        }
        return Optional.of(
                new NewLetter(
                        rule.type(),
                        to(rule, document),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(document.exchange()),
                        words.caseNumber(),
                        Urgency.NORMAL,
                        body));
    }

    /** Those who were asked each apart are not told of each other: then the clerk chooses. */
    private List<String> to(MessageRule rule, StoredMessage document) {
        if (rule.type().equals(RETURN)) {
            return List.of(document.from().value());
        }
        List<String> all =
                Stream.concat(document.recipients().stream(), document.copies().stream())
                        .map(AgencyId::value)
                        .distinct()
                        .toList();
        boolean discreet = choices.rule(document.type()).map(MessageRule::discreet).orElse(false);
        return discreet && document.recipients().size() > 1 ? List.of() : all;
    }
}
