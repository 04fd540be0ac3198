package vn.liennganh.coercion.operation;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import vn.liennganh.desk.Heard;

/**
 * The forces that police say they bring.
 *
 * @param unit as the police write it; empty where only the plan of protection speaks
 * @param vehicles by their registration numbers, where the police name them
 */
public record Commitment(
        int people, String unit, List<Commander> commanders, List<String> vehicles) {

    /** Who leads on the spot. */
    public record Commander(String name, String position, String phone) {

        static Commander of(JsonNode said) {
            return new Commander(
                    said.path("name").asString(""),
                    said.path("position").asString(""),
                    said.path("phone").asString(""));
        }
    }

    public Commitment {
        commanders = List.copyOf(commanders);
        vehicles = List.copyOf(vehicles);
    }

    static Commitment replied(Heard heard) {
        JsonNode commander = heard.body().path("commander");
        return new Commitment(
                heard.body().path("peopleCommitted").asInt(0),
                heard.text("unit"),
                commander.isObject() ? List.of(Commander.of(commander)) : List.of(),
                Words.list(heard.body().path("vehicles")));
    }

    static Commitment drawn(Heard heard) {
        List<Commander> commanders = new ArrayList<>();
        heard.list("commanders").forEach(one -> commanders.add(Commander.of(one)));
        return new Commitment(
                heard.body().path("forces").asInt(0),
                "",
                commanders,
                Words.list(heard.body().path("vehicles")));
    }

    /** What the plan of protection leaves unsaid stays as the consent said it. */
    Commitment detailed(Commitment plan) {
        return new Commitment(
                plan.people,
                plan.unit.isEmpty() ? unit : plan.unit,
                plan.commanders.isEmpty() ? commanders : plan.commanders,
                plan.vehicles.isEmpty() ? vehicles : plan.vehicles);
    }
}
