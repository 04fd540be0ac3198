package vn.liennganh.regulation.calendars;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import vn.liennganh.legaltime.WorkCalendar;
import vn.liennganh.legaltime.WorkCalendar.Status;
import vn.liennganh.yaml.ConfigProblem;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlReader;

/** Reads {@code calendars/<year>.yaml}. */
public final class CalendarReader {

    private CalendarReader() {}

    /**
     * Reads every year of a directory; a year without a file is assumed from beginning to end.
     *
     * @throws ConfigProblem at the first line that cannot be used
     */
    public static WorkCalendar read(Path directory) {
        Set<Integer> years = new HashSet<>();
        Map<LocalDate, WorkCalendar.Entry> entries = new HashMap<>();
        for (Path file : files(directory)) {
            YamlMap map = YamlReader.read(file);
            int year = map.integer("year");
            if (!file.getFileName().toString().equals(year + ".yaml")) {
                throw map.problem("year", "the file must be called " + year + ".yaml");
            }
            years.add(year);
            List<YamlMap> off = map.maps("off");
            List<YamlMap> all = new ArrayList<>(off);
            all.addAll(map.maps("worked"));
            for (YamlMap one : all) {
                WorkCalendar.Entry entry = entry(one, !off.contains(one));
                if (entry.day().getYear() != year) {
                    throw one.problem("day", "is not in " + year);
                }
                if (entries.put(entry.day(), entry) != null) {
                    throw one.problem("day", "stands twice");
                }
            }
            map.finish();
        }
        return new WorkCalendar(years, entries.values());
    }

    private static WorkCalendar.Entry entry(YamlMap map, boolean worked) {
        // The code tells the keeper of the calendar how far to trust the source; it decides nothing
        // here.
        map.string("code");
        return new WorkCalendar.Entry(
                map.date("day"),
                worked,
                status(map),
                map.string("source"),
                map.string("vi"),
                map.string("en"));
    }

    static Status status(YamlMap map) {
        String name = map.string("status");
        for (Status status : Status.values()) {
            if (status.name().toLowerCase(Locale.ROOT).equals(name)) {
                return status;
            }
        }
        throw map.problem("status", "official, computed or assumed is expected");
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith(BlackoutReader.FILE))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new ConfigProblem(directory, 0, "cannot be listed: " + unreadable.getMessage());
        }
    }
}
