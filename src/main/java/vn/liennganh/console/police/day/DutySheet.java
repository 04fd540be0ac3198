package vn.liennganh.console.police.day;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import vn.liennganh.coercion.operation.Commitment;
import vn.liennganh.coercion.operation.Fact;
import vn.liennganh.coercion.operation.Operation;
import vn.liennganh.coercion.operation.Terms;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.police.Said;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.language.Words;

/** Puts what forces need on the spot on one page, and says what did not fit. */
@Component
class DutySheet {

    /** What one A4 page has room for beside its title, headings, moments and signature. */
    private static final int LINES = 32;

    /** What is kept free for tasks and for situations, whatever stands before them. */
    private static final int KEPT = 8;

    private static final int OF_A_FACT = 3;
    private static final int OF_AN_ITEM = 2;

    private final Desks desks;
    private final DutyNames names;

    DutySheet(Desks desks, DutyNames names) {
        this.desks = desks;
        this.names = names;
    }

    /**
     * One page.
     *
     * @param more what did not fit, in sentences
     */
    public record Sheet(
            String number,
            String agency,
            String when,
            List<Row> facts,
            List<Row> people,
            List<String> tasks,
            List<Row> situations,
            List<String> more) {}

    /** A label and what stands beside it. */
    public record Row(String label, String value) {}

    Sheet of(Operation seen, Words words) {
        Said said = new Said(words.locale());
        JsonNode asked = body(seen, "consultation", "security-request");
        JsonNode plan = body(seen, "plan");
        JsonNode protection = body(seen, "protection-plan");
        List<Row> facts = new ArrayList<>();
        seen.terms()
                .ifPresent(
                        one -> {
                            facts.add(row(said, "place", one.place()));
                            facts.add(row(said, "measure", one.measure()));
                        });
        String debtor = asked.at("/debtor/name").asString(plan.at("/debtor/name").asString(""));
        facts.add(row(said, "debtor", debtor));
        facts.add(row(said, "signals", protection.path("signals").asString("")));
        facts.add(row(said, "communication", protection.path("communication").asString("")));
        facts.add(row(said, "reserve", protection.path("reserve").asString("")));
        List<String> tasks = new ArrayList<>();
        protection.path("tasks").forEach(one -> tasks.add(one.asString("")));
        List<Row> situations = new ArrayList<>();
        protection
                .path("situations")
                .forEach(
                        one ->
                                situations.add(
                                        new Row(
                                                one.path("situation").asString(""),
                                                one.path("response").asString(""))));
        facts.removeIf(one -> one.value().isEmpty());
        OnePage page = new OnePage(LINES);
        OnePage.Part<Row> first = page.rows(facts, OF_A_FACT, 0);
        OnePage.Part<Row> forces = page.rows(people(seen, said, words), OF_A_FACT, KEPT);
        OnePage.Part<String> duties =
                page.items(tasks, OF_AN_ITEM, page.share(situations, OF_AN_ITEM));
        OnePage.Part<Row> cases = page.rows(situations, OF_AN_ITEM, 0);
        List<String> more = new ArrayList<>();
        more(more, said, "people", forces.more());
        more(more, said, "tasks", duties.more());
        more(more, said, "situations", cases.more());
        if (page.shortened()) {
            more.add(said.say("police.sheet.shortened"));
        }
        return new Sheet(
                seen.key().number(),
                names.agency(seen.key().agency(), words),
                seen.terms().map(Terms::time).map(said::moment).orElse(""),
                first.shown(),
                forces.shown(),
                duties.shown(),
                cases.shown(),
                more);
    }

    private static void more(List<String> all, Said said, String what, int count) {
        if (count > 0) {
            all.add(said.say("police.sheet.more-" + what, count));
        }
    }

    private List<Row> people(Operation seen, Said said, Words words) {
        List<Row> all = new ArrayList<>();
        seen.terms()
                .flatMap(Terms::officer)
                .ifPresent(
                        one ->
                                all.add(
                                        row(
                                                said,
                                                "officer",
                                                one.name() + " \u00b7 " + one.phone())));
        for (AgencyId police : seen.police()) {
            seen.committed(police)
                    .ifPresent(
                            one ->
                                    all.add(
                                            new Row(
                                                    names.agency(police, words),
                                                    forces(one, said))));
        }
        return all;
    }

    private static String forces(Commitment one, Said said) {
        List<String> parts = new ArrayList<>();
        parts.add(said.say("police.forces.people", one.people()));
        if (!one.unit().isEmpty()) {
            parts.add(one.unit());
        }
        one.commanders()
                .forEach(
                        each ->
                                parts.add(
                                        said.say(
                                                "police.forces.commander",
                                                each.name(),
                                                each.position(),
                                                each.phone())));
        parts.addAll(one.vehicles());
        return String.join(" \u00b7 ", parts);
    }

    private static Row row(Said said, String key, String value) {
        return new Row(said.say("police.sheet." + key), value);
    }

    private JsonNode body(Operation seen, String... types) {
        return seen.last(types)
                .map(Fact::message)
                .flatMap(desks::message)
                .map(Heard::body)
                .map(JsonNode.class::cast)
                .orElseGet(Json.MAPPER::createObjectNode);
    }
}
