package vn.liennganh.inmate.position;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Sha256;

/** A judgment or a decision, by its number and its date. */
public record Paper(String number, LocalDate date) {

    private static final int MARK_LENGTH = 32;

    /** What a field of a body names; empty where it names nothing. */
    public static Optional<Paper> of(JsonNode field) {
        return field.isObject()
                ? Optional.of(
                        new Paper(
                                field.path("number").asString(""),
                                LocalDate.parse(field.path("date").asString(""))))
                : Optional.empty();
    }

    /** By what lists are narrowed to this paper; says nothing of it. */
    public String mark() {
        String text = number.strip() + '|' + date;
        return "paper:"
                + Sha256.of(text.getBytes(StandardCharsets.UTF_8)).hex().substring(0, MARK_LENGTH);
    }
}
