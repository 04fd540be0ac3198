package vn.liennganh.register.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import vn.liennganh.desk.Heard;

/**
 * Which fields of a message a register writes down. One line of the table for the message, and one
 * for each of its lists:
 *
 * <pre>
 * direction: text=content
 * direction: each=assignments when=dueOn text=task word=body
 * </pre>
 */
public final class Reading {

    private final Map<String, List<Map<String, String>>> table;

    private Reading(Map<String, List<Map<String, String>>> table) {
        this.table = Map.copyOf(table);
    }

    /** Reads the table; a malformed line is a mistake of the program. */
    public static Reading of(String lines) {
        Map<String, List<Map<String, String>>> table = new HashMap<>();
        for (String line : lines.strip().split("\n")) {
            String[] named = line.strip().split(":", 2);
            Map<String, String> fields = new HashMap<>();
            for (String field : named[1].strip().split(" ")) {
                String[] one = field.split("=", 2);
                if (one.length == 2) {
                    fields.put(one[0], one[1]);
                }
            }
            table.computeIfAbsent(named[0], key -> new ArrayList<>()).add(fields);
        }
        return new Reading(table);
    }

    /** The lines of a message; none where the table does not know it. */
    List<Line> lines(Heard heard) {
        List<Line> lines = new ArrayList<>();
        for (Map<String, String> fields : table.getOrDefault(message(heard), List.of())) {
            String each = fields.getOrDefault("each", "");
            if (each.isEmpty()) {
                lines.add(Line.of(heard, "", said(heard.body(), fields)));
            } else {
                heard.list(each).forEach(one -> lines.add(Line.of(heard, each, said(one, fields))));
            }
        }
        return lines;
    }

    /** Whether the table knows the message. */
    public boolean knows(String message) {
        return table.containsKey(message);
    }

    private static String message(Heard heard) {
        return heard.envelope().type().message();
    }

    private static Line.Said said(JsonNode body, Map<String, String> fields) {
        return new Line.Said(
                text(body, fields.get("when")),
                text(body, fields.get("text")),
                text(body, fields.get("word")),
                amount(body, fields.get("amount")),
                text(body, fields.get("unit")));
    }

    /** A field, an inner field, or the first of several that is there. */
    private static String text(JsonNode body, @org.jspecify.annotations.Nullable String fields) {
        for (String field : Optional.ofNullable(fields).orElse("").split("\\|")) {
            JsonNode found = body.at("/" + field);
            if (found.isValueNode() && !field.isEmpty()) {
                return found.asString("");
            }
            // Runs inside the door's transaction: whatever a list holds, nothing may fail.
            String all =
                    found.valueStream()
                            .filter(JsonNode::isValueNode)
                            .map(one -> one.asString(""))
                            .collect(Collectors.joining("; "));
            if (found.isArray() && !all.isEmpty()) {
                return all;
            }
        }
        // An item of a list of words is its own text.
        return ".".equals(fields) ? body.asString("") : "";
    }

    private static long amount(JsonNode body, @org.jspecify.annotations.Nullable String field) {
        if (field == null) {
            return 0;
        }
        JsonNode found = body.at("/" + field);
        return found.isArray() ? found.size() : found.asLong(0);
    }
}
