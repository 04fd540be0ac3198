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

/** Puts what forces need on the spot on one page. */
@Component
class DutySheet {

    private static final int LINES_MAX = 8;

    private final Desks desks;
    private final DutyNames names;

    DutySheet(Desks desks, DutyNames names) {
        this.desks = desks;
        this.names = names;
    }

    /** One page. */
    public record Sheet(
            String number,
            String agency,
            String when,
            List<Row> facts,
            List<Row> people,
            List<String> tasks,
            List<Row> situations) {}

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
        return new Sheet(
                seen.key().number(),
                names.agency(seen.key().agency(), words),
                seen.terms().map(Terms::time).map(said::moment).orElse(""),
                facts.stream().filter(one -> !one.value().isEmpty()).toList(),
                people(seen, said, words),
                tasks.stream().limit(LINES_MAX).toList(),
                situations.stream().limit(LINES_MAX).toList());
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
