package vn.liennganh.regulation.read;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.regulation.Bilingual;
import vn.liennganh.regulation.LapseAction;
import vn.liennganh.regulation.LapsePlan;
import vn.liennganh.regulation.LapsePlan.Addressee;
import vn.liennganh.regulation.PolicyBook;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlReader;
import vn.liennganh.yaml.YamlValue;

/** Reads the files that all procedures share. */
final class PolicyReader {

    private PolicyReader() {}

    static PolicyBook load(Path configDir) {
        Path regulations = configDir.resolve("regulations");
        Map<String, TimeLimit> limits = new HashMap<>();
        Map<String, Long> amounts = new HashMap<>();
        values(YamlReader.read(regulations.resolve("policy.yaml")), limits, amounts);
        return new PolicyBook(
                instruments(YamlReader.read(regulations.resolve("instruments.yaml"))),
                limits,
                amounts,
                lapse(YamlReader.read(regulations.resolve("lapse.yaml"))),
                // The directory's own reader judges the rest of this file.
                Set.copyOf(
                        YamlReader.read(configDir.resolve("agencies/vocabulary.yaml"))
                                .map("kinds")
                                .keys()),
                groups(YamlReader.read(regulations.resolve("groups.yaml"))),
                FactReader.types(YamlReader.read(regulations.resolve("facts.yaml"))));
    }

    private static Map<String, Bilingual> instruments(YamlMap file) {
        Map<String, Bilingual> instruments = new HashMap<>();
        for (YamlMap one : file.maps("instruments")) {
            unique(one, instruments.put(one.string("sign"), title(one)));
        }
        file.finish();
        return Map.copyOf(instruments);
    }

    private static Map<String, Bilingual> groups(YamlMap file) {
        Map<String, Bilingual> groups = new HashMap<>();
        for (YamlMap one : file.maps("groups")) {
            one.integer("codes");
            unique(one, groups.put(one.string("sign"), title(one)));
        }
        file.finish();
        return Map.copyOf(groups);
    }

    private static void values(
            YamlMap file, Map<String, TimeLimit> limits, Map<String, Long> amounts) {
        for (YamlMap one : file.maps("values")) {
            title(one);
            String id = one.string("id");
            boolean known = limits.containsKey(id) || amounts.containsKey(id);
            if (known) {
                throw one.problem("the same id stands twice");
            }
            if (one.has("dong")) {
                amounts.put(id, amount(one, "dong"));
            } else {
                limits.put(id, LimitReader.value(one));
            }
        }
        for (String needed : PolicyBook.NEEDED_HOURS) {
            TimeLimit limit = limits.get(needed);
            if (limit == null || limit.unit() != TimeLimit.Unit.HOURS) {
                throw file.problem("the value \"" + needed + "\" is missing, in hours");
            }
        }
        file.finish();
    }

    private static long amount(YamlMap map, String key) {
        long value = map.value(key).wholeNumber();
        if (value < 1) {
            throw map.problem(key, "1 or more is expected");
        }
        return value;
    }

    private static Map<String, LapsePlan> lapse(YamlMap file) {
        Map<String, LapsePlan> policies = new HashMap<>();
        for (YamlMap one : file.maps("policies")) {
            String id = one.string("id");
            List<LapsePlan.Step> steps = new ArrayList<>();
            one.list("notices").forEach(notice -> steps.add(step(notice.map())));
            unique(one, policies.put(id, new LapsePlan(id, steps)));
        }
        file.finish();
        return Map.copyOf(policies);
    }

    private static LapsePlan.Step step(YamlMap notice) {
        String name = notice.string("kind");
        LapseAction kind =
                LapseAction.ofWireName(name)
                        .orElseThrow(
                                () ->
                                        notice.problem(
                                                "kind", "no notice is called \"" + name + "\""));
        Set<Addressee> to = EnumSet.noneOf(Addressee.class);
        notice.list("to").forEach(addressee -> to.add(addressee(addressee)));
        Optional<Integer> percent = notice.optionalInteger("before-percent");
        Optional<Integer> before = notice.optionalInteger("before-hours");
        Optional<Integer> after = notice.optionalInteger("after-hours");
        if (List.of(percent, before, after).stream().filter(Optional::isPresent).count() != 1) {
            throw notice.problem("one of before-percent, before-hours, after-hours is expected");
        }
        if (percent.orElse(1) < 1
                || percent.orElse(1) > 99
                || before.orElse(1) < 1
                || after.orElse(0) < 0) {
            throw notice.problem(
                    "1 to 99 percent, 1 hour or more before, 0 hours or more after are expected");
        }
        return new LapsePlan.Step(
                kind,
                percent.orElse(0),
                Duration.ofHours(after.orElse(0) - before.orElse(0)),
                Set.copyOf(to));
    }

    private static Addressee addressee(YamlValue value) {
        for (Addressee addressee : Addressee.values()) {
            if (addressee.wireName().equals(value.string())) {
                return addressee;
            }
        }
        throw value.problem("party, owed-to, superior or procuracy is expected");
    }

    static Bilingual title(YamlMap map) {
        return new Bilingual(map.string("vi"), map.string("en"));
    }

    static int positive(YamlMap map, String key) {
        int value = map.integer(key);
        if (value < 1) {
            throw map.problem(key, "1 or more is expected");
        }
        return value;
    }

    private static void unique(YamlMap map, @org.jspecify.annotations.Nullable Object earlier) {
        if (earlier != null) {
            throw map.problem("the same id stands twice");
        }
    }
}
