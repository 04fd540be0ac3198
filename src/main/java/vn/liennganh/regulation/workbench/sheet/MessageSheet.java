package vn.liennganh.regulation.workbench.sheet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlValue;

/**
 * A message as a rule file writes it, its sets of kinds and states resolved.
 *
 * @param from the kinds that may send it, as words; empty for every kind
 * @param officials by kind of sender the capacities of which one must sign
 * @param codes of the catalogue
 */
public record MessageSheet(
        Place place,
        YamlMap map,
        String procedure,
        String name,
        String vi,
        String en,
        boolean opens,
        List<Word> from,
        List<Word> to,
        String lane,
        List<MoveSheet> moves,
        List<DutySheet> duties,
        Map<Word, List<Word>> officials,
        List<Word> businessKey,
        List<String> codes,
        String schema,
        List<CitationSheet> cites) {

    static MessageSheet of(
            Path file,
            String procedure,
            YamlMap map,
            UnaryOperator<Set<String>> states,
            UnaryOperator<List<Word>> kinds) {
        String name = map.string("message");
        YamlMap title = map.map("title");
        List<MoveSheet> moves = new ArrayList<>();
        for (YamlMap move : map.maps("moves")) {
            moves.add(MoveSheet.of(move, states.apply(new LinkedHashSet<>(move.strings("from")))));
        }
        List<DutySheet> duties = new ArrayList<>();
        map.maps("duties").forEach(duty -> duties.add(DutySheet.duty(file, duty, kinds)));
        map.maps("copies").forEach(copy -> duties.add(DutySheet.copy(file, copy, name)));
        Map<Word, List<Word>> officials = new LinkedHashMap<>();
        map.optionalMap("officials")
                .ifPresent(
                        all ->
                                all.keys()
                                        .forEach(
                                                kind ->
                                                        officials.put(
                                                                new Word(kind, Place.of(all, kind)),
                                                                DutySheet.words(file, all, kind))));
        return new MessageSheet(
                Place.of(map),
                map,
                procedure,
                name,
                title.string("vi"),
                title.string("en"),
                map.bool("opens", false),
                kinds.apply(kinds(file, map, "from")),
                kinds.apply(kinds(file, map, "to")),
                map.string("lane"),
                List.copyOf(moves),
                List.copyOf(duties),
                officials,
                DutySheet.words(file, map, "business-key"),
                map.strings("code"),
                map.optionalString("schema").orElse(procedure + "." + name),
                CitationSheet.of(map));
    }

    private static List<Word> kinds(Path file, YamlMap map, String key) {
        YamlValue value = map.value(key);
        return value.isList() ? DutySheet.words(file, map, key) : List.of();
    }

    /** The full name: {@code procedure.message}. */
    public String type() {
        return procedure + "." + name;
    }

    public Set<String> fromKinds() {
        return texts(from);
    }

    public Set<String> toKinds() {
        return texts(to);
    }

    /** The states from which it may be sent; {@code new} among them where it may begin a lane. */
    public Set<String> states() {
        Set<String> states = new LinkedHashSet<>();
        moves.forEach(move -> states.addAll(move.from()));
        return states;
    }

    private static Set<String> texts(List<Word> words) {
        Set<String> texts = new LinkedHashSet<>();
        words.forEach(word -> texts.add(word.text()));
        return texts;
    }
}
