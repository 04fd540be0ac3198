package vn.liennganh.console.letter;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.diary.Readings;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.Urgency;
import vn.liennganh.regulation.MessageRule;

/** What a letter begins with: whom it answers, what it goes on with, what it is about. */
@Component
class Beginnings {

    private final Sight sight;
    private final Consequences consequences;
    private final Handling handling;
    private final Choices choices;
    private final Readings readings;

    Beginnings(
            Sight sight,
            Consequences consequences,
            Handling handling,
            Choices choices,
            Readings readings) {
        this.sight = sight;
        this.consequences = consequences;
        this.handling = handling;
        this.choices = choices;
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

    /**
     * An answer goes back to whoever asked, in its exchange. What the agency owes because of its
     * own message answers nothing: it goes on with those to whom that went.
     */
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
                asked.map(one -> to(rule, one, person))
                        .orElseGet(() -> within.map(id -> others(id, person)).orElse(List.of()));
        return new NewLetter(
                rule.type(),
                to,
                asked.filter(one -> !sight.sent(one, person.acting())).map(StoredMessage::id),
                within.filter(id -> !rule.opens() || goesOn(rule, id, person)),
                List.of(),
                within.flatMap(id -> consequences.caseNumber(id, person)),
                Urgency.NORMAL,
                Json.MAPPER.createObjectNode());
    }

    /** Of a letter to one agency alone, which of several is for the clerk to choose. */
    private List<String> to(MessageRule rule, StoredMessage asked, Person person) {
        if (!sight.sent(asked, person.acting())) {
            return List.of(asked.from().value());
        }
        Set<String> possible =
                choices.recipients(rule, person, Locale.ROOT).stream()
                        .map(Choices.Recipient::id)
                        .collect(Collectors.toSet());
        List<String> all =
                asked.recipients().stream()
                        .map(AgencyId::value)
                        .filter(possible::contains)
                        .toList();
        return rule.discreet() && all.size() > 1 ? List.of() : all;
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
