package vn.liennganh.regulation.body;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.yaml.ConfigProblem;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlReader;

/**
 * Invented messages, ready to sign: templates of {@code config/samples} in which {@code "@name"}
 * stands for a value that is new every time.
 */
public final class Samples {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX");

    private final Map<MessageType, ObjectNode> templates = new HashMap<>();
    private final List<String> debtors;
    private final List<String> officers;
    private final List<String> streets;
    private final String place;
    private final String decisionSuffix;

    private Samples(YamlMap words) {
        this.debtors = words.strings("debtors");
        this.officers = words.strings("officers");
        this.streets = words.strings("streets");
        this.place = words.string("place");
        this.decisionSuffix = words.string("decision-suffix");
        words.finish();
        if (debtors.isEmpty() || officers.isEmpty() || streets.isEmpty()) {
            throw words.problem("debtors, officers and streets need a word each");
        }
    }

    /**
     * Reads the template of every type.
     *
     * @throws ConfigProblem at the first that is missing or wrong
     */
    public static Samples load(Path directory, Iterable<MessageType> types) {
        Samples samples = new Samples(YamlReader.read(directory.resolve("words.yaml")));
        for (MessageType type : types) {
            Path file = directory.resolve(type.value() + ".json");
            ObjectNode template = Schemas.read(file);
            if (!template.path("from").isString()
                    || !template.path("to").isArray()
                    || !template.path("body").isObject()
                    || template.size() != 3) {
                throw new ConfigProblem(file, 1, "a sample has from, to and body");
            }
            try {
                samples.fill(template, samples.values(Instant.EPOCH, new java.util.Random(1)));
            } catch (IllegalArgumentException unknown) {
                throw new ConfigProblem(file, 0, unknown.getMessage());
            }
            samples.templates.put(type, template);
        }
        return samples;
    }

    /** A complete message document of the type, every time another case. */
    public ObjectNode sample(
            MessageType type, boolean caseNumber, Instant now, RandomGenerator random) {
        Map<String, JsonNode> values = values(now, random);
        ObjectNode template = templates.get(type);
        String id = uuid(random).toString();
        ObjectNode message =
                Json.MAPPER
                        .createObjectNode()
                        .put("specVersion", "1.0")
                        .put("id", id)
                        .put("type", type.value());
        message.set("from", template.path("from").deepCopy());
        message.set("to", template.path("to").deepCopy());
        message.set("time", values.get("now"));
        message.put("exchange", id);
        message.putNull("inReplyTo");
        if (caseNumber) {
            message.set("caseNumber", values.get("case-number"));
        }
        message.put("urgency", "normal");
        message.putArray("attachments");
        message.set("body", fill(template.path("body"), values));
        return message;
    }

    private JsonNode fill(JsonNode node, Map<String, JsonNode> values) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JSON.objectNode();
            object.properties()
                    .forEach(field -> copy.set(field.getKey(), fill(field.getValue(), values)));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JSON.arrayNode();
            array.forEach(item -> copy.add(fill(item, values)));
            return copy;
        }
        if (!node.isString() || !node.asString().startsWith("@")) {
            return node;
        }
        JsonNode value = values.get(node.asString().substring(1));
        if (value == null) {
            throw new IllegalArgumentException(
                    "no sample value is called \"" + node.asString() + "\"");
        }
        return value;
    }

    private Map<String, JsonNode> values(Instant now, RandomGenerator random) {
        LocalDate today = LegalClock.day(now);
        OffsetDateTime moment =
                now.atZone(LegalClock.ZONE).toOffsetDateTime().truncatedTo(ChronoUnit.MILLIS);
        long total = amount(random, 900_000);
        long costs = random.nextInt(1, 90) * 1_000L;
        Map<String, JsonNode> values = new HashMap<>();
        values.put("now", JSON.stringNode(MOMENT.format(moment)));
        values.put("ten-days-from-now", JSON.stringNode(MOMENT.format(moment.plusDays(10))));
        values.put("in-ten-days", JSON.stringNode(today.plusDays(10).toString()));
        values.put("in-a-year", JSON.stringNode(today.plusYears(1).toString()));
        values.put("today", JSON.stringNode(today.toString()));
        values.put(
                "judgment-date",
                JSON.stringNode(today.minusDays(random.nextInt(60, 700)).toString()));
        values.put(
                "birth-date",
                JSON.stringNode(today.minusDays(random.nextInt(9_000, 25_000)).toString()));
        values.put("decision-number", JSON.stringNode(number(random) + decisionSuffix));
        values.put("case-number", JSON.stringNode(number(random) + decisionSuffix));
        values.put("judgment-number", JSON.stringNode(number(random) + "/DS-ST"));
        values.put("reference", JSON.stringNode("FT" + number(random)));
        values.put("other-reference", JSON.stringNode("FT" + number(random)));
        values.put("debtor-name", word(debtors, random));
        values.put("officer-name", word(officers, random));
        values.put("other-name", word(officers, random));
        values.put(
                "address",
                JSON.stringNode(
                        random.nextInt(1, 999)
                                + " "
                                + word(streets, random).asString()
                                + ", "
                                + place));
        values.put("personal-id", JSON.stringNode("000" + digits(random, 9)));
        values.put("account-number", JSON.stringNode("000" + digits(random, 10)));
        values.put("phone", JSON.stringNode("0000" + digits(random, 6)));
        values.put("amount-of-obligation", JSON.numberNode(total - costs));
        values.put("amount-of-costs", JSON.numberNode(costs));
        values.put("amount-total", JSON.numberNode(total));
        values.put("amount", JSON.numberNode(amount(random, 900_000)));
        values.put("uuid", JSON.stringNode(uuid(random).toString()));
        values.put("other-uuid", JSON.stringNode(uuid(random).toString()));
        return values;
    }

    /** Invented amounts end in 777. */
    private static long amount(RandomGenerator random, int thousandsMax) {
        return random.nextInt(100, thousandsMax) * 1_000L + 777;
    }

    /** Some 10^16 numbers, so that a million samples hardly ever meet. */
    private static String number(RandomGenerator random) {
        return random.nextInt(1, 10_000)
                + "-"
                + Long.toString(random.nextLong(1L << 40), 36).toUpperCase();
    }

    private static String digits(RandomGenerator random, int count) {
        StringBuilder digits = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    private static JsonNode word(List<String> words, RandomGenerator random) {
        return JSON.stringNode(words.get(random.nextInt(words.size())));
    }

    private static UUID uuid(RandomGenerator random) {
        long high = random.nextLong() & 0xffffffffffff0fffL | 0x4000L;
        long low = random.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
