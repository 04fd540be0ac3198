package vn.liennganh.inmate.position;

import java.time.LocalDate;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A judgment or a decision, by its number and its date. */
public record Paper(String number, LocalDate date) {

    /** What a field of a body names; empty where it names nothing. */
    public static Optional<Paper> of(JsonNode field) {
        return field.isObject()
                ? Optional.of(
                        new Paper(
                                field.path("number").asString(""),
                                LocalDate.parse(field.path("date").asString(""))))
                : Optional.empty();
    }
}
