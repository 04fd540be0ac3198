package vn.liennganh.regulation.workbench.walk;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.MessageType;
import vn.liennganh.regulation.Duty;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.MessageFact;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.regulation.rule.BodyPath;
import vn.liennganh.regulation.rule.Condition;
import vn.liennganh.regulation.rule.Guard;
import vn.liennganh.regulation.rule.Move;

/**
 * What a message can say as far as its rule listens: the sample, with every value that a move, a
 * condition or a guard looks at.
 */
final class Bodies {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int VARIANTS_MAX = 48;
    private static final Duration AHEAD = Duration.ofDays(45);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");

    /** A body and what is special about it. */
    record Variant(String label, ObjectNode body) {}

    private final RuleBook rules;
    private final Instant now;
    private final Map<Fit, List<ObjectNode>> fitted = new HashMap<>();

    /** What a body is fitted to. */
    private record Fit(
            MessageType type,
            String label,
            Set<UUID> messages,
            Map<String, String> memory,
            Map<String, Boolean> items) {}

    Bodies(RuleBook rules, Instant now) {
        this.rules = rules;
        this.now = now;
    }

    /** The variants of a type: each combination of the values looked at, as far as they are few. */
    List<Variant> of(MessageRule rule) {
        Optional<ObjectNode> sample = rules.sample(rule.type(), now, new Random(7));
        if (sample.isEmpty() || !(sample.get().path("body") instanceof ObjectNode body)) {
            return List.of();
        }
        Map<BodyPath, Set<JsonNode>> choices = choices(rule);
        List<Variant> variants = new ArrayList<>(List.of(new Variant("", body)));
        boolean few =
                choices.values().stream().mapToInt(Set::size).reduce(1, (a, b) -> a * (b + 1))
                        <= VARIANTS_MAX;
        for (Map.Entry<BodyPath, Set<JsonNode>> choice : choices.entrySet()) {
            List<Variant> base = few ? List.copyOf(variants) : List.of(variants.get(0));
            for (Variant variant : base) {
                for (JsonNode value : choice.getValue()) {
                    ObjectNode changed = variant.body().deepCopy();
                    put(changed, choice.getKey().names(), value);
                    if (variants.stream().noneMatch(one -> one.body().equals(changed))) {
                        String word = choice.getKey() + "=" + value.asString();
                        String label =
                                variant.label().isEmpty() ? word : variant.label() + ", " + word;
                        variants.add(new Variant(label, changed));
                    }
                }
            }
        }
        return variants;
    }

    private Map<BodyPath, Set<JsonNode>> choices(MessageRule rule) {
        Map<BodyPath, Set<JsonNode>> choices = new LinkedHashMap<>();
        for (Move move : rule.flow().moves()) {
            if (move.target() instanceof Move.ByValue by) {
                by.states().keySet().forEach(value -> add(choices, by.field(), value));
            }
            move.when().ifPresent(when -> each(choices, when));
        }
        rule.flow().closes().ifPresent(when -> each(choices, when));
        rule.flow().closesAll().ifPresent(when -> each(choices, when));
        for (Guard guard : rule.flow().guards()) {
            guard.unless().ifPresent(when -> each(choices, when));
        }
        for (Duty duty : rule.duties()) {
            duty.when().ifPresent(when -> each(choices, when));
        }
        return choices;
    }

    private void each(Map<BodyPath, Set<JsonNode>> choices, Condition condition) {
        condition.single().forEach(one -> add(choices, one));
    }

    private void add(Map<BodyPath, Set<JsonNode>> choices, Condition condition) {
        if (condition instanceof Condition.Is is) {
            add(choices, is.field(), is.value());
            if (is.value().equals("true") || is.value().equals("false")) {
                add(choices, is.field(), is.value().equals("true") ? "false" : "true");
            }
        } else if (condition instanceof Condition.Above above) {
            Set<JsonNode> values =
                    choices.computeIfAbsent(above.field(), field -> new LinkedHashSet<>());
            values.add(JSON.numberNode(0));
            values.add(JSON.numberNode(above.limit().add(BigDecimal.ONE).longValue()));
        } else if (condition instanceof Condition.Ahead ahead) {
            for (Instant at : List.of(now.plus(ahead.lead()).plus(AHEAD), now.plusSeconds(60))) {
                add(choices, ahead.field(), MOMENT.format(at.atZone(LegalClock.ZONE)));
            }
        }
    }

    private static void add(Map<BodyPath, Set<JsonNode>> choices, BodyPath field, String value) {
        choices.computeIfAbsent(field, one -> new LinkedHashSet<>()).add(JSON.stringNode(value));
    }

    /** Sets a value where the body has a place for it; a yes or no stays one. */
    static void put(JsonNode node, List<String> path, JsonNode value) {
        String name = path.get(0);
        List<String> rest = path.subList(1, path.size());
        if (name.equals(BodyPath.EACH)) {
            if (node instanceof ArrayNode array) {
                for (int i = 0; i < array.size(); i++) {
                    if (rest.isEmpty()) {
                        array.set(i, value);
                    } else {
                        put(array.get(i), rest, value);
                    }
                }
            }
        } else if (node instanceof ObjectNode object) {
            if (!rest.isEmpty()) {
                if (!object.has(name) && !rest.get(0).equals(BodyPath.EACH)) {
                    object.putObject(name);
                }
                put(object.path(name), rest, value);
            } else {
                String text = value.isValueNode() ? value.asString() : "";
                boolean yesOrNo = value.isString() && (text.equals("true") || text.equals("false"));
                boolean keepsText = object.path(name).isString();
                object.set(
                        name,
                        yesOrNo && !keepsText
                                ? JSON.booleanNode(Boolean.parseBoolean(text))
                                : value);
                if (name.equals("amount") && value.isNumber() && !object.has("currency")) {
                    object.put("currency", "VND");
                }
            }
        }
    }

    /** The bodies of a variant that answer to what the exchange knows: ids, versions, items. */
    List<ObjectNode> fitted(MessageRule rule, Variant variant, Optional<ExchangeState> state) {
        Set<UUID> messages = new LinkedHashSet<>();
        state.ifPresent(one -> one.messages().forEach(fact -> messages.add(fact.id())));
        return fitted.computeIfAbsent(
                new Fit(
                        rule.type(),
                        variant.label(),
                        messages,
                        state.map(ExchangeState::memory).orElse(Map.of()),
                        state.map(ExchangeState::items).orElse(Map.of())),
                fit -> fitted(rule, variant.body(), state));
    }

    private List<ObjectNode> fitted(
            MessageRule rule, ObjectNode body, Optional<ExchangeState> state) {
        ObjectNode fitted = body.deepCopy();
        for (Guard guard : rule.flow().guards()) {
            fit(fitted, guard.ask(), state);
        }
        Optional<BodyPath> settles = rule.flow().settles();
        if (settles.isEmpty() || state.isEmpty()) {
            return List.of(fitted);
        }
        List<String> open = new ArrayList<>();
        state.get()
                .items()
                .forEach(
                        (item, stillOpen) -> {
                            if (stillOpen) {
                                open.add(item);
                            }
                        });
        if (open.isEmpty()) {
            return List.of(fitted);
        }
        List<ObjectNode> bodies = new ArrayList<>();
        bodies.add(Items.settling(fitted, settles.get(), open));
        if (open.size() > 1) {
            bodies.add(Items.settling(fitted, settles.get(), open.subList(0, 1)));
        }
        return bodies;
    }

    /**
     * The body with the ids of the messages that its guards want named, and nothing else fitted.
     */
    ObjectNode named(MessageRule rule, ObjectNode body, Optional<ExchangeState> state) {
        ObjectNode named = body.deepCopy();
        for (Guard guard : rule.flow().guards()) {
            if (guard.ask() instanceof Guard.NamesMessage
                    || guard.ask() instanceof Guard.EqualsRemembered) {
                fit(named, guard.ask(), state);
            }
        }
        return named;
    }

    private void fit(ObjectNode body, Guard.Ask ask, Optional<ExchangeState> state) {
        if (ask instanceof Guard.NamesMessage names && state.isPresent()) {
            for (MessageFact fact : state.get().messages()) {
                if (names.types().contains(fact.type()) && has(body, names.field())) {
                    put(body, names.field().names(), JSON.stringNode(fact.id().toString()));
                }
            }
        } else if (ask instanceof Guard.EqualsRemembered equal && state.isPresent()) {
            String value = state.get().memory().get(equal.name());
            if (value != null && has(body, equal.field())) {
                boolean number = equal.field().all(body).get(0).isNumber();
                put(
                        body,
                        equal.field().names(),
                        number ? JSON.numberNode(Long.parseLong(value)) : JSON.stringNode(value));
            }
        } else if (ask instanceof Guard.AfterMessage after) {
            later(body, after.field(), Set.of("night", "rest-days"));
        } else if (ask instanceof Guard.NoBlackout blackout) {
            later(body, blackout.field(), blackout.windows());
        }
    }

    private void later(ObjectNode body, BodyPath field, Set<String> windows) {
        if (!has(body, field)) {
            return;
        }
        ZonedDateTime morning =
                now.plus(AHEAD).atZone(LegalClock.ZONE).withHour(9).withMinute(0).withSecond(0);
        Set<String> known = new LinkedHashSet<>(windows);
        known.retainAll(rules.blackouts().names());
        Instant free =
                rules.blackouts().nextFree(morning.toInstant(), known).orElse(morning.toInstant());
        boolean day = BodyPath.isDay(field.all(body).get(0));
        put(
                body,
                field.names(),
                JSON.stringNode(
                        day
                                ? LegalClock.day(free).toString()
                                : MOMENT.format(free.atZone(LegalClock.ZONE))));
    }

    private static boolean has(ObjectNode body, BodyPath field) {
        return !field.all(body).isEmpty();
    }
}
