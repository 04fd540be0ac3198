package vn.liennganh.console.letter;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.diary.Readings;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.Json;
import vn.liennganh.message.Urgency;
import vn.liennganh.regulation.MessageRule;

/** What a letter begins with: whom it answers, what it goes on with, what it is about. */
@Component
class Beginnings {

    private final Sight sight;
    private final Consequences consequences;
    private final Handling handling;
    private final Readings readings;

    Beginnings(Sight sight, Consequences consequences, Handling handling, Readings readings) {
        this.sight = sight;
        this.consequences = consequences;
        this.handling = handling;
        this.readings = readings;
    }

    /**
     * From where somebody begins it.
     *
     * @param answers the message that it answers
     * @param exchange in which it goes on
     * @param about the document that it recalls, corrects or returns
     */
    record From(@Nullable UUID answers, @Nullable UUID exchange, @Nullable UUID about) {}

    /** An answer goes back to whoever asked, in its exchange. */
    NewLetter letter(MessageRule rule, From from, Person person) {
        if (from.about() != null) {
            StoredMessage document = message(from.about(), person);
            NewLetter letter =
                    handling.letter(rule, document, person).orElseThrow(Beginnings::none);
            readings.shown(person, document); // its number and its case stand in the letter
            return letter;
        }
        Optional<StoredMessage> asked =
                Optional.ofNullable(from.answers()).map(id -> message(id, person));
        Optional<UUID> within =
                asked.map(StoredMessage::exchange)
                        .or(
                                () ->
                                        Optional.ofNullable(from.exchange())
                                                .map(id -> conversation(id, person)));
        List<String> to =
                asked.map(one -> List.of(one.from().value()))
                        .orElseGet(() -> within.map(id -> others(id, person)).orElse(List.of()));
        return new NewLetter(
                rule.type(),
                to,
                asked.map(StoredMessage::id),
                within.filter(id -> !rule.opens() || goesOn(rule, id, person)),
                List.of(),
                within.flatMap(id -> consequences.caseNumber(id, person)),
                Urgency.NORMAL,
                Json.MAPPER.createObjectNode());
    }

    private StoredMessage message(UUID id, Person person) {
        return sight.message(id, person.acting()).orElseThrow(Beginnings::none);
    }

    /** A type that opens may as well go on in an exchange of its own procedure. */
    private boolean goesOn(MessageRule rule, UUID exchange, Person person) {
        return sight.conversation(exchange, person.acting())
                .map(one -> one.view().whole().procedure())
                .filter(rule.type().procedure()::equals)
                .isPresent();
    }

    private UUID conversation(UUID id, Person person) {
        sight.conversation(id, person.acting()).orElseThrow(Beginnings::none);
        return id;
    }

    private List<String> others(UUID exchange, Person person) {
        return sight
                .conversation(exchange, person.acting())
                .orElseThrow(Beginnings::none)
                .view()
                .parties()
                .stream()
                .filter(one -> !one.equals(person.acting()))
                .map(Object::toString)
                .toList();
    }

    private static ResponseStatusException none() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
