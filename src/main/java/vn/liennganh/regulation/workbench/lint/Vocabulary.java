package vn.liennganh.regulation.workbench.lint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import vn.liennganh.regulation.workbench.lint.Finding.Kind;
import vn.liennganh.regulation.workbench.sheet.Place;
import vn.liennganh.yaml.ConfigProblem;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlReader;
import vn.liennganh.yaml.YamlValue;

/** The words that rule files may use: what the shared files of a configuration declare. */
final class Vocabulary {

    private final Map<String, Set<String>> capacities = new HashMap<>();
    private final Set<String> roles = new HashSet<>();
    private final Set<String> assignedRoles = new HashSet<>();
    private final Set<String> lapse = new HashSet<>();
    private final Set<String> instruments = new HashSet<>();
    private final Map<String, Place> policies = new LinkedHashMap<>();
    private final Map<String, Place> facts = new LinkedHashMap<>();
    private final Set<String> lasting = new HashSet<>();
    private final Map<String, Integer> groups = new LinkedHashMap<>();
    private final Map<String, Place> groupPlaces = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    static Vocabulary of(Path config) {
        Vocabulary words = new Vocabulary();
        Path regulations = config.resolve("regulations");
        words.read(config.resolve("agencies/vocabulary.yaml"), words::agencies);
        words.read(
                config.resolve("agencies/competence.yaml"),
                file ->
                        file.maps("competence")
                                .forEach(one -> words.assignedRoles.add(one.string("role"))));
        words.read(
                regulations.resolve("lapse.yaml"),
                file -> file.maps("policies").forEach(one -> words.lapse.add(one.string("id"))));
        words.read(
                regulations.resolve("instruments.yaml"),
                file ->
                        file.maps("instruments")
                                .forEach(one -> words.instruments.add(one.string("sign"))));
        words.read(
                regulations.resolve("policy.yaml"),
                file ->
                        file.maps("values")
                                .forEach(
                                        one ->
                                                words.policies.put(
                                                        one.string("id"), Place.of(one))));
        words.read(regulations.resolve("groups.yaml"), words::catalogue);
        words.read(regulations.resolve("facts.yaml"), words::across);
        return words;
    }

    private void read(Path file, Consumer<YamlMap> reader) {
        try {
            reader.accept(YamlReader.read(file));
        } catch (ConfigProblem problem) {
            findings.add(
                    Finding.of(
                            Kind.REFUSED,
                            new Place(problem.file(), problem.line()),
                            problem.reason()));
        }
    }

    private void agencies(YamlMap file) {
        YamlMap kinds = file.map("kinds");
        for (String kind : kinds.keys()) {
            capacities.put(kind, new HashSet<>(kinds.map(kind).strings("capacities")));
        }
        for (YamlValue role : file.optionalList("roles")) {
            roles.add(role.isMap() ? role.map().string("id") : role.string());
        }
    }

    private void catalogue(YamlMap file) {
        for (YamlMap group : file.maps("groups")) {
            groups.put(group.string("sign"), group.integer("codes"));
            groupPlaces.put(group.string("sign"), Place.of(group));
        }
    }

    private void across(YamlMap file) {
        for (YamlMap fact : file.maps("facts")) {
            facts.put(fact.string("id"), Place.of(fact));
            if (fact.bool("lasting", false)) {
                lasting.add(fact.string("id"));
            }
        }
    }

    boolean fact(String id) {
        return facts.containsKey(id);
    }

    /** True where it outlives the exchange that told it. */
    boolean lasting(String id) {
        return lasting.contains(id);
    }

    Map<String, Place> facts() {
        return facts;
    }

    List<Finding> findings() {
        return findings;
    }

    boolean kind(String kind) {
        return capacities.containsKey(kind);
    }

    boolean capacity(String kind, String capacity) {
        return capacity.equals("*") || capacities.getOrDefault(kind, Set.of()).contains(capacity);
    }

    boolean role(String role) {
        return roles.contains(role);
    }

    boolean assigned(String role) {
        return assignedRoles.contains(role);
    }

    boolean lapse(String policy) {
        return lapse.contains(policy);
    }

    boolean instrument(String sign) {
        return instruments.contains(sign);
    }

    boolean policy(String id) {
        return policies.containsKey(id);
    }

    Map<String, Place> policies() {
        return policies;
    }

    boolean group(String sign) {
        return groups.containsKey(sign);
    }

    /** Whether the catalogue has a code such as {@code KH05}. */
    boolean catalogueCode(String code) {
        return codes().containsKey(code);
    }

    /** Every code of the catalogue and where its group is declared. */
    Map<String, Place> codes() {
        Map<String, Place> codes = new LinkedHashMap<>();
        groups.forEach(
                (sign, count) -> {
                    for (int number = 1; number <= count; number++) {
                        codes.put(
                                "%s%02d".formatted(sign, number),
                                java.util.Objects.requireNonNull(groupPlaces.get(sign)));
                    }
                });
        return codes;
    }
}
