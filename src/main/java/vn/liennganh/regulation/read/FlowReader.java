package vn.liennganh.regulation.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.regulation.across.Tell;
import vn.liennganh.regulation.rule.BodyPath;
import vn.liennganh.regulation.rule.Condition;
import vn.liennganh.regulation.rule.Flow;
import vn.liennganh.regulation.rule.Flow.Lane;
import vn.liennganh.regulation.rule.Flow.Speaker;
import vn.liennganh.regulation.rule.Move;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlValue;

/** Reads how a message moves its exchange. */
final class FlowReader {

    private final EditionReader edition;
    private final YamlMap rule;

    FlowReader(EditionReader edition, YamlMap rule) {
        this.edition = edition;
        this.rule = rule;
    }

    Flow flow() {
        Lane lane = lane();
        List<Move> moves = rule.maps("moves").stream().map(this::move).toList();
        if (moves.isEmpty() != (lane == Lane.NONE)) {
            throw rule.problem("a message has moves, or its lane is none");
        }
        Optional<YamlMap> items = rule.optionalMap("items");
        Optional<BodyPath> adds = items.flatMap(map -> path(map, "adds"));
        Optional<BodyPath> settles = items.flatMap(map -> path(map, "settles"));
        if (items.isPresent() && adds.isEmpty() && settles.isEmpty()) {
            throw rule.problem("items", "\"adds\" or \"settles\" is expected");
        }
        FactReader facts = new FactReader(edition);
        List<Tell> tells = rule.maps("tells").stream().map(facts::tell).toList();
        GuardReader guards = new GuardReader(edition);
        return new Flow(
                lane,
                speaker(lane),
                moves,
                adds,
                settles,
                remembers(),
                condition("closes-when"),
                condition("closes-all-when"),
                owed("supersedes"),
                owed("waives"),
                rule.maps("extends").stream().map(this::extension).toList(),
                owed("pauses"),
                owed("resumes"),
                lanesOf(lane),
                Items.of(rule.optionalList("at-most-one"), edition::kind),
                rule.maps("guards").stream().map(one -> guards.guard(one, tells)).toList(),
                tells,
                rule.maps("ends").stream().map(facts::end).toList());
    }

    private Optional<Condition> condition(String key) {
        return rule.optionalMap(key).map(when -> ConditionReader.condition(when, edition));
    }

    private static Optional<BodyPath> path(YamlMap map, String key) {
        return map.optionalValue(key).map(ConditionReader::path);
    }

    private Set<String> owed(String key) {
        return Items.of(rule.optionalList(key), value -> Set.of(edition.owed(value)));
    }

    private Set<String> lanesOf(Lane lane) {
        Set<String> kinds = Items.of(rule.optionalList("lanes-of"), edition::kind);
        if (!kinds.isEmpty() && lane != Lane.RECIPIENTS) {
            throw rule.problem("lanes-of", "only recipients are told apart by their kind");
        }
        return kinds;
    }

    private Lane lane() {
        return switch (rule.string("lane")) {
            case "recipients" -> Lane.RECIPIENTS;
            case "sender" -> Lane.SENDER;
            case "exchange" -> Lane.EXCHANGE;
            case "none" -> Lane.NONE;
            default ->
                    throw rule.problem("lane", "recipients, sender, exchange or none is expected");
        };
    }

    private Speaker speaker(Lane lane) {
        Optional<String> name = rule.optionalString("speaker");
        if (name.isEmpty()) {
            return switch (lane) {
                case RECIPIENTS, NONE -> Speaker.OPENER;
                case SENDER -> Speaker.HOLDER;
                case EXCHANGE -> Speaker.PARTY;
            };
        }
        for (Speaker speaker : Speaker.values()) {
            if (speaker.wireName().equals(name.get())) {
                return speaker;
            }
        }
        throw rule.problem("speaker", "opener, holder or party is expected");
    }

    private Map<String, BodyPath> remembers() {
        Map<String, BodyPath> remembers = new LinkedHashMap<>();
        Optional<YamlMap> map = rule.optionalMap("remembers");
        if (map.isPresent()) {
            for (String name : map.get().keys()) {
                remembers.put(name, ConditionReader.path(map.get().value(name)));
                edition.remembered(name);
            }
        }
        return remembers;
    }

    private Flow.Extension extension(YamlMap extension) {
        return new Flow.Extension(
                edition.owed(extension.value("owes")),
                LimitReader.limit(extension.value("within"), edition.policies()));
    }

    private Move move(YamlMap move) {
        Set<String> from = Items.of(move.list("from"), edition::state);
        Optional<Condition> when =
                move.optionalMap("when").map(map -> ConditionReader.condition(map, edition));
        Optional<String> needs = move.optionalValue("needs").map(edition::owed);
        return new Move(from, when, needs, target(move));
    }

    private Move.Target target(YamlMap move) {
        Optional<YamlMap> by = move.optionalMap("by");
        if (by.isPresent() == move.has("to")) {
            throw move.problem("a move has either \"to\" or \"by\"");
        }
        if (by.isEmpty()) {
            YamlValue to = move.value("to");
            return to.string().equals("same") ? new Move.Stay() : new Move.To(edition.oneState(to));
        }
        Optional<YamlMap> items = by.get().optionalMap("items");
        if (items.isPresent()) {
            return new Move.ByItems(
                    edition.oneState(items.get().value("settled")),
                    edition.oneState(items.get().value("open")));
        }
        YamlMap values = by.get().map("values");
        Map<String, String> states = new LinkedHashMap<>();
        for (String value : values.keys()) {
            states.put(value, edition.oneState(values.value(value)));
        }
        return new Move.ByValue(ConditionReader.single(by.get().value("field")), states);
    }
}
