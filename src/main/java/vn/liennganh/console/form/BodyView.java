package vn.liennganh.console.form;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.message.WireTime;

/** A body as people read it: the schema's titles beside the values, nothing left out. */
public final class BodyView {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");

    private final Locale locale;

    private BodyView(Locale locale) {
        this.locale = locale;
    }

    /**
     * One line of it.
     *
     * @param text where it has no lines below
     * @param lines of a group, and of a list one line a row
     */
    public record Line(String pointer, String title, String text, List<Line> lines) {

        public Line {
            lines = List.copyOf(lines);
        }
    }

    public static List<Line> of(JsonNode schema, JsonNode body, Locale locale) {
        return new BodyView(locale).line(SchemaView.of(schema), "", body, "").lines();
    }

    private Line line(SchemaView schema, String pointer, JsonNode value, String title) {
        if (schema.kind() == Field.Kind.MONEY && value.path("amount").isIntegralNumber()) {
            return leaf(pointer, title, Fields.dotted(value.path("amount")) + " \u0111");
        }
        if (value.isObject()) {
            List<Line> lines = new ArrayList<>();
            for (SchemaView part : schema.properties()) {
                if (value.has(part.name())) {
                    lines.add(
                            line(
                                    part,
                                    pointer + "/" + part.name(),
                                    value.path(part.name()),
                                    part.title(locale)));
                }
            }
            return new Line(pointer, title, "", lines);
        }
        if (value.isArray()) {
            return list(schema, pointer, value, title);
        }
        return leaf(pointer, title, text(schema, value));
    }

    private Line list(SchemaView schema, String pointer, JsonNode value, String title) {
        if (!value.isEmpty() && value.path(0).isValueNode()) {
            List<String> words = new ArrayList<>();
            value.forEach(one -> words.add(text(schema.items(), one)));
            return leaf(pointer, title, String.join("; ", words));
        }
        List<Line> rows = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            String row = schema.items().title(locale) + " " + (i + 1);
            rows.add(line(schema.items(), pointer + "/" + i, value.path(i), row));
        }
        return new Line(pointer, title, "", rows);
    }

    private String text(SchemaView schema, JsonNode value) {
        if (schema.fixed() && !value.isBoolean()) {
            return SchemaView.word(value.asString(), locale);
        }
        return switch (schema.kind()) {
            case DATE -> day(value.asString());
            case MOMENT -> moment(value.asString());
            case CHOICE -> SchemaView.word(value.asString(), locale);
            case TICK, YES_NO ->
                    Texts.render(
                            Text.of("form." + (value.asBoolean(false) ? "yes" : "no")), locale);
            default -> value.asString();
        };
    }

    private static Line leaf(String pointer, String title, String text) {
        return new Line(pointer, title, text, List.of());
    }

    private static String day(String text) {
        try {
            return DAY.format(LocalDate.parse(text));
        } catch (DateTimeParseException other) {
            return text;
        }
    }

    private static String moment(String text) {
        try {
            return MOMENT.format(OffsetDateTime.parse(text).atZoneSameInstant(WireTime.ZONE));
        } catch (DateTimeParseException other) {
            return text;
        }
    }
}
