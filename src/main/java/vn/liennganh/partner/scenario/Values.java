package vn.liennganh.partner.scenario;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a value of a scenario file stands for when its moment has come. {@code $order} is the id of
 * the message of that name and {@code $order/decision/number} a value of its body; {@code @now},
 * {@code @today} and {@code @weekday} are the hub's time, moved by a duration ({@code @now-PT2H},
 * {@code @weekday+P30D 08:30}); {@code @file} is the digest of the first attachment.
 */
final class Values {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Pattern TIME =
            Pattern.compile("@(now|today|weekday)(?:([+-])(P[0-9DTHMS]+))?(?: (\\d\\d:\\d\\d))?");
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");

    private final Map<String, Sent> sent;
    private final OffsetDateTime now;
    private final String file;

    /**
     * @param sent earlier messages by name
     * @param file digest of the first attachment, empty where there is none
     */
    Values(Map<String, Sent> sent, OffsetDateTime now, String file) {
        this.sent = sent;
        this.now = now;
        this.file = file;
    }

    JsonNode of(JsonNode value) {
        if (value instanceof ObjectNode object) {
            ObjectNode made = JSON.objectNode();
            object.properties().forEach(one -> made.set(one.getKey(), of(one.getValue())));
            return made;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode made = JSON.arrayNode();
            array.forEach(one -> made.add(of(one)));
            return made;
        }
        return value.isString() ? word(value.asString()) : value;
    }

    private JsonNode word(String text) {
        if (text.startsWith("$")) {
            return reference(text.substring(1));
        }
        if (text.equals("@file")) {
            return JSON.stringNode(file);
        }
        Matcher time = TIME.matcher(text);
        return time.matches() ? JSON.stringNode(moment(time)) : JSON.stringNode(text);
    }

    private JsonNode reference(String text) {
        int slash = text.indexOf('/');
        String name = slash < 0 ? text : text.substring(0, slash);
        Sent message = sent.get(name);
        if (message == null) {
            throw new Failed("scenario.no-such-message", name);
        }
        return slash < 0
                ? JSON.stringNode(message.id().toString())
                : message.body().at(JsonPointer.compile(text.substring(slash))).deepCopy();
    }

    private String moment(Matcher time) {
        ZonedDateTime at = now.atZoneSameInstant(ZONE).truncatedTo(ChronoUnit.MILLIS);
        if (time.group(3) != null) {
            Duration span = Duration.parse(time.group(3));
            at = at.plus(time.group(2).equals("+") ? span : span.negated());
        }
        if (time.group(4) != null) {
            at = at.with(LocalTime.parse(time.group(4)));
        }
        boolean weekday = time.group(1).equals("weekday");
        while (weekday && at.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) {
            at = at.plusDays(1);
        }
        boolean day = time.group(1).equals("today") || weekday && time.group(4) == null;
        return day ? at.toLocalDate().toString() : MILLIS.format(at);
    }

    /** Puts a value where the pointer says, making what is missing on the way. */
    static void put(ObjectNode body, String pointer, JsonNode value) {
        JsonPointer path = JsonPointer.compile(pointer);
        JsonNode parent = body.at(path.head());
        if (parent.isMissingNode()) {
            parent = body.withObject(path.head());
        }
        String last = path.last().getMatchingProperty();
        if (parent instanceof ArrayNode array) {
            int index = path.last().getMatchingIndex();
            if (index >= 0 && index < array.size()) {
                array.set(index, value);
            } else {
                array.add(value);
            }
        } else {
            ((ObjectNode) parent).set(last, value);
        }
    }

    static void remove(ObjectNode body, String pointer) {
        JsonPointer path = JsonPointer.compile(pointer);
        JsonNode parent = body.at(path.head());
        if (parent instanceof ObjectNode object) {
            object.remove(path.last().getMatchingProperty());
        } else if (parent instanceof ArrayNode array
                && path.last().getMatchingIndex() < array.size()) {
            array.remove(path.last().getMatchingIndex());
        }
    }
}
