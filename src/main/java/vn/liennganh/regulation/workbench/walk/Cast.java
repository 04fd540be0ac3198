package vn.liennganh.regulation.workbench.walk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.liennganh.message.AgencyId;
import vn.liennganh.yaml.ConfigProblem;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlReader;

/** Who plays: the agencies of a configuration by kind, and who is competent for whom. */
public final class Cast {

    private final Map<String, List<AgencyId>> byKind = new LinkedHashMap<>();
    private final Map<AgencyId, String> kinds = new HashMap<>();
    private final Map<AgencyId, String> territories = new HashMap<>();
    private final Map<String, Map<String, List<AgencyId>>> competence = new HashMap<>();

    private Cast() {}

    /**
     * @throws ConfigProblem if an agency file cannot be read
     */
    public static Cast of(Path config) {
        Cast cast = new Cast();
        for (Path file : files(config.resolve("agencies"))) {
            YamlMap map = YamlReader.read(file);
            map.maps("agencies")
                    .forEach(
                            one ->
                                    cast.add(
                                            AgencyId.of(one.string("identifier")),
                                            one.string("kind"),
                                            one.optionalString("territory").orElse("")));
            map.maps("competence").forEach(cast::competent);
        }
        return cast;
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException unreadable) {
            throw new ConfigProblem(directory, 0, "cannot be listed: " + unreadable.getMessage());
        }
    }

    private void add(AgencyId agency, String kind, String territory) {
        territories.put(agency, territory);
        byKind.computeIfAbsent(kind, one -> new ArrayList<>()).add(agency);
        kinds.put(agency, kind);
    }

    private void competent(YamlMap entry) {
        Map<String, List<AgencyId>> units =
                competence.computeIfAbsent(entry.string("role"), role -> new LinkedHashMap<>());
        entry.optionalMap("units")
                .ifPresent(
                        all ->
                                all.keys()
                                        .forEach(
                                                unit ->
                                                        units.put(
                                                                unit,
                                                                all.strings(unit).stream()
                                                                        .map(AgencyId::of)
                                                                        .toList())));
    }

    /** The kind of an agency; empty text for a stranger. */
    public String kindOf(AgencyId agency) {
        return kinds.getOrDefault(agency, "");
    }

    /** Where an agency is competent; empty text for a stranger. */
    public String territoryOf(AgencyId agency) {
        return territories.getOrDefault(agency, "");
    }

    /** The agencies of a kind in the order of the files; an invented one where there is none. */
    public List<AgencyId> ofKind(String kind) {
        return byKind.computeIfAbsent(
                kind,
                one -> {
                    AgencyId invented =
                            AgencyId.of("X98.%02d.%03d".formatted(byKind.size(), one.length()));
                    kinds.put(invented, one);
                    return List.of(invented);
                });
    }

    /** Who holds a role for a unit: its own entry, that of the agency above it, or anybody's. */
    public List<AgencyId> competent(String role, AgencyId unit) {
        Map<String, List<AgencyId>> units = competence.getOrDefault(role, Map.of());
        String at = unit.value();
        while (true) {
            List<AgencyId> found = units.get(at);
            if (found != null) {
                return found;
            }
            int dot = at.lastIndexOf('.');
            if (dot < 0) {
                return units.values().stream().findFirst().orElse(List.of());
            }
            at = at.substring(0, dot);
        }
    }

    /** An agency by its identifier, or by its kind with an optional number: {@code bank 2}. */
    public Optional<AgencyId> named(String name) {
        for (AgencyId agency : kinds.keySet()) {
            if (agency.value().equals(name)) {
                return Optional.of(agency);
            }
        }
        String[] words = name.split(" ");
        List<AgencyId> all = byKind.getOrDefault(words[0], List.of());
        int number = words.length > 1 ? Integer.parseInt(words[1]) : 1;
        return number >= 1 && number <= all.size()
                ? Optional.of(all.get(number - 1))
                : Optional.empty();
    }
}
