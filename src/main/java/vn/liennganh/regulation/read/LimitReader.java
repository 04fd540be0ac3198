package vn.liennganh.regulation.read;

import java.util.Optional;
import java.util.Set;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.regulation.PolicyBook;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlValue;

/** Reads time limits: a unit with its number, the word "immediately", or a value of policy. */
final class LimitReader {

    private static final Set<String> POLICY_UNITS =
            Set.of("hours", "working-days", "calendar-days", "months", "years");

    private LimitReader() {}

    static TimeLimit limit(YamlValue value, PolicyBook policies) {
        if (!value.isMap()) {
            if (value.string().equals("immediately")) {
                return TimeLimit.immediately();
            }
            throw value.problem("immediately, or a unit with its number, is expected");
        }
        YamlMap map = value.map();
        if (map.keys().size() != 1) {
            throw value.problem("one unit with its number is expected");
        }
        String unit = map.keys().get(0);
        if (unit.equals("policy")) {
            return Optional.ofNullable(policies.limits().get(map.string(unit)))
                    .orElseThrow(() -> map.problem(unit, "no policy limit has this id"));
        }
        return limit(map, unit);
    }

    /** True where the limit is the office's own. */
    static boolean ofPolicy(YamlValue value) {
        return value.isMap() && value.map().has("policy");
    }

    /** The limit of a policy value, which has one key for it beside its id and names. */
    static TimeLimit value(YamlMap value) {
        String unit =
                value.keys().stream()
                        .filter(POLICY_UNITS::contains)
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        value.problem(
                                                "dong or one of "
                                                        + POLICY_UNITS.stream().sorted().toList()
                                                        + " is expected"));
        return limit(value, unit);
    }

    /** None means the day of the start itself, until its end. */
    private static TimeLimit calendarDays(YamlMap map, String unit) {
        return map.integer(unit) == 0
                ? TimeLimit.calendarDays(0)
                : TimeLimit.calendarDays(PolicyReader.positive(map, unit));
    }

    private static TimeLimit limit(YamlMap map, String unit) {
        return switch (unit) {
            case "hours" -> TimeLimit.hours(PolicyReader.positive(map, unit));
            case "calendar-days" -> calendarDays(map, unit);
            case "working-days" -> TimeLimit.workingDays(PolicyReader.positive(map, unit));
            case "months" -> TimeLimit.months(PolicyReader.positive(map, unit));
            case "years" -> TimeLimit.years(PolicyReader.positive(map, unit));
            case "working-days-before" ->
                    TimeLimit.workingDaysBefore(PolicyReader.positive(map, unit));
            case "hours-before" -> TimeLimit.hoursBefore(PolicyReader.positive(map, unit));
            default -> throw map.problem(unit, "no unit is called so");
        };
    }
}
