package vn.liennganh.regulation.workbench.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.liennganh.regulation.across.FactKey;
import vn.liennganh.regulation.workbench.lint.Finding.Kind;
import vn.liennganh.regulation.workbench.sheet.DutySheet;
import vn.liennganh.regulation.workbench.sheet.MessageSheet;
import vn.liennganh.regulation.workbench.sheet.MoveSheet;
import vn.liennganh.regulation.workbench.sheet.Place;
import vn.liennganh.regulation.workbench.sheet.RuleSheet;
import vn.liennganh.regulation.workbench.sheet.RuleShelf;
import vn.liennganh.regulation.workbench.sheet.StateSheet;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlValue;

/** What one exchange lets others know is declared, told, about the same, asked for, and ends. */
final class FactCheck {

    private record Named(String fact, Place place) {}

    private final Vocabulary words;
    private final RuleShelf shelf;
    private final Forms forms;
    private final List<Finding> findings;
    private final Set<String> told = new HashSet<>();
    private final List<Named> asked = new ArrayList<>();
    private final Map<String, Set<Integer>> about = new HashMap<>();

    FactCheck(Vocabulary words, RuleShelf shelf, Forms forms, List<Finding> findings) {
        this.words = words;
        this.shelf = shelf;
        this.forms = forms;
        this.findings = findings;
    }

    void run() {
        // What tells it says by how many fields it is named, wherever else it is named.
        for (RuleSheet sheet : shelf.sheets()) {
            for (MessageSheet message : sheet.messages()) {
                for (YamlMap tell : message.map().maps("tells")) {
                    if (tell.has("about")) {
                        about.computeIfAbsent(tell.string("fact"), key -> new HashSet<>())
                                .addAll(sizes(tell.list("about")));
                    }
                }
            }
        }
        for (RuleSheet sheet : shelf.sheets()) {
            Set<String> ended = new HashSet<>();
            for (MessageSheet message : sheet.messages()) {
                message.map().maps("ends").forEach(one -> ended.add(one.string("fact")));
            }
            boolean ends = sheet.states().values().stream().anyMatch(StateSheet::terminal);
            for (MessageSheet message : sheet.messages()) {
                for (YamlMap tell : message.map().maps("tells")) {
                    tells(message, tell);
                    String fact = tell.string("fact");
                    if (!ends && !ended.contains(fact) && !words.lasting(fact)) {
                        found(Kind.FACT_NEVER_ENDS, Place.of(tell, "fact"), fact);
                    }
                }
                message.map().maps("ends").forEach(one -> named(message, one, "fact"));
                asks(message);
            }
        }
        asked.stream()
                .filter(one -> words.fact(one.fact()) && !told.contains(one.fact()))
                .forEach(one -> found(Kind.FACT_NEVER_TOLD, one.place(), one.fact()));
        Set<String> used = new HashSet<>();
        asked.forEach(one -> used.add(one.fact()));
        words.facts()
                .forEach(
                        (fact, place) -> {
                            if (!used.contains(fact)) {
                                found(Kind.UNUSED_FACT, place, fact);
                            }
                        });
    }

    private void tells(MessageSheet message, YamlMap tell) {
        named(message, tell, "fact");
        if (!tell.has("less") && !tell.has("lowers")) {
            told.add(tell.string("fact"));
        }
        for (YamlValue one : tell.optionalList("amount")) {
            field(message, new Place(tell.file(), one.line()), one.string());
        }
        tell.optionalString("less").ifPresent(path -> field(message, Place.of(tell, "less"), path));
        tell.optionalString("lowers")
                .ifPresent(path -> field(message, Place.of(tell, "lowers"), path));
        tell.optionalString("after").ifPresent(fact -> ask(tell, "after", fact));
        tell.optionalString("like").ifPresent(fact -> ask(tell, "like", fact));
    }

    private void asks(MessageSheet message) {
        for (YamlMap guard : message.map().maps("guards")) {
            if (guard.has("fact")) {
                named(message, guard, "fact");
                ask(guard, "fact", guard.string("fact"));
                asks(guard, "limit");
            }
            guard.optionalMap("when").ifPresent(this::condition);
            guard.optionalMap("unless").ifPresent(this::condition);
        }
        message.map().optionalMap("closes-when").ifPresent(this::condition);
        message.map().optionalMap("closes-all-when").ifPresent(this::condition);
        for (MoveSheet move : message.moves()) {
            move.map().optionalMap("when").ifPresent(this::condition);
        }
        for (DutySheet duty : message.duties()) {
            duty.map().optionalMap("when").ifPresent(this::condition);
            for (YamlMap closing : duty.map().maps("closed-by")) {
                closing.optionalMap("once").ifPresent(this::condition);
            }
        }
    }

    private void condition(YamlMap when) {
        if (when.has("all")) {
            when.maps("all").forEach(this::condition);
        }
        when.optionalString("sum").ifPresent(fact -> ask(when, "sum", fact));
        if (when.has("any")) {
            when.maps("any").forEach(this::condition);
        }
        for (String fact : List.of("own", "alone")) {
            when.optionalString(fact).ifPresent(one -> ask(when, fact, one));
        }
        asks(when, "beyond");
        asks(when, "within");
    }

    /** One limit, or several. */
    private void asks(YamlMap map, String key) {
        map.optionalValue(key).stream()
                .flatMap(FactCheck::fields)
                .forEach(fact -> ask(map, key, fact.string()));
    }

    private void ask(YamlMap map, String key, String fact) {
        asked.add(new Named(fact, Place.of(map, key)));
        if (!words.fact(fact)) {
            found(Kind.UNKNOWN_FACT, Place.of(map, key), fact);
        }
    }

    /** A fact is told and asked about by the same number of fields, or the two never meet. */
    private void named(MessageSheet message, YamlMap map, String key) {
        String fact = map.string(key);
        if (!words.fact(fact)) {
            found(Kind.UNKNOWN_FACT, Place.of(map, key), fact);
        }
        List<YamlValue> all = map.optionalList("about");
        for (YamlValue one : all.stream().flatMap(FactCheck::fields).toList()) {
            if (!one.string().equals(FactKey.CASE_NUMBER)) {
                field(message, new Place(map.file(), one.line()), one.string());
            }
        }
        Set<Integer> sizes = sizes(all);
        if (!about.getOrDefault(fact, sizes).containsAll(sizes)) {
            found(Kind.FACT_ABOUT_DIFFERS, Place.of(map, "about"), fact);
        }
    }

    private static Stream<YamlValue> fields(YamlValue one) {
        return one.isList() ? one.list().stream() : Stream.of(one);
    }

    /** Of how many fields each way of naming it consists. */
    private static Set<Integer> sizes(List<YamlValue> about) {
        if (about.isEmpty()) {
            return Set.of();
        }
        return about.stream().anyMatch(YamlValue::isList)
                ? about.stream().map(one -> one.list().size()).collect(Collectors.toSet())
                : Set.of(about.size());
    }

    private void field(MessageSheet message, Place place, String path) {
        if (forms.has(message.schema()) && forms.field(message.schema(), path).isEmpty()) {
            findings.add(Finding.of(Kind.FIELD_NOT_IN_SCHEMA, place, path, message.schema()));
        }
    }

    private void found(Kind kind, Place place, String fact) {
        findings.add(Finding.of(kind, place, fact));
    }
}
