package vn.liennganh.regulation.calendars;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import vn.liennganh.legaltime.BlackoutWindow;
import vn.liennganh.legaltime.BlackoutWindow.Feast;
import vn.liennganh.legaltime.Blackouts;
import vn.liennganh.legaltime.WorkCalendar;
import vn.liennganh.yaml.ConfigProblem;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlReader;

/** Reads {@code calendars/blackouts.yaml}. */
public final class BlackoutReader {

    static final String FILE = "blackouts.yaml";

    private BlackoutReader() {}

    /**
     * Reads the windows of a directory.
     *
     * @throws ConfigProblem at the first line that cannot be used
     */
    public static Blackouts read(Path directory, WorkCalendar calendar) {
        YamlMap file = YamlReader.read(directory.resolve(FILE));
        List<BlackoutWindow> windows = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlMap one : file.maps("windows")) {
            // Who says so, for the keeper of the file; it decides nothing here.
            one.string("code");
            one.string("source");
            BlackoutWindow window = window(one);
            if (!names.add(window.id())) {
                throw one.problem("id", "stands twice");
            }
            windows.add(window);
        }
        file.finish();
        return new Blackouts(calendar, windows);
    }

    private static BlackoutWindow window(YamlMap one) {
        String id = one.string("id");
        String vi = one.string("vi");
        String en = one.string("en");
        String kind = one.string("kind");
        return switch (kind) {
            case "daily" ->
                    new BlackoutWindow.Daily(
                            id,
                            vi,
                            en,
                            parsed(one, "from", LocalTime::parse),
                            parsed(one, "to", LocalTime::parse));
            case "days-off" -> new BlackoutWindow.DaysOff(id, vi, en);
            case "feast" -> feast(one, id, vi, en);
            case "listed" -> new BlackoutWindow.Listed(id, vi, en, listed(one));
            default -> throw one.problem("kind", "daily, days-off, feast or listed is expected");
        };
    }

    private static Feast feast(YamlMap one, String id, String vi, String en) {
        String reading = one.string("reading");
        YamlMap readings = one.map("readings");
        if (!readings.has(reading)) {
            throw one.problem("reading", "one of " + readings.keys() + " is expected");
        }
        int lastDay = 1;
        for (String name : readings.keys()) {
            YamlMap each = readings.map(name);
            each.string("vi");
            each.string("en");
            int day = each.integer("counted-from-day");
            lastDay = name.equals(reading) ? day : lastDay;
        }
        List<Feast.First> feasts = new ArrayList<>();
        for (YamlMap first : one.maps("first-days")) {
            first.string("code");
            first.string("source");
            feasts.add(new Feast.First(first.date("day"), CalendarReader.status(first)));
        }
        if (lastDay < 1) {
            throw readings.problem(reading, "a feast begins with its first day");
        }
        return new Feast(
                id, vi, en, one.integer("days-before"), one.integer("days-after"), lastDay, feasts);
    }

    private static Set<MonthDay> listed(YamlMap one) {
        Set<MonthDay> days = new HashSet<>();
        for (YamlMap day : one.maps("days")) {
            day.string("vi");
            day.string("en");
            days.add(parsed(day, "day", text -> MonthDay.parse("--" + text)));
        }
        return days;
    }

    private static <T> T parsed(YamlMap map, String key, Function<String, T> parser) {
        try {
            return parser.apply(map.string(key));
        } catch (DateTimeException neither) {
            throw map.problem(key, "a time as \"22:00\" or a day as \"07-27\" is expected");
        }
    }
}
