package vn.liennganh.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.liennganh.message.AgencyId;
import vn.liennganh.yaml.ConfigProblem;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlReader;
import vn.liennganh.yaml.YamlValue;

/** Reads the agency files of a folder; whether they fit together is for {@link RegistryCheck}. */
final class RegistryReader {

    private static final String VOCABULARY = "vocabulary.yaml";
    private static final String COMPETENCE = "competence.yaml";

    /** An agency and where it stands, so that what is wrong with it can be pointed at. */
    record Entry(Agency agency, YamlMap source) {}

    /** A competence rule for one unit and where it stands. */
    record Rule(String role, AgencyId unit, List<AgencyId> competent, YamlValue source) {}

    private final Vocabulary vocabulary;

    private RegistryReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    static Registry read(Path folder) {
        Vocabulary vocabulary = Vocabulary.read(folder.resolve(VOCABULARY));
        RegistryReader reader = new RegistryReader(vocabulary);
        List<Entry> entries = new ArrayList<>();
        for (Path file : files(folder)) {
            entries.addAll(reader.entries(file));
        }
        List<Rule> rules = reader.rules(folder.resolve(COMPETENCE));
        new RegistryCheck(entries).all(rules);
        Map<String, Map<AgencyId, List<AgencyId>>> competence = new HashMap<>();
        rules.forEach(
                rule ->
                        competence
                                .computeIfAbsent(rule.role(), role -> new HashMap<>())
                                .put(rule.unit(), rule.competent()));
        return Registry.of(vocabulary, entries.stream().map(Entry::agency).toList(), competence);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith(VOCABULARY) && !file.endsWith(COMPETENCE))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new ConfigProblem(folder, 0, "the folder of agencies cannot be read");
        }
    }

    private List<Entry> entries(Path file) {
        YamlMap map = YamlReader.read(file);
        List<YamlValue> items = map.list("agencies");
        List<Entry> entries = new ArrayList<>();
        for (YamlValue item : items) {
            YamlMap source = item.map();
            entries.add(new Entry(agency(source), source));
        }
        map.finish();
        return entries;
    }

    private Agency agency(YamlMap map) {
        LocalDate from = map.date("valid-from");
        Optional<LocalDate> to = map.optionalDate("valid-to");
        if (to.isPresent() && to.get().isBefore(from)) {
            throw map.problem("valid-to", "the last day is before the first");
        }
        YamlMap names = map.map("names");
        return new Agency(
                identifier(map.value("identifier")),
                known(map.value("kind"), vocabulary.kinds().keySet(), "kind"),
                Map.of("vi", names.string("vi"), "en", names.string("en")),
                map.string("territory"),
                map.optionalValue("parent").map(RegistryReader::identifier),
                map.optionalValue("acts-for").map(RegistryReader::identifier),
                from,
                to,
                map.optionalList("successors").stream().map(RegistryReader::identifier).toList(),
                groups(map),
                known(map.value("channel"), vocabulary.channels(), "channel"),
                map.stringMap("contacts"));
    }

    private Set<String> groups(YamlMap map) {
        List<String> names = new ArrayList<>();
        for (YamlValue value : map.optionalList("groups")) {
            String name = known(value, vocabulary.groups(), "group");
            if (names.contains(name)) {
                throw value.problem("group \"" + name + "\" stands twice");
            }
            names.add(name);
        }
        return Set.copyOf(names);
    }

    private List<Rule> rules(Path file) {
        YamlMap map = YamlReader.read(file);
        Map<String, Rule> rules = new LinkedHashMap<>();
        for (YamlMap entry : map.maps("competence")) {
            String role = known(entry.value("role"), vocabulary.roles(), "role");
            entry.string("basis");
            entry.string("confidence");
            YamlMap units = entry.map("units");
            for (String unit : units.keys()) {
                YamlValue source = units.value(unit);
                List<AgencyId> competent =
                        source.list().stream().map(RegistryReader::identifier).toList();
                Rule rule = new Rule(role, identifier(unit, source), competent, source);
                if (rules.putIfAbsent(role + " " + rule.unit(), rule) != null) {
                    throw source.problem(
                            "role \"" + role + "\" has a rule for " + unit + " already");
                }
            }
        }
        map.finish();
        return List.copyOf(rules.values());
    }

    private static AgencyId identifier(YamlValue value) {
        return identifier(value.string(), value);
    }

    private static AgencyId identifier(String text, YamlValue where) {
        try {
            AgencyId id = AgencyId.normalised(text);
            if (IdentifierScheme.of(id).isPresent()) {
                return id;
            }
        } catch (IllegalArgumentException notEvenTheLetters) {
            // The same sentence answers both.
        }
        throw where.problem("\"" + text + "\" is no identifier of Decision 20/2020/QD-TTg");
    }

    private static String known(YamlValue value, Set<String> words, String what) {
        String word = value.string();
        if (!words.contains(word)) {
            throw value.problem(
                    "unknown " + what + " \"" + word + "\": " + VOCABULARY + " does not name it");
        }
        return word;
    }
}
