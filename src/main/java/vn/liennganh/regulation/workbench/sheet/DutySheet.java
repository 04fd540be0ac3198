package vn.liennganh.regulation.workbench.sheet;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlValue;

/**
 * A duty, or a copy, as a rule file writes it.
 *
 * @param id {@code copy-<role>} for a copy
 * @param copyTo the routing role of a copy
 * @param who who owes whom; {@code sender-to-copies} for a copy
 * @param closedBy what is written, or what is owed where nothing is written and it is a message
 */
public record DutySheet(
        Place place,
        YamlMap map,
        String id,
        Optional<Word> copyTo,
        String who,
        String owes,
        boolean atOnce,
        List<Word> only,
        List<Word> closedBy,
        LimitSheet within,
        String event,
        Optional<String> startField,
        List<CitationSheet> cites) {

    static DutySheet duty(Path file, YamlMap map, UnaryOperator<List<Word>> kinds) {
        String owes = map.string("owes");
        List<Word> closedBy = new ArrayList<>();
        for (YamlMap closing : map.maps("closed-by")) {
            closedBy.add(Word.of(file, closing.value("message")));
        }
        boolean atOnce = map.bool("at-once", false);
        if (closedBy.isEmpty() && !atOnce) {
            closedBy.add(Word.of(file, map.value("owes")));
        }
        return of(
                map,
                map.string("id"),
                Optional.empty(),
                map.string("who"),
                owes,
                atOnce,
                kinds.apply(words(file, map, "only")),
                closedBy);
    }

    static DutySheet copy(Path file, YamlMap map, String message) {
        Word to = Word.of(file, map.value("to"));
        return of(
                map,
                "copy-" + to.text(),
                Optional.of(to),
                "sender-to-copies",
                message,
                true,
                List.of(),
                List.of());
    }

    private static DutySheet of(
            YamlMap map,
            String id,
            Optional<Word> copyTo,
            String who,
            String owes,
            boolean atOnce,
            List<Word> only,
            List<Word> closedBy) {
        YamlMap start = map.map("start");
        return new DutySheet(
                Place.of(map),
                map,
                id,
                copyTo,
                who,
                owes,
                atOnce,
                only,
                List.copyOf(closedBy),
                LimitSheet.of(map.value("within")),
                start.string("event"),
                start.optionalString("field"),
                CitationSheet.of(map));
    }

    /** The lapse policy; {@code none} for copies. */
    public Optional<Word> lapse() {
        return map.optionalValue("lapse").map(value -> Word.of(map.file(), value));
    }

    /** The limit that takes the place of the usual one under a condition. */
    public Optional<LimitSheet> instead() {
        return map.optionalMap("instead").map(other -> LimitSheet.of(other.value("within")));
    }

    /** A limit that takes the place of the usual one from a day on. */
    public record Change(LocalDate from, LimitSheet within) {}

    /** The days on which the limit changes, the earliest first. */
    public List<Change> changes() {
        return map.maps("changes").stream()
                .map(one -> new Change(one.date("from"), LimitSheet.of(one.value("within"))))
                .toList();
    }

    /** The usual limit on a day. */
    public LimitSheet within(LocalDate on) {
        LimitSheet then = within;
        for (Change change : changes()) {
            then = change.from().isAfter(on) ? then : change.within();
        }
        return then;
    }

    static List<Word> words(Path file, YamlMap map, String key) {
        List<Word> words = new ArrayList<>();
        for (YamlValue value : map.optionalList(key)) {
            words.add(Word.of(file, value));
        }
        return List.copyOf(words);
    }
}
