package vn.liennganh.console.police.request;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.coercion.operation.Fact;
import vn.liennganh.coercion.operation.Operation;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.letter.NewLetter;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Urgency;

/** A form that was sent, with the operation that it is about and the body that it becomes. */
record Sent(Person person, Operation seen, MultiValueMap<String, String> form, ObjectNode body) {

    private static final String LOCAL = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d";

    static Sent of(Person person, Operation seen, MultiValueMap<String, String> form) {
        return new Sent(person, seen, form, Json.MAPPER.createObjectNode());
    }

    /** What was typed, without blanks around it; empty where nothing was. */
    static String text(MultiValueMap<String, String> form, String field) {
        String value = form.getFirst(field);
        return value == null ? "" : value.strip();
    }

    /** A moment of a browser's field in Vietnamese time; empty where it cannot be read. */
    static Optional<String> moment(String local) {
        return local.matches(LOCAL) ? Optional.of(local + ":00+07:00") : Optional.empty();
    }

    /** Its lines that say something. */
    static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(one -> !one.isEmpty()).toList();
    }

    String text(String field) {
        return text(form, field);
    }

    /** Puts a field that is filled. */
    Sent put(String name, String field) {
        if (!text(field).isEmpty()) {
            body.put(name, text(field));
        }
        return this;
    }

    /** What is no number goes on as it was typed: the schema then says so at its field. */
    Sent number(String name, String field) {
        if (text(field).matches("\\d{1,5}")) {
            body.put(name, Integer.parseInt(text(field)));
        } else {
            put(name, field);
        }
        return this;
    }

    /** One item a line. */
    Sent lines(String name, String field, boolean always) {
        List<String> lines = lines(text(field));
        if (always || !lines.isEmpty()) {
            ArrayNode array = body.putArray(name);
            lines.forEach(array::add);
        }
        return this;
    }

    /** The version of the text that is answered. */
    Sent version(String name) {
        body.put(name, seen.version());
        return this;
    }

    void commander(ObjectNode into) {
        into.put("name", text("ten"))
                .put("position", text("chuc-vu"))
                .put("phone", text("dien-thoai"));
    }

    /** What a reply answers: the consultation, or the report that passed it on. */
    Optional<UUID> asks() {
        return seen.facts().stream()
                .filter(one -> one.is("consultation", "complexity-report"))
                .filter(one -> one.to().contains(person.acting()))
                .reduce((earlier, later) -> later)
                .map(Fact::message);
    }

    /** The letter to the agency whose operation it is. */
    NewLetter letter(String type, Optional<UUID> answers) {
        return letter(type, List.of(seen.key().agency().value()), answers);
    }

    NewLetter letter(String type, List<String> to, Optional<UUID> answers) {
        return new NewLetter(
                new MessageType("coercion-security." + type.toLowerCase(Locale.ROOT)),
                to,
                answers,
                Optional.of(seen.exchange()),
                List.of(),
                Optional.of(seen.key().number()),
                Urgency.NORMAL,
                body);
    }
}
