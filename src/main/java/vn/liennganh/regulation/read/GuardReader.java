package vn.liennganh.regulation.read;

import java.util.List;
import java.util.Set;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.message.MessageType;
import vn.liennganh.regulation.across.Tell;
import vn.liennganh.regulation.rule.BodyPath;
import vn.liennganh.regulation.rule.Guard;
import vn.liennganh.yaml.YamlMap;

/** Reads what must be so for a step to be allowed. */
final class GuardReader {

    private static final Set<TimeLimit.Unit> BACKWARDS =
            Set.of(TimeLimit.Unit.WORKING_DAYS_BEFORE, TimeLimit.Unit.HOURS_BEFORE);

    private final EditionReader edition;
    private final FactReader facts;

    GuardReader(EditionReader edition) {
        this.edition = edition;
        this.facts = new FactReader(edition);
    }

    Guard guard(YamlMap guard, List<Tell> tells) {
        Guard.Ask ask =
                switch (guard.string("kind")) {
                    case "not-after-acceptance" -> new Guard.NotAfterAcceptance(field(guard));
                    case "names-message" -> new Guard.NamesMessage(field(guard), types(guard));
                    case "equals-remembered" -> equalsRemembered(guard);
                    case "sent-before" ->
                            new Guard.SentBefore(
                                    types(guard), PolicyReader.positive(guard, "at-least"));
                    case "after-message" ->
                            new Guard.AfterMessage(field(guard), types(guard), within(guard));
                    case "no-blackout" ->
                            new Guard.NoBlackout(
                                    ConditionReader.path(guard.value("field")),
                                    Items.of(guard.list("windows"), edition::window));
                    case "sum-within" -> facts.sumWithin(guard, tells);
                    case "none-elsewhere" -> facts.noneElsewhere(guard);
                    default ->
                            throw guard.problem(
                                    "kind",
                                    "not-after-acceptance, names-message, equals-remembered,"
                                            + " sent-before, after-message, no-blackout,"
                                            + " sum-within or none-elsewhere is expected");
                };
        return new Guard(
                ask,
                guard.optionalMap("when").map(map -> ConditionReader.condition(map, edition)),
                guard.optionalMap("unless").map(map -> ConditionReader.condition(map, edition)));
    }

    private static BodyPath field(YamlMap guard) {
        return ConditionReader.single(guard.value("field"));
    }

    private Set<MessageType> types(YamlMap guard) {
        Set<MessageType> types =
                Items.of(guard.list("types"), value -> Set.of(edition.type(value)));
        if (types.isEmpty()) {
            throw guard.problem("types", "one message or more is expected");
        }
        return types;
    }

    private Guard.EqualsRemembered equalsRemembered(YamlMap guard) {
        edition.recalled(guard.value("name"));
        return new Guard.EqualsRemembered(field(guard), guard.string("name"));
    }

    private TimeLimit within(YamlMap guard) {
        TimeLimit limit = LimitReader.limit(guard.value("within"), edition.policies());
        if (BACKWARDS.contains(limit.unit())) {
            throw guard.problem("within", "a limit after the message is expected");
        }
        return limit;
    }
}
