package vn.liennganh.console.matter;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.due.Dues;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Heard;
import vn.liennganh.exchange.ExchangeView;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.language.Words;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.RuleBook;

/** Words a matter's exchanges for one reader, who is shown nothing that {@link Sight} withholds. */
@Service
public class MatterWords {

    private final Sight sight;
    private final Dues dues;
    private final DutyNames names;
    private final RuleBook rules;
    private final Desks desks;

    MatterWords(Sight sight, Dues dues, DutyNames names, RuleBook rules, Desks desks) {
        this.sight = sight;
        this.dues = dues;
        this.names = names;
        this.rules = rules;
        this.desks = desks;
    }

    /** What is owed in these exchanges to or by the reader, the earliest due first. */
    public List<OwedLine> owed(Collection<UUID> exchanges, Person person, Words words) {
        return exchanges.isEmpty()
                ? List.of()
                : sight.duties(exchanges, person.acting()).stream()
                        .filter(Obligation::outstanding)
                        .map(duty -> line(duty, person, words))
                        .toList();
    }

    /** Of each of these exchanges what is due first; one question for a whole list. */
    public Map<UUID, OwedLine> first(Collection<UUID> exchanges, Person person, Words words) {
        Map<UUID, OwedLine> first = new HashMap<>();
        if (!exchanges.isEmpty()) {
            sight.duties(exchanges, person.acting()).stream()
                    .filter(Obligation::outstanding)
                    .forEach(
                            duty ->
                                    first.computeIfAbsent(
                                            duty.exchange(), key -> line(duty, person, words)));
        }
        return first;
    }

    OwedLine line(Obligation duty, Person person, Words words) {
        return new OwedLine(
                names.owed(duty, words),
                names.agency(duty.party(), words),
                names.agency(duty.owedTo(), words),
                sight.owes(duty, person.acting()),
                dues.pill(duty, words));
    }

    /** The state of an exchange as its own edition calls it; empty where the reader sees none. */
    public Optional<String> state(UUID exchange, Person person, Words words) {
        return sight.conversation(exchange, person.acting())
                .map(Sight.Conversation::view)
                .map(view -> state(view, words));
    }

    private String state(ExchangeView view, Words words) {
        return rules.edition(view.whole().procedure(), view.whole().edition())
                .map(edition -> edition.states().get(view.state()))
                .map(name -> name.in(words.locale()))
                .orElse(view.state());
    }

    /** A state by its word, as the procedure in force calls it; the word where it knows none. */
    public String state(String procedure, String word, Words words) {
        return names.state(procedure, word, words);
    }

    /** Where the reader finds a message; empty where it may not read it. */
    public Optional<String> link(UUID message, Person person) {
        return sight.message(message, person.acting()).map(one -> "/hop-thu/" + one.id());
    }

    /** The body of an accepted message; a missing node where there is none. */
    public JsonNode body(UUID message) {
        return desks.message(message)
                .map(Heard::body)
                .map(JsonNode.class::cast)
                .orElse(Json.MAPPER.missingNode());
    }

    public String agency(AgencyId id, Words words) {
        return names.agency(id, words);
    }

    /** What a procedure is called today. */
    public String procedure(String name, Words words) {
        return names.procedure(name, words);
    }

    /** What a type of message is called today. */
    public String title(String type, Words words) {
        return names.title(new MessageType(type), words);
    }
}
