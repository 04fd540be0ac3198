package vn.liennganh.regulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.Urgency;
import vn.liennganh.message.Verdict;
import vn.liennganh.regulation.across.Facts;
import vn.liennganh.support.ConfiguredRules;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlReader;

/** An exchange as it is told: who sends what when, beginning with samples. */
final class Story {

    static final RuleBook RULES = ConfiguredRules.BOOK;
    static final Judge JUDGE = new Judge(RULES);
    static final AgencyId AGENCY = AgencyId.of("X99.11.001");
    static final AgencyId OTHER_AGENCY = AgencyId.of("X99.11.002");

    /** Has ended; {@link #AGENCY} carries on for it. */
    static final AgencyId FORMER_AGENCY = AgencyId.of("X99.11.900");

    static final AgencyId BANK = AgencyId.of("X99.51.001");
    static final AgencyId OTHER_BANK = AgencyId.of("X99.51.002");
    static final AgencyId PROCURACY = AgencyId.of("X99.31.000");
    static final AgencyId HUB = AgencyId.of("X99.00.000");

    private static final Map<AgencyId, String> KINDS = kinds();

    private final Random random = new Random(11);
    private final UUID exchange = UUID.randomUUID();
    private Optional<ExchangeState> state = Optional.empty();
    private Instant now = local("2026-11-20T09:00");
    private Optional<Ruling> last = Optional.empty();
    private UUID lastId = exchange;
    private List<Story> others = List.of();
    private List<Story> related = List.of();

    private static Map<AgencyId, String> kinds() {
        Map<AgencyId, String> kinds = new HashMap<>();
        try (Stream<Path> files = Files.list(Path.of("config/agencies"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
                for (YamlMap agency : YamlReader.read(file).maps("agencies")) {
                    kinds.put(AgencyId.of(agency.string("identifier")), agency.string("kind"));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return kinds;
    }

    /** The kind of a demo agency; empty for one that is not registered. */
    static String kind(AgencyId agency) {
        return KINDS.getOrDefault(agency, "");
    }

    static Instant local(String moment) {
        return LocalDateTime.parse(moment).atZone(LegalClock.ZONE).toInstant();
    }

    Story at(String moment) {
        now = local(moment);
        return this;
    }

    /** Before what these exchanges let be known, as far as they have begun. */
    Story among(List<Story> exchanges) {
        others = List.copyOf(exchanges);
        return this;
    }

    /** The next messages name these exchanges too. */
    Story naming(List<Story> exchanges) {
        related = List.copyOf(exchanges);
        return this;
    }

    private static List<ExchangeState> states(List<Story> stories) {
        return stories.stream().flatMap(one -> one.state.stream()).toList();
    }

    /**
     * Sends a sample; fields are {@code pointer=json}, a pointer without value removes the field.
     */
    Optional<Refusal> send(String type, AgencyId from, List<AgencyId> to, String... fields) {
        return send(
                state.isEmpty() ? exchange : UUID.randomUUID(),
                Optional.empty(),
                type,
                from,
                to,
                fields);
    }

    Optional<Refusal> answer(
            UUID message, String type, AgencyId from, AgencyId to, String... fields) {
        return send(UUID.randomUUID(), Optional.of(message), type, from, List.of(to), fields);
    }

    private Optional<Refusal> send(
            UUID id,
            Optional<UUID> inReplyTo,
            String type,
            AgencyId from,
            List<AgencyId> to,
            String... fields) {
        MessageType messageType = new MessageType(type);
        MessageRule rule = RULES.rule(messageType, LegalClock.day(now)).orElseThrow();
        ObjectNode body =
                (ObjectNode) RULES.sample(messageType, now, random).orElseThrow().path("body");
        for (String field : fields) {
            int equals = field.indexOf('=');
            set(body, field.substring(0, equals), field.substring(equals + 1));
        }
        Envelope envelope =
                new Envelope(
                        id,
                        messageType,
                        from,
                        to.stream().map(AgencyId::value).toList(),
                        Optional.empty(),
                        OffsetDateTime.ofInstant(now, LegalClock.ZONE),
                        exchange,
                        inReplyTo,
                        states(related).stream().map(ExchangeState::id).toList(),
                        Optional.of("125/CTHADS"),
                        Urgency.NORMAL,
                        List.of(),
                        body);
        Optional<Refusal> content = JUDGE.content(rule, envelope);
        if (content.isPresent()) {
            return content;
        }
        StepContext context =
                new StepContext(
                        now,
                        to,
                        from,
                        routing -> List.of(PROCURACY),
                        Story::kind,
                        agency -> "",
                        one -> one.equals(AGENCY) ? Set.of(FORMER_AGENCY) : Set.of(),
                        states(related),
                        Facts.of(states(others)),
                        UUID::randomUUID);
        Verdict<Ruling> verdict = JUDGE.step(rule, envelope, context, state);
        if (verdict.refusal().isEmpty()) {
            last = Optional.of(verdict.value());
            // What is stored and read again is the same exchange.
            state =
                    Optional.of(
                            ExchangeState.fromJson(
                                    verdict.value().after().toJson(),
                                    verdict.value().after().obligations().stream()
                                            .map(one -> Obligation.fromJson(one.toJson()))
                                            .toList()));
            lastId = id;
            for (Ruling.Other other : verdict.value().others()) {
                related.stream()
                        .filter(one -> one.state().id().equals(other.after().id()))
                        .forEach(one -> one.state = Optional.of(other.after()));
            }
        }
        return verdict.refusal();
    }

    /** The body of an invented message. */
    static JsonNode sample(String type) {
        return RULES.sample(new MessageType(type), local("2026-11-20T09:00"), new Random(11))
                .orElseThrow()
                .path("body");
    }

    private static void set(ObjectNode body, String path, String json) {
        String[] names = path.split("/");
        ObjectNode node = body;
        for (int i = 0; i < names.length - 1; i++) {
            node =
                    node.path(names[i]) instanceof ObjectNode child
                            ? child
                            : node.putObject(names[i]);
        }
        if (json.isEmpty()) {
            node.remove(names[names.length - 1]);
        } else {
            node.set(names[names.length - 1], Json.MAPPER.readTree(json));
        }
    }

    /** The recipient fetches the last message. */
    void consigned(AgencyId party, String moment) {
        ExchangeState before = state();
        state = Optional.of(before.with(JUDGE.consigned(before, lastId, party, local(moment))));
    }

    /** A party has ended, and another carries on in its place. */
    void carriedOn(AgencyId ended, AgencyId heir) {
        state = Optional.of(state().carriedOnBy(Map.of(ended, heir)));
    }

    /** Nobody fulfils the newest duty of this kind in time. */
    void lapses(String owes) {
        Obligation overdue = duty(owes).with(Obligation.Status.OVERDUE, Optional.empty());
        state = Optional.of(JUDGE.lapsed(state(), overdue));
    }

    ExchangeState state() {
        return state.orElseThrow();
    }

    Ruling ruling() {
        return last.orElseThrow();
    }

    UUID lastId() {
        return lastId;
    }

    /** The newest duty of this kind. */
    Obligation duty(String owes) {
        List<Obligation> all =
                state().obligations().stream()
                        .filter(one -> one.owes().endsWith("." + owes))
                        .toList();
        return all.get(all.size() - 1);
    }

    /** What is still owed, by whom. */
    Map<String, String> open() {
        Map<String, String> open = new LinkedHashMap<>();
        for (Obligation one : state().obligations()) {
            if (one.outstanding()) {
                open.merge(
                        one.owes().substring(one.owes().indexOf('.') + 1),
                        one.party().value(),
                        (a, b) -> a + "," + b);
            }
        }
        return open;
    }

    static List<AgencyId> to(AgencyId... agencies) {
        return new ArrayList<>(List.of(agencies));
    }
}
