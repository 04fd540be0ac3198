package vn.liennganh.coercion.plan;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import vn.liennganh.message.AgencyId;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlReader;

/**
 * What the office sets itself, and the rates, which are law and data.
 *
 * @param occupied how long an operation holds its forces while nobody has said when it ended
 * @param start when an operation is proposed to begin
 * @param approvalDays working days between the draft and the approved plan
 * @param committeeDays working days that the committee is thought to need
 * @param strengths how many people an agency can send at one time
 */
public record OfficePolicy(
        Duration occupied,
        LocalTime start,
        int approvalDays,
        int committeeDays,
        Map<AgencyId, Integer> strengths,
        Rates rates) {

    /**
     * Whole dong for a person and a day.
     *
     * @param vi the article that says so; {@code en} the same in English
     */
    public record Rates(
            String vi,
            String en,
            long meetingChair,
            long meetingMember,
            long coercionChair,
            long coercionMember) {}

    public OfficePolicy {
        strengths = Map.copyOf(strengths);
    }

    /** Reads {@code coercion.yaml}; a wrong line is told with its number. */
    public static OfficePolicy read(Path file) {
        YamlMap yaml = YamlReader.read(file);
        Duration occupied = Duration.ofHours(number(yaml, "occupied-hours", 1, 72));
        LocalTime start = start(yaml);
        int approval = number(yaml, "approval-days", 0, 100);
        int committee = number(yaml, "committee-days", 0, 100);
        Map<AgencyId, Integer> strengths = new HashMap<>();
        for (YamlMap one : yaml.maps("strengths")) {
            int people = number(one, "people", 0, 100_000);
            if (strengths.put(agency(one), people) != null) {
                throw one.problem("agency", "stands twice");
            }
            one.finish();
        }
        Rates rates = rates(yaml.map("rates"));
        yaml.finish();
        return new OfficePolicy(occupied, start, approval, committee, strengths, rates);
    }

    private static Rates rates(YamlMap yaml) {
        YamlMap basis = yaml.map("basis");
        Rates rates =
                new Rates(
                        basis.string("vi"),
                        basis.string("en"),
                        yaml.value("meeting-chair").wholeNumber(),
                        yaml.value("meeting-member").wholeNumber(),
                        yaml.value("coercion-chair").wholeNumber(),
                        yaml.value("coercion-member").wholeNumber());
        basis.finish();
        yaml.finish();
        return rates;
    }

    private static LocalTime start(YamlMap yaml) {
        try {
            return LocalTime.parse(yaml.string("start-time"));
        } catch (DateTimeException malformed) {
            throw yaml.problem("start-time", "a time as \"08:00\" is expected");
        }
    }

    private static AgencyId agency(YamlMap yaml) {
        try {
            return AgencyId.of(yaml.string("agency"));
        } catch (IllegalArgumentException malformed) {
            throw yaml.problem("agency", "an agency's code is expected");
        }
    }

    private static int number(YamlMap yaml, String key, int least, int most) {
        int value = yaml.integer(key);
        if (value < least || value > most) {
            throw yaml.problem(key, least + " to " + most + " is expected");
        }
        return value;
    }

    /** How many people an agency has; empty where nobody has said it. */
    public OptionalInt strength(AgencyId agency) {
        Integer people = strengths.get(agency);
        return people == null ? OptionalInt.empty() : OptionalInt.of(people);
    }
}
