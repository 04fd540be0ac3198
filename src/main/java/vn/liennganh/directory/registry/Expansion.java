package vn.liennganh.directory.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.registry.RegistryReader.Entry;
import vn.liennganh.directory.registry.RegistryReader.Rule;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlValue;

/**
 * Many agencies out of few lines: a table of provinces, and templates that are filled in for each
 * province, each of its regions, and each province and office that a reorganisation ended.
 *
 * <p>The same file gives the same agencies, in the same order.
 */
final class Expansion {

    private static final List<String> LEVELS =
            List.of("province", "region", "former-province", "former-office");

    /** One filling of a template: what stands for each blank. */
    private record Blanks(Map<String, String> values) {

        Blanks with(String... pairs) {
            Map<String, String> more = new HashMap<>(values);
            for (int i = 0; i < pairs.length; i += 2) {
                more.put(pairs[i], pairs[i + 1]);
            }
            return new Blanks(more);
        }

        UnaryOperator<String> fill(YamlMap template) {
            return text -> {
                String filled = text;
                for (Map.Entry<String, String> value : values.entrySet()) {
                    filled = filled.replace("{" + value.getKey() + "}", value.getValue());
                }
                if (filled.contains("{")) {
                    throw template.problem("a blank has no value here: " + filled);
                }
                return filled;
            };
        }
    }

    private final Vocabulary vocabulary;
    private final List<Entry> entries;
    private final List<Rule> rules;

    private Expansion(Vocabulary vocabulary, List<Entry> entries, List<Rule> rules) {
        this.vocabulary = vocabulary;
        this.entries = entries;
        this.rules = rules;
    }

    /** Adds what the file stands for to the entries and rules. */
    static void read(YamlMap map, Vocabulary vocabulary, List<Entry> entries, List<Rule> rules) {
        Map<String, List<Blanks>> levels = levels(map);
        Expansion expansion = new Expansion(vocabulary, entries, rules);
        for (YamlMap template : map.maps("agencies")) {
            YamlValue each = template.value("each");
            String level = each.string();
            if (!LEVELS.contains(level)) {
                throw each.problem("one of " + LEVELS + " is expected");
            }
            levels.get(level).forEach(blanks -> expansion.add(template, blanks));
        }
    }

    private static Map<String, List<Blanks>> levels(YamlMap map) {
        Map<String, List<Blanks>> levels = new HashMap<>();
        LEVELS.forEach(level -> levels.put(level, new ArrayList<>()));
        List<String> offices = map.strings("former-offices");
        for (YamlMap row : map.maps("provinces")) {
            Blanks province =
                    new Blanks(Map.of())
                            .with("p", row.string("no"))
                            .with("province.vi", row.string("vi"))
                            .with("province.en", row.string("en"));
            levels.get("province").add(province);
            for (YamlMap former : row.maps("formerly")) {
                levels.get("former-province")
                        .add(
                                province.with("f", former.string("no"))
                                        .with("former.vi", former.string("vi"))
                                        .with("former.en", former.string("en")));
            }
            for (int i = 1; i <= row.integer("regions"); i++) {
                Blanks region = province.with("r", "%02d".formatted(i), "n", Integer.toString(i));
                levels.get("region").add(region);
                offices.forEach(
                        office -> levels.get("former-office").add(region.with("o", office)));
            }
        }
        return levels;
    }

    private void add(YamlMap template, Blanks blanks) {
        AgencyReader reader = new AgencyReader(vocabulary, blanks.fill(template));
        Agency agency = reader.read(template);
        entries.add(new Entry(agency, template));
        LocalDate from = agency.validFrom();
        Optional<LocalDate> to = agency.validTo();
        Competence.Term term = new Competence.Term(from, to, List.of(agency.id()));
        roles(template, "serves").forEach(role -> rule(role, agency.territory(), term));
        roles(template, "serves-below")
                .forEach(role -> rule(role, Competence.below(agency.territory()), term));
    }

    private void rule(YamlValue role, String place, Competence.Term term) {
        String name = Vocabulary.known(role, role.string(), vocabulary.roles(), "role");
        rules.add(new Rule(Competence.Subject.place(name, place), term, role));
    }

    private static Stream<YamlValue> roles(YamlMap template, String key) {
        return template.optionalList(key).stream();
    }
}
