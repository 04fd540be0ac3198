package vn.liennganh.regulation.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.liennganh.regulation.across.FactKey;
import vn.liennganh.regulation.across.FactType;
import vn.liennganh.regulation.across.FactType.Kind;
import vn.liennganh.regulation.across.Tell;
import vn.liennganh.regulation.rule.BodyPath;
import vn.liennganh.regulation.rule.Condition;
import vn.liennganh.regulation.rule.Guard;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlValue;

/** Reads what exchanges let each other know, and what is asked about it. */
final class FactReader {

    private final EditionReader edition;

    FactReader(EditionReader edition) {
        this.edition = edition;
    }

    /** The file in which they are declared. */
    static Map<String, FactType> types(YamlMap file) {
        Map<String, FactType> types = new HashMap<>();
        for (YamlMap one : file.maps("facts")) {
            String id = one.string("id");
            FactType type =
                    new FactType(
                            id,
                            PolicyReader.title(one),
                            kind(one),
                            everyone(one),
                            one.bool("lasting", false),
                            signs(one));
            if (types.put(id, type) != null) {
                throw one.problem("the same id stands twice");
            }
        }
        file.finish();
        return types;
    }

    private static Kind kind(YamlMap type) {
        for (Kind kind : Kind.values()) {
            if (kind.wireName().equals(type.string("kind"))) {
                return kind;
            }
        }
        throw type.problem("kind", "amount, limit or mark is expected");
    }

    private static boolean everyone(YamlMap type) {
        return switch (type.string("among")) {
            case "agency" -> false;
            case "everyone" -> true;
            default -> throw type.problem("among", "agency or everyone is expected");
        };
    }

    private static boolean signs(YamlMap type) {
        return switch (type.optionalString("spelling").orElse("as-written")) {
            case "as-written" -> true;
            case "letters-and-digits" -> false;
            default -> throw type.problem("spelling", "as-written or letters-and-digits");
        };
    }

    Tell tell(YamlMap tell) {
        FactType type = type(tell.value("fact"));
        Optional<FactKey> about = about(tell);
        Optional<FactType> like = tell.optionalValue("like").map(this::type);
        Optional<YamlValue> lowers = tell.optionalValue("lowers");
        Optional<YamlValue> most = tell.optionalValue("at-most");
        Optional<YamlValue> less = tell.optionalValue("less").or(() -> most).or(() -> lowers);
        boolean mark = type.kind() == Kind.MARK;
        List<BodyPath> amounts =
                less.map(one -> List.of(ConditionReader.path(one)))
                        .orElseGet(
                                () ->
                                        tell.optionalList("amount").stream()
                                                .map(ConditionReader::path)
                                                .toList());
        if (less.isPresent() && (mark || tell.has("amount"))) {
            throw tell.problem("less", "an amount is either told or lessened, and a mark neither");
        }
        Optional<FactType> spare = tell.optionalValue("after").map(this::type);
        if (most.isPresent() && tell.has("less")) {
            throw tell.problem("at-most", "an amount falls by so much or to so much");
        }
        if (spare.isPresent() && (less.isEmpty() || most.isPresent())) {
            throw tell.problem("after", "what falls first is said of an amount that falls");
        }
        if (lowers.isPresent() && type.kind() != Kind.LIMIT) {
            throw tell.problem("lowers", "it is a limit that falls for all exchanges");
        }
        if ((less.isEmpty() || lowers.isPresent()) && about.isPresent() == like.isPresent()) {
            throw tell.problem("what it is about is told by either \"about\" or \"like\"");
        }
        if (mark != amounts.isEmpty() && (mark || like.isEmpty())) {
            throw tell.problem("an amount or a limit has an \"amount\", and a mark has none");
        }
        return new Tell(type, about, like, amounts, change(tell), spare, when(tell));
    }

    private static Tell.Change change(YamlMap tell) {
        if (tell.has("lowers")) {
            return Tell.Change.LOWERS;
        }
        if (tell.has("at-most")) {
            return Tell.Change.AT_MOST;
        }
        return tell.has("less") ? Tell.Change.LESS : Tell.Change.SET;
    }

    Tell.End end(YamlMap end) {
        return new Tell.End(type(end.value("fact")), about(end), when(end));
    }

    Guard.SumWithin sumWithin(YamlMap guard, List<Tell> tells) {
        FactType fact = type(guard.value("fact"), Kind.AMOUNT);
        for (Tell tell : tells) {
            if (tell.type().equals(fact) && !tell.amounts().isEmpty()) {
                return new Guard.SumWithin(
                        fact, limits(guard.value("limit")), tell.amounts().get(0));
            }
        }
        throw guard.problem("fact", "the message itself does not tell this amount");
    }

    Guard.NoneElsewhere noneElsewhere(YamlMap guard) {
        return new Guard.NoneElsewhere(
                type(guard.value("fact")),
                about(guard).orElseThrow(() -> guard.problem("\"about\" is missing")));
    }

    Condition sum(YamlMap when) {
        FactType fact = type(when.value("sum"), Kind.AMOUNT);
        if (when.has("within")) {
            return new Condition.Within(fact, limits(when.value("within")));
        }
        return new Condition.Beyond(
                fact,
                limits(when.value("beyond")),
                when.optionalValue("alone").map(one -> type(one, Kind.AMOUNT)));
    }

    private List<FactType> limits(YamlValue limits) {
        return (limits.isList() ? limits.list() : List.of(limits))
                .stream().map(one -> type(one, Kind.LIMIT)).toList();
    }

    Condition own(YamlMap when) {
        FactType fact = type(when.value("own"), Kind.AMOUNT);
        return when.has("within")
                ? new Condition.NoSurplus(fact, type(when.value("within"), Kind.AMOUNT))
                : new Condition.Surplus(fact, type(when.value("beyond"), Kind.AMOUNT));
    }

    private FactType type(YamlValue value) {
        return Optional.ofNullable(edition.policies().facts().get(value.string()))
                .orElseThrow(() -> value.problem("no fact is called \"" + value.string() + "\""));
    }

    private FactType type(YamlValue value, Kind kind) {
        FactType type = type(value);
        if (type.kind() != kind) {
            throw value.problem("a fact of the kind " + kind.wireName() + " is expected");
        }
        return type;
    }

    private static Optional<FactKey> about(YamlMap map) {
        return map.has("about")
                ? Optional.of(new FactKey(ways(map.list("about"))))
                : Optional.empty();
    }

    /** A list of fields, or of several such lists of which each names the same thing. */
    private static List<List<String>> ways(List<YamlValue> about) {
        if (about.stream().noneMatch(YamlValue::isList)) {
            return List.of(about.stream().map(FactReader::field).toList());
        }
        return about.stream()
                .map(way -> way.list().stream().map(FactReader::field).toList())
                .toList();
    }

    private static String field(YamlValue value) {
        if (!value.string().equals(FactKey.CASE_NUMBER)) {
            ConditionReader.path(value);
        }
        return value.string();
    }

    /** What is told hangs on the message alone: others could not tell it after it otherwise. */
    private Optional<Condition> when(YamlMap map) {
        Optional<Condition> when =
                map.optionalMap("when").map(one -> ConditionReader.condition(one, edition));
        if (when.filter(one -> !one.ofMessage()).isPresent()) {
            throw map.problem("when", "a condition on the message itself is expected");
        }
        return when;
    }
}
