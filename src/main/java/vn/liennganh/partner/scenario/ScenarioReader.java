package vn.liennganh.partner.scenario;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.partner.scenario.Step.Expectation;

/** Reads a scenario file; names that the story does not know are found here, with their line. */
final class ScenarioReader {

    private static final String MAIN = "main";
    private static final Set<String> SIGNED = Set.of("both", "seal", "broken");
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final String procedure;
    private final Map<String, AgencyId> actors = new LinkedHashMap<>();
    private final Set<String> sent = new HashSet<>();

    private ScenarioReader(String procedure) {
        this.procedure = procedure;
    }

    /**
     * @throws ScenarioProblem if the file is not a scenario
     */
    static Scenario read(Path file) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.yaml$", "");
        return new ScenarioReader(name).scenario(file, name);
    }

    private Scenario scenario(Path file, String name) {
        Fields all = Fields.read(file);
        Fields title = all.fields("title").orElseThrow(() -> all.problem("a title is missing"));
        Map<String, String> titles = Map.of("vi", title.text("vi"), "en", title.text("en"));
        title.finish();
        Fields cast = all.fields("actors").orElseThrow(() -> all.problem("actors are missing"));
        for (String actor : cast.keys()) {
            actors.put(actor, agency(cast, actor));
        }
        List<Step> steps = new ArrayList<>();
        for (Fields one : all.list("steps")) {
            steps.add(step(one));
            one.finish();
        }
        all.finish();
        if (steps.isEmpty()) {
            throw all.problem("a story has steps");
        }
        return new Scenario(file, name, titles, actors, steps);
    }

    private static AgencyId agency(Fields cast, String actor) {
        try {
            return AgencyId.of(cast.text(actor));
        } catch (IllegalArgumentException wrong) {
            throw cast.problem(actor, "an agency identifier is expected");
        }
    }

    private Step step(Fields one) {
        if (one.has("send")) {
            return send(one);
        }
        if (one.has("receive") || one.has("collect") || one.has("acknowledge")) {
            return receive(one);
        }
        if (one.has("advance")) {
            return new Step.Advance(one.line(), until(one), expected(one));
        }
        if (one.has("expect")) {
            return new Step.Look(one.line(), expected(one));
        }
        throw one.problem("a step is send, receive, collect, acknowledge, advance or expect");
    }

    private Step send(Fields one) {
        String type = typed(one.text("send"));
        String name = one.optional("as").orElse(type.substring(type.indexOf('.') + 1));
        Optional<String> answers = one.optional("answers");
        answers.ifPresent(earlier -> known(one, "answers", earlier));
        Map<String, JsonNode> with = new LinkedHashMap<>();
        one.fields("with")
                .ifPresent(
                        all -> {
                            for (String pointer : all.keys()) {
                                with.put(pointer(all, pointer), all.json(pointer));
                            }
                        });
        List<String> without = one.texts("without");
        without.forEach(pointer -> pointer(one, pointer));
        String signed = one.optional("signed").orElse("both");
        if (!SIGNED.contains(signed)) {
            throw one.problem("signed", "both, seal or broken is expected");
        }
        Step.Manner manner =
                new Step.Manner(
                        signed,
                        one.optional("by").map(who -> actor(one, "by", who)),
                        one.optional("case").orElse("story"),
                        one.flag("again"));
        Optional<String> refused = one.optional("refused");
        Step send =
                new Step.Send(
                        one.line(),
                        type,
                        name,
                        actor(one, "from", one.text("from")),
                        actorsOrGroups(one),
                        one.optional("exchange").orElse(MAIN),
                        answers,
                        one.texts("relates"),
                        with,
                        without,
                        one.texts("attach"),
                        actors(one, "copies"),
                        manner,
                        refused,
                        expected(one));
        if (refused.isEmpty()) {
            sent.add(name);
        }
        return send;
    }

    private Step receive(Fields one) {
        boolean both = one.has("receive");
        String verb = both ? "receive" : one.has("collect") ? "collect" : "acknowledge";
        String of = one.text("of");
        known(one, "of", of);
        return new Step.Receive(
                one.line(),
                actors(one, verb),
                of,
                one.flag("copy"),
                !verb.equals("acknowledge"),
                !verb.equals("collect"),
                expected(one));
    }

    private Step.Until until(Fields one) {
        if (!one.isMapping("advance")) {
            return new Step.Until.Passed(span(one, "advance", one.text("advance")));
        }
        Fields how = one.fields("advance").orElseThrow();
        Step.Until until = until(one, how);
        how.finish();
        return until;
    }

    private Step.Until until(Fields one, Fields how) {
        if (how.has("to")) {
            try {
                return new Step.Until.Clock(LocalTime.parse(how.text("to")));
            } catch (DateTimeException wrong) {
                throw how.problem("to", "a time of day such as \"09:00\" is expected");
            }
        }
        if (how.has("moment")) {
            return new Step.Until.Moment(how.json("moment"));
        }
        boolean past = how.has("past");
        String owes = how.text(past ? "past" : "before");
        Duration more =
                how.optional(past ? "more" : "less")
                        .map(text -> span(one, "advance", text))
                        .orElse(past ? A_SECOND : Duration.ofMinutes(10));
        return new Step.Until.Due(
                typed(owes),
                actor(how, "by", how.text("by")),
                how.optional("exchange").orElse(MAIN),
                past ? more : more.negated());
    }

    private Expectation expected(Fields one) {
        Optional<Fields> found = one.fields("expect");
        if (found.isEmpty()) {
            return new Expectation(
                    MAIN, Map.of(), List.of(), List.of(), Map.of(), List.of(), false);
        }
        Fields expect = found.get();
        Map<String, String> states = new LinkedHashMap<>();
        expect.fields("state")
                .ifPresent(
                        all ->
                                all.keys()
                                        .forEach(
                                                who ->
                                                        states.put(
                                                                actor(all, who, who),
                                                                all.text(who))));
        Map<String, List<String>> notices = new LinkedHashMap<>();
        expect.fields("notices")
                .ifPresent(
                        all ->
                                all.keys()
                                        .forEach(
                                                who ->
                                                        notices.put(
                                                                actor(all, who, who),
                                                                all.texts(who))));
        Expectation expectation =
                new Expectation(
                        expect.optional("exchange").or(() -> one.optional("exchange")).orElse(MAIN),
                        states,
                        expect.list("duties").stream().map(this::owed).toList(),
                        expect.list("silent").stream().map(this::silence).toList(),
                        notices,
                        actors(expect, "hidden-from"),
                        expect.flag("settled"));
        expect.finish();
        return expectation;
    }

    private Step.Owed owed(Fields duty) {
        Step.Owed owed =
                new Step.Owed(
                        duty.line(),
                        actor(duty, "by", duty.text("by")),
                        typed(duty.text("owes")),
                        duty.optional("status"),
                        duty.optional("limit"));
        duty.finish();
        return owed;
    }

    private Step.Silence silence(Fields silent) {
        String of = silent.text("of");
        known(silent, "of", of);
        Step.Silence silence =
                new Step.Silence(
                        silent.line(),
                        of,
                        actor(silent, "by", silent.text("by")),
                        silent.flag("collected"));
        silent.finish();
        return silence;
    }

    /** A name without a procedure is one of the story's own procedure; acts have no procedure. */
    private String typed(String text) {
        return text.contains(".") ? text : procedure + "." + text;
    }

    private void known(Fields place, String key, String message) {
        if (!sent.contains(message)) {
            throw place.problem(key, "no earlier message is called \"" + message + "\"");
        }
    }

    private List<String> actors(Fields place, String key) {
        List<String> names = place.texts(key);
        names.forEach(name -> actor(place, key, name));
        return names;
    }

    private List<String> actorsOrGroups(Fields place) {
        List<String> names = place.texts("to");
        names.stream()
                .filter(name -> !name.startsWith("group:"))
                .forEach(name -> actor(place, "to", name));
        if (names.isEmpty()) {
            throw place.problem("a message goes to somebody");
        }
        return names;
    }

    private String actor(Fields place, String key, String name) {
        if (!actors.containsKey(name)) {
            throw place.problem(key, "the story has no actor \"" + name + "\"");
        }
        return name;
    }

    private static String pointer(Fields place, String text) {
        if (!text.startsWith("/")) {
            throw place.problem(text, "a JSON Pointer begins with a slash");
        }
        return text;
    }

    private static Duration span(Fields place, String key, String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException wrong) {
            throw place.problem(key, "a duration such as P3D or PT2H is expected");
        }
    }
}
