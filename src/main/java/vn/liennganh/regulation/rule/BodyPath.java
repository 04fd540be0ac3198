package vn.liennganh.regulation.rule;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import vn.liennganh.legaltime.LegalClock;

/** Field names into the body of a message; {@code *} stands for every item of a list. */
public record BodyPath(List<String> names) {

    /** Every item of a list. */
    public static final String EACH = "*";

    /** A value and the JSON pointer at which the message carries it. */
    public record Found(String pointer, JsonNode value) {}

    public BodyPath {
        names = List.copyOf(names);
        if (names.isEmpty() || names.contains("")) {
            throw new IllegalArgumentException("field names, divided by /, are expected");
        }
    }

    /**
     * The path that a rule file writes as {@code lines/*}{@code /amount}.
     *
     * @throws IllegalArgumentException if a name is empty
     */
    public static BodyPath of(String text) {
        return new BodyPath(List.of(text.split("/", -1)));
    }

    /** True where it may lead to more than one value. */
    public boolean many() {
        return names.contains(EACH);
    }

    /** The only value; a missing node where there is none. Not for a path with {@code *}. */
    public JsonNode at(JsonNode body) {
        JsonNode node = body;
        for (String name : names) {
            node = node.path(name);
        }
        return node;
    }

    /** Every value that is there, in the order of the message. */
    public List<JsonNode> all(JsonNode body) {
        List<JsonNode> found = new ArrayList<>();
        collect(body, 0, found);
        return found;
    }

    private void collect(JsonNode node, int depth, List<JsonNode> found) {
        if (depth == names.size()) {
            if (!node.isMissingNode() && !node.isNull()) {
                found.add(node);
            }
        } else if (names.get(depth).equals(EACH)) {
            node.forEach(item -> collect(item, depth + 1, found));
        } else {
            collect(node.path(names.get(depth)), depth + 1, found);
        }
    }

    /**
     * The same path with the indexes of one item of its lists, so that two paths over the same list
     * meet in the same item: {@code lines/*}{@code /amount} at {@code [2]} is {@code
     * lines/2/amount}.
     */
    public Found at(JsonNode body, List<Integer> indexes) {
        JsonNode node = body;
        StringBuilder pointer = new StringBuilder("/body");
        int list = 0;
        for (String name : names) {
            if (name.equals(EACH)) {
                int index = list < indexes.size() ? indexes.get(list++) : 0;
                node = node.path(index);
                pointer.append('/').append(index);
            } else {
                node = node.path(name);
                pointer.append('/').append(name);
            }
        }
        return new Found(pointer.toString(), node);
    }

    /** The indexes of every item that the path leads to; one empty list where it has no list. */
    public List<List<Integer>> indexes(JsonNode body) {
        List<List<Integer>> all = new ArrayList<>();
        index(body, 0, List.of(), all);
        return all;
    }

    private void index(JsonNode node, int depth, List<Integer> so, List<List<Integer>> all) {
        if (depth == names.size()) {
            all.add(so);
        } else if (names.get(depth).equals(EACH)) {
            for (int i = 0; i < node.size(); i++) {
                List<Integer> next = new ArrayList<>(so);
                next.add(i);
                index(node.path(i), depth + 1, List.copyOf(next), all);
            }
        } else {
            index(node.path(names.get(depth)), depth + 1, so, all);
        }
    }

    /**
     * Which item of which list it passes through at these indexes, by the list's own place, so that
     * two paths can be told to meet in one item.
     */
    public Map<String, Integer> items(List<Integer> indexes) {
        Map<String, Integer> items = new HashMap<>();
        StringBuilder place = new StringBuilder();
        int list = 0;
        for (String name : names) {
            String step = name;
            if (name.equals(EACH) && list < indexes.size()) {
                items.put(place.toString(), indexes.get(list));
                step = String.valueOf(indexes.get(list++));
            }
            place.append('/').append(step);
        }
        return items;
    }

    /** The pointer for a problem about the field, as far as it is the same for every message. */
    public String pointer() {
        return "/body/"
                + names.stream()
                        .takeWhile(name -> !name.equals(EACH))
                        .collect(Collectors.joining("/"));
    }

    /** A moment or the first moment of a day; empty where the field is neither. */
    public static Optional<Instant> instant(JsonNode field) {
        if (!field.isString()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    isDay(field)
                            ? LegalClock.midnight(LocalDate.parse(field.asString()))
                            : OffsetDateTime.parse(field.asString()).toInstant());
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }

    /** True where the field names a day and not a moment. */
    public static boolean isDay(JsonNode field) {
        return field.isString() && field.asString().length() == 10;
    }

    @Override
    public String toString() {
        return String.join("/", names);
    }
}
