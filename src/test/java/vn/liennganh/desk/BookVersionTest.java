package vn.liennganh.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Json;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Urgency;
import vn.liennganh.regulation.Edition;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.ConfiguredRules;

/**
 * Whoever changes what a book makes of messages raises its version, so that what stands is made
 * anew: of the same messages the same version makes the same positions.
 *
 * <p>Seen is what the invented messages reach, each type several times with other content: a new
 * field of a position always, a step that hangs on one message naming another perhaps not. An order
 * alone is not seen, since sets have none.
 */
class BookVersionTest {

    /** A line a book: name, version, digest of the messages, digest of what it makes of them. */
    private static final Path KNOWN = Path.of("src/test/resources/desk/book-versions.txt");

    private static final RunningHub HUB = RunningHub.shared();
    private static final RuleBook RULES = ConfiguredRules.BOOK;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Instant START = Instant.parse("2026-11-20T01:00:00Z");
    private static final AgencyId OPENER = AgencyId.of("X99.11.001");
    private static final AgencyId OTHER = AgencyId.of("X99.51.001");
    private static final int EXCHANGES = 4;
    private static final int ROUNDS = 2;
    private static final int VARIED = 4;
    private static final int DIGEST_LENGTH = 16;

    private record Line(String name, int version, String messages, String positions) {

        static Line of(String text) {
            String[] words = text.split(" ");
            return new Line(words[0], Integer.parseInt(words[1]), words[2], words[3]);
        }

        boolean forgets(Line before) {
            return version == before.version
                    && messages.equals(before.messages)
                    && !positions.equals(before.positions);
        }

        @Override
        public String toString() {
            return String.join(" ", name, String.valueOf(version), messages, positions);
        }
    }

    @Test
    void a_book_that_makes_something_else_of_the_same_messages_has_another_version()
            throws IOException {
        List<Heard> all = new Chatter().messages();
        List<Line> found = new ArrayList<>();
        for (Book<?> book : HUB.beans(Book.class)) {
            found.add(line(book, all));
        }
        found.sort(Comparator.comparing(Line::name));
        Map<String, Line> known =
                Files.readAllLines(KNOWN).stream()
                        .map(Line::of)
                        .collect(Collectors.toMap(Line::name, one -> one));

        assertThat(found)
                .filteredOn(one -> known.containsKey(one.name()))
                .filteredOn(one -> one.forgets(known.get(one.name())))
                .as("other positions than before: raise version(), then run with -Dgolden=update")
                .isEmpty();
        String now = found.stream().map(one -> one + "\n").collect(Collectors.joining());
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(KNOWN, now);
        }
        assertThat(now)
                .as("a new version, book or message: look, then run with -Dgolden=update")
                .isEqualTo(Files.readString(KNOWN));
    }

    private static <P> Line line(Book<P> book, List<Heard> all) {
        List<Heard> meant =
                all.stream()
                        .filter(one -> book.concerns(one.envelope().type().procedure()))
                        .toList();
        Folding<P> folding = new Folding<>(book);
        meant.forEach(folding::hear);
        TreeMap<String, String> positions = new TreeMap<>();
        folding.now()
                .forEach(
                        (matter, standing) ->
                                positions.put(
                                        matter.toString(),
                                        plain(Json.MAPPER.valueToTree(standing.content()))));
        return new Line(
                book.name(),
                book.version(),
                digest(meant.stream().map(BookVersionTest::told).collect(Collectors.joining())),
                positions.isEmpty() ? "-" : digest(positions.toString()));
    }

    private static String told(Heard one) {
        return one.type() + " " + one.from() + " " + one.exchange() + " " + plain(one.body());
    }

    /** The same for two that are equal: sets and maps are written in any order. */
    private static String plain(JsonNode node) {
        if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(one -> items.add(plain(one)));
            Collections.sort(items);
            return items.toString();
        }
        if (node.isObject()) {
            TreeMap<String, String> fields = new TreeMap<>();
            node.properties().forEach(one -> fields.put(one.getKey(), plain(one.getValue())));
            return fields.toString();
        }
        return node.toString();
    }

    private static String digest(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).hex().substring(0, DIGEST_LENGTH);
    }

    /** Every type of message in every exchange of its procedure, again and again. */
    private static final class Chatter {

        private final Random random = new Random(20261123);
        private final List<Heard> all = new ArrayList<>();
        private long number;

        List<Heard> messages() {
            RULES.inForce(DAY).stream()
                    .sorted(Comparator.comparing(Edition::procedure))
                    .forEach(this::talk);
            return all;
        }

        private void talk(Edition edition) {
            List<MessageRule> rules = List.copyOf(edition.messages().values());
            for (MessageRule opening : rules.stream().filter(MessageRule::opens).toList()) {
                for (int i = 0; i < EXCHANGES; i++) {
                    talk(rules, opening);
                }
            }
        }

        private void talk(List<MessageRule> rules, MessageRule opening) {
            UUID exchange = id();
            say(opening, opening, exchange, exchange);
            for (int round = 0; round < ROUNDS; round++) {
                rules.stream()
                        .filter(one -> !one.opens())
                        .forEach(one -> say(one, opening, id(), exchange));
            }
        }

        /** A sample says one thing alone: some words, marks and amounts are made others. */
        private ObjectNode varied(MessageRule rule, ObjectNode sample) {
            List<Map.Entry<String, JsonNode>> fields =
                    List.copyOf(
                            RULES.schema(rule.type(), DAY)
                                    .orElseThrow()
                                    .path("properties")
                                    .properties());
            ObjectNode body = sample;
            for (int i = 0; i < VARIED && !fields.isEmpty(); i++) {
                Map.Entry<String, JsonNode> field = fields.get(random.nextInt(fields.size()));
                ObjectNode other = body.deepCopy();
                value(field.getValue()).ifPresent(value -> other.set(field.getKey(), value));
                if (RULES.check(rule, other).isEmpty()) {
                    body = other;
                }
            }
            return body;
        }

        private Optional<JsonNode> value(JsonNode schema) {
            JsonNode words = schema.path("enum");
            if (!words.isEmpty()) {
                return Optional.of(words.get(random.nextInt(words.size())));
            }
            if (schema.path("type").asString("").equals("boolean")) {
                return Optional.of(Json.MAPPER.getNodeFactory().booleanNode(random.nextBoolean()));
            }
            if (schema.path("$ref").asString("").endsWith("/money")) {
                long dong = 1_000L * random.nextInt(1, 1_000_000);
                return Optional.of(
                        Json.MAPPER.createObjectNode().put("amount", dong).put("currency", "VND"));
            }
            return Optional.empty();
        }

        private UUID id() {
            return new UUID(0x7000, 0x8000_0000_0000_0000L | ++number);
        }

        private void say(MessageRule rule, MessageRule opening, UUID id, UUID exchange) {
            boolean own =
                    rule.from().isEmpty() || !Collections.disjoint(rule.from(), opening.from());
            AgencyId to = own ? OTHER : OPENER;
            Instant at = START.plusSeconds(60L * all.size());
            ObjectNode sample = RULES.sample(rule.type(), at, random).orElseThrow();
            Optional<Heard> before =
                    all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
            Envelope envelope =
                    new Envelope(
                            id,
                            rule.type(),
                            own ? OPENER : OTHER,
                            List.of(to.value()),
                            Optional.empty(),
                            OffsetDateTime.ofInstant(at, LegalClock.ZONE),
                            exchange,
                            before.filter(one -> one.exchange().equals(exchange)).map(Heard::id),
                            before
                                    .map(Heard::exchange)
                                    .filter(one -> !one.equals(exchange))
                                    .stream()
                                    .toList(),
                            Optional.of("125"),
                            Urgency.NORMAL,
                            List.of(),
                            varied(rule, (ObjectNode) sample.path("body")));
            all.add(new Heard(all.size() + 1, envelope, List.of(to), List.of(), at));
        }
    }
}
