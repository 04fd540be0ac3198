package vn.liennganh.regulation.workbench.sheet;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.yaml.ConfigProblem;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlReader;
import vn.liennganh.yaml.YamlValue;

/** One rule file as it is written: an edition of a procedure, before anything is judged. */
public record RuleSheet(
        Path file,
        YamlMap map,
        String procedure,
        int edition,
        Optional<String> group,
        String vi,
        String en,
        LocalDate from,
        Optional<LocalDate> to,
        Map<String, StateSheet> states,
        Map<String, Word> acts,
        List<MessageSheet> messages) {

    /** The state of a lane that has none yet. */
    public static final String NEW = "new";

    /**
     * @throws ConfigProblem where the file is not even formed as a rule file
     */
    public static RuleSheet read(Path file) {
        YamlMap map = YamlReader.read(file);
        Map<String, StateSheet> states = new LinkedHashMap<>();
        for (YamlValue value : map.list("states")) {
            YamlMap state = value.map();
            states.put(
                    state.string("id"),
                    new StateSheet(
                            Place.of(state),
                            state.string("id"),
                            state.string("vi"),
                            state.string("en"),
                            state.bool("terminal", false)));
        }
        Map<String, Word> acts = new LinkedHashMap<>();
        map.maps("acts")
                .forEach(
                        act ->
                                acts.put(
                                        act.string("id"),
                                        new Word(act.string("vi"), Place.of(act))));
        Map<String, List<Word>> stateSets = sets(file, map, "state-sets");
        Map<String, List<Word>> kindSets = sets(file, map, "kinds");
        String procedure = map.string("procedure");
        List<MessageSheet> messages = new ArrayList<>();
        for (YamlValue value : map.list("messages")) {
            messages.add(
                    MessageSheet.of(
                            file,
                            procedure,
                            value.map(),
                            names -> resolved(names, stateSets),
                            words -> resolved(words, kindSets)));
        }
        YamlMap title = map.map("title");
        YamlMap force = map.map("in-force");
        return new RuleSheet(
                file,
                map,
                procedure,
                map.integer("edition"),
                map.optionalString("group"),
                title.string("vi"),
                title.string("en"),
                force.date("from"),
                force.optionalDate("to"),
                states,
                acts,
                List.copyOf(messages));
    }

    private static Map<String, List<Word>> sets(Path file, YamlMap map, String key) {
        Map<String, List<Word>> sets = new LinkedHashMap<>();
        map.optionalMap(key)
                .ifPresent(
                        all ->
                                all.keys()
                                        .forEach(
                                                name ->
                                                        sets.put(
                                                                name,
                                                                DutySheet.words(file, all, name))));
        return sets;
    }

    private static Set<String> resolved(Set<String> names, Map<String, List<Word>> sets) {
        Set<String> all = new LinkedHashSet<>();
        for (String name : names) {
            if (sets.containsKey(name)) {
                Set<String> inner = new LinkedHashSet<>();
                sets.get(name).forEach(word -> inner.add(word.text()));
                inner.remove(name);
                all.addAll(resolved(inner, sets));
            } else {
                all.add(name);
            }
        }
        return all;
    }

    private static List<Word> resolved(List<Word> words, Map<String, List<Word>> sets) {
        List<Word> all = new ArrayList<>();
        for (Word word : words) {
            List<Word> set = sets.get(word.text());
            if (set == null) {
                all.add(word);
            } else {
                // A kind of a set is named where it stands in the set.
                List<Word> inner = new ArrayList<>(set);
                inner.removeIf(one -> one.text().equals(word.text()));
                all.addAll(resolved(inner, sets));
            }
        }
        return List.copyOf(all);
    }

    public Optional<MessageSheet> message(String name) {
        return messages.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** Two editions of a procedure may not be in force on the same day. */
    public boolean overlaps(RuleSheet other) {
        boolean before = to.map(last -> last.isBefore(other.from)).orElse(false);
        boolean after = other.to.map(last -> last.isBefore(from)).orElse(false);
        return !before && !after;
    }

    public boolean inForce(LocalDate on) {
        return !on.isBefore(from) && to.map(last -> !on.isAfter(last)).orElse(true);
    }
}
