package vn.liennganh.directory.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Agency.Succession;
import vn.liennganh.message.AgencyId;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlValue;

/**
 * Reads one agency.
 *
 * @param fill what is done to every text before it is understood; a template's blanks are filled
 */
record AgencyReader(Vocabulary vocabulary, UnaryOperator<String> fill) {

    Agency read(YamlMap map) {
        LocalDate from = map.date("valid-from");
        Optional<LocalDate> to = map.optionalDate("valid-to");
        if (to.isPresent() && to.get().isBefore(from)) {
            throw map.problem("valid-to", "the last day is before the first");
        }
        YamlMap names = map.map("names");
        return new Agency(
                id(map.value("identifier")),
                known(map.value("kind"), vocabulary.kinds().keySet(), "kind"),
                Map.of("vi", text(names.value("vi")), "en", text(names.value("en"))),
                text(map.value("territory")),
                map.optionalValue("parent").map(this::id),
                map.optionalValue("acts-for").map(this::id),
                from,
                to,
                List.of(),
                map.optionalList("successors").stream().map(this::succession).toList(),
                groups(map),
                known(map.value("channel"), vocabulary.channels(), "channel"),
                map.optionalValue("soap").map(this::signed).orElse(true),
                map.stringMap("contacts"),
                ReachReader.read(map),
                LimitsReader.read(map));
    }

    private boolean signed(YamlValue value) {
        return switch (text(value)) {
            case "signed" -> true;
            case "mutual-tls" -> false;
            default ->
                    throw value.problem("SOAP calls are \"signed\" or \"mutual-tls\" proves them");
        };
    }

    private Succession succession(YamlValue value) {
        if (!value.isMap()) {
            return new Succession(id(value), Set.of());
        }
        YamlMap map = value.map();
        List<String> matters = map.strings("matters");
        if (matters.isEmpty()) {
            throw map.problem("matters", "at least one procedure or message type is expected");
        }
        return new Succession(id(map.value("agency")), Set.copyOf(matters));
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

    private String known(YamlValue value, Set<String> words, String what) {
        return Vocabulary.known(value, text(value), words, what);
    }

    String text(YamlValue value) {
        return fill.apply(value.string());
    }

    AgencyId id(YamlValue value) {
        return id(text(value), value);
    }

    /** An identifier in either form; anything else is a problem of the place where it stands. */
    static AgencyId id(String text, YamlValue where) {
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
}
