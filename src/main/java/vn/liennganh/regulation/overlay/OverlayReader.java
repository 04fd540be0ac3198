package vn.liennganh.regulation.overlay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.legaltime.TimeLimit.Unit;
import vn.liennganh.regulation.Bilingual;
import vn.liennganh.yaml.ConfigProblem;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlReader;
import vn.liennganh.yaml.YamlValue;

/** Reads {@code regulations/overlays/*.yaml}; refuses what loosens the law or misses it. */
public final class OverlayReader {

    /** The folder below the regulations in which the overlays lie. */
    public static final String FOLDER = "overlays";

    /** Two years of starts, so that every holiday has been met by every weekday's count. */
    private static final int DAYS_TRIED = 730;

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);

    private final Law law;
    private final Set<String> kinds;
    private final Set<String> roles = new HashSet<>();

    private OverlayReader(Path configDir, Law law) {
        this.law = law;
        YamlMap words = YamlReader.read(configDir.resolve("agencies/vocabulary.yaml"));
        this.kinds = Set.copyOf(words.map("kinds").keys());
        for (YamlValue role : words.list("roles")) {
            roles.add(role.isMap() ? role.map().string("id") : role.string());
        }
    }

    /**
     * Reads the overlays of a configuration, none where it has no folder for them.
     *
     * @throws ConfigProblem at the first line that loosens the law, or names what the law does not
     *     know
     */
    public static Overlays read(Path configDir, Law law) {
        Path folder = configDir.resolve("regulations").resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return new Overlays(List.of(), law);
        }
        OverlayReader reader = new OverlayReader(configDir, law);
        List<Overlay> all = new ArrayList<>();
        for (Path file : files(folder)) {
            all.add(reader.overlay(file));
        }
        return new Overlays(all, law);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException unreadable) {
            throw new ConfigProblem(folder, 0, "cannot be listed: " + unreadable.getMessage());
        }
    }

    private Overlay overlay(Path path) {
        YamlMap file = YamlReader.read(path);
        String id = file.string("overlay");
        if (!path.getFileName().toString().equals(id + ".yaml")) {
            throw file.problem("overlay", "the file must be called " + id + ".yaml");
        }
        Set<String> signatories = new HashSet<>();
        for (YamlValue kind : file.list("signatories")) {
            if (!kinds.contains(kind.string())) {
                throw kind.problem("no kind of agency is called \"" + kind.string() + "\"");
            }
            signatories.add(kind.string());
        }
        if (signatories.size() < 2) {
            throw file.problem("signatories", "a coordination regulation has two or more");
        }
        YamlMap force = file.map("in-force");
        LocalDate from = force.date("from");
        Optional<LocalDate> to = force.optionalDate("to");
        if (to.map(last -> last.isBefore(from)).orElse(false)) {
            throw force.problem("to", "lies before the first day in force");
        }
        Overlay overlay =
                new Overlay(
                        id,
                        bilingual(file.map("name")),
                        signatories,
                        file.optionalString("territory"),
                        from,
                        to,
                        positive(file, "review-months"),
                        reminded(file, signatories),
                        file.maps("tightens").stream().map(one -> target(one, from, to)).toList(),
                        file.maps("copies").stream().map(this::copy).toList(),
                        file.maps("adds").stream().map(this::addition).toList());
        file.finish();
        return overlay;
    }

    private static Optional<String> reminded(YamlMap file, Set<String> signatories) {
        Optional<String> kind = file.optionalString("review-reminds");
        if (kind.filter(one -> !signatories.contains(one)).isPresent()) {
            throw file.problem("review-reminds", "is no signatory");
        }
        return kind;
    }

    private Overlay.Target target(YamlMap map, LocalDate from, Optional<LocalDate> to) {
        String duty = map.string("duty");
        TimeLimit within = limit(map.map("within"));
        List<TimeLimit> limits = law.limits(duty, from, to);
        if (limits.isEmpty()) {
            throw map.problem("duty", "no rule has the duty \"" + duty + "\" in this time");
        }
        for (TimeLimit limit : limits) {
            if (limit.unit().before() != within.unit().before()) {
                throw map.problem("within", "counts in another direction than the rule");
            }
            if (loosens(within, limit)) {
                throw map.problem("within", "loosens the rule: an overlay only adds or tightens");
            }
        }
        return new Overlay.Target(duty, within);
    }

    /** Whether there is a start from which the target would end after the limit. */
    private boolean loosens(TimeLimit target, TimeLimit limit) {
        for (int i = 0; i < DAYS_TRIED; i++) {
            Instant start = LegalClock.midnight(FIRST_DAY.plusDays(i)).plusSeconds(36_000);
            if (Overlays.due(law, start, target).isAfter(Overlays.due(law, start, limit))) {
                return true;
            }
        }
        return false;
    }

    private Overlay.Copy copy(YamlMap map) {
        String to = map.string("to");
        if (!roles.contains(to)) {
            throw map.problem("to", "no routing role is called \"" + to + "\"");
        }
        String message = message(map);
        if (law.discreet(message)) {
            throw map.problem("message", "is for one agency alone: an overlay may not copy it");
        }
        return new Overlay.Copy(message, to);
    }

    private Overlay.Addition addition(YamlMap map) {
        return new Overlay.Addition(
                message(map), bilingual(map.map("promise")), limit(map.map("within")));
    }

    private String message(YamlMap map) {
        String message = map.string("message");
        if (!law.knowsMessage(message)) {
            throw map.problem("message", "no rule has the message \"" + message + "\"");
        }
        return message;
    }

    private static TimeLimit limit(YamlMap map) {
        if (map.keys().size() == 1) {
            String name = map.keys().get(0);
            for (Unit unit : Unit.values()) {
                if (unit != Unit.IMMEDIATELY && unit.wireName().equals(name)) {
                    return new TimeLimit(positive(map, name), unit);
                }
            }
        }
        throw map.problem("one unit with its number is expected");
    }

    private static int positive(YamlMap map, String key) {
        int value = map.integer(key);
        if (value < 1 || value > 10_000) {
            throw map.problem(key, "1 to 10000 is expected");
        }
        return value;
    }

    private static Bilingual bilingual(YamlMap map) {
        return new Bilingual(map.string("vi"), map.string("en"));
    }
}
