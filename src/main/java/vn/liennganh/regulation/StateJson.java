package vn.liennganh.regulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.legaltime.Pause;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.regulation.across.Fact;

/** The compact JSON form of exchanges and obligations, in which they are stored. */
final class StateJson {

    private StateJson() {}

    static ObjectNode write(ExchangeState state) {
        ObjectNode json =
                Json.MAPPER
                        .createObjectNode()
                        .put("id", state.id().toString())
                        .put("procedure", state.procedure())
                        .put("edition", state.edition())
                        .put("opener", state.opener().value())
                        .put("unit", state.handlingUnit().value())
                        .put("state", state.state());
        json.set("parties", agencies(state.parties()));
        ObjectNode lanes = json.putObject("lanes");
        state.lanes().forEach((agency, lane) -> lanes.put(agency.value(), lane));
        if (!state.items().isEmpty()) {
            ObjectNode items = json.putObject("items");
            state.items().forEach(items::put);
        }
        if (!state.memory().isEmpty()) {
            ObjectNode memory = json.putObject("memory");
            state.memory().forEach(memory::put);
        }
        ArrayNode messages = json.putArray("messages");
        for (MessageFact fact : state.messages()) {
            ObjectNode one =
                    messages.addObject()
                            .put("id", fact.id().toString())
                            .put("type", fact.type().value())
                            .put("from", fact.from().value())
                            .put("at", fact.acceptedAt().toString());
            one.set("to", agencies(fact.to()));
            one.set("copies", agencies(fact.copies()));
        }
        if (!state.facts().isEmpty()) {
            ArrayNode facts = json.putArray("facts");
            state.facts().forEach(fact -> write(fact, facts.addObject()));
        }
        return json;
    }

    static ExchangeState readState(ObjectNode json, List<Obligation> obligations) {
        Map<AgencyId, String> lanes = new LinkedHashMap<>();
        json.path("lanes")
                .properties()
                .forEach(lane -> lanes.put(AgencyId.of(lane.getKey()), lane.getValue().asString()));
        Map<String, Boolean> items = new LinkedHashMap<>();
        json.path("items")
                .properties()
                .forEach(item -> items.put(item.getKey(), item.getValue().asBoolean()));
        Map<String, String> memory = new LinkedHashMap<>();
        json.path("memory")
                .properties()
                .forEach(one -> memory.put(one.getKey(), one.getValue().asString()));
        List<MessageFact> messages = new ArrayList<>();
        for (JsonNode one : json.path("messages")) {
            messages.add(
                    new MessageFact(
                            uuid(one, "id"),
                            new MessageType(one.path("type").asString()),
                            agency(one, "from"),
                            List.copyOf(agencies(one.path("to"))),
                            List.copyOf(agencies(one.path("copies"))),
                            Instant.parse(one.path("at").asString())));
        }
        return new ExchangeState(
                uuid(json, "id"),
                json.path("procedure").asString(),
                json.path("edition").asInt(),
                agency(json, "opener"),
                agency(json, "unit"),
                agencies(json.path("parties")),
                lanes,
                json.path("state").asString(),
                items,
                memory,
                messages,
                obligations,
                facts(json.path("facts")));
    }

    private static void write(Fact fact, ObjectNode json) {
        json.put("type", fact.type())
                .put("party", fact.party().value())
                .put("amount", fact.amount())
                .put("since", fact.since().toString());
        ArrayNode keys = json.putArray("keys");
        fact.keys().stream().sorted().forEach(keys::add);
    }

    private static List<Fact> facts(JsonNode json) {
        List<Fact> facts = new ArrayList<>();
        for (JsonNode one : json) {
            Set<String> keys = new LinkedHashSet<>();
            one.path("keys").forEach(key -> keys.add(key.asString()));
            facts.add(
                    new Fact(
                            one.path("type").asString(),
                            agency(one, "party"),
                            keys,
                            one.path("amount").asLong(),
                            Instant.parse(one.path("since").asString())));
        }
        return facts;
    }

    static ObjectNode write(Obligation one) {
        ObjectNode json =
                Json.MAPPER
                        .createObjectNode()
                        .put("id", one.id().toString())
                        .put("exchange", one.exchange().toString())
                        .put("cause", one.cause().toString())
                        .put("party", one.party().value())
                        .put("owedTo", one.owedTo().value())
                        .put("owes", one.owes())
                        .put("rule", one.rule())
                        .put("start", one.start().name())
                        .put("due", one.due().toString())
                        .put("provisional", one.provisional())
                        .put("status", one.status().name())
                        .put("policy", one.policy())
                        .put("immediately", one.immediately());
        one.startedAt().ifPresent(at -> json.put("startedAt", at.toString()));
        one.fulfilledBy().ifPresent(id -> json.put("fulfilledBy", id.toString()));
        one.item().ifPresent(name -> json.put("item", name));
        ArrayNode lapse = json.putArray("lapse");
        one.lapse().stream().sorted().forEach(action -> lapse.add(action.name()));
        json.set("reckoning", write(one.reckoning()));
        return json;
    }

    private static ObjectNode write(Obligation.Reckoning reckoning) {
        ObjectNode json =
                Json.MAPPER
                        .createObjectNode()
                        .put("from", reckoning.from().toString())
                        .put("amount", reckoning.limit().amount())
                        .put("unit", reckoning.limit().unit().name());
        if (reckoning.extended()) {
            json.put("extended", true);
        }
        if (!reckoning.pauses().isEmpty()) {
            ArrayNode pauses = json.putArray("pauses");
            reckoning
                    .pauses()
                    .forEach(
                            pause ->
                                    pauses.addObject()
                                            .put("from", pause.from().toString())
                                            .put("to", pause.to().toString()));
        }
        reckoning.pausedAt().ifPresent(at -> json.put("pausedAt", at.toString()));
        return json;
    }

    private static Obligation.Reckoning readReckoning(JsonNode obligation) {
        JsonNode json = obligation.path("reckoning");
        if (json.isMissingNode()) {
            // Written before reckonings were kept: it can be shown, and not counted again.
            Instant known = Instant.parse(obligation.path("due").asString());
            return Obligation.Reckoning.of(
                    text(obligation, "startedAt").map(Instant::parse).orElse(known),
                    TimeLimit.immediately());
        }
        List<Pause> pauses = new ArrayList<>();
        json.path("pauses")
                .forEach(
                        pause ->
                                pauses.add(
                                        new Pause(
                                                Instant.parse(pause.path("from").asString()),
                                                Instant.parse(pause.path("to").asString()))));
        return new Obligation.Reckoning(
                Instant.parse(json.path("from").asString()),
                new TimeLimit(
                        json.path("amount").asInt(),
                        TimeLimit.Unit.valueOf(json.path("unit").asString())),
                json.path("extended").asBoolean(false),
                pauses,
                text(json, "pausedAt").map(Instant::parse));
    }

    static Obligation readObligation(ObjectNode json) {
        Set<LapseAction> lapse = new LinkedHashSet<>();
        json.path("lapse").forEach(action -> lapse.add(LapseAction.valueOf(action.asString())));
        return new Obligation(
                uuid(json, "id"),
                uuid(json, "exchange"),
                uuid(json, "cause"),
                agency(json, "party"),
                agency(json, "owedTo"),
                json.path("owes").asString(),
                json.path("rule").asString(),
                StartKind.valueOf(json.path("start").asString()),
                text(json, "startedAt").map(Instant::parse),
                Instant.parse(json.path("due").asString()),
                json.path("provisional").asBoolean(),
                Obligation.Status.valueOf(json.path("status").asString()),
                text(json, "fulfilledBy").map(UUID::fromString),
                lapse,
                json.path("policy").asBoolean(),
                json.path("immediately").asBoolean(),
                text(json, "item"),
                readReckoning(json));
    }

    private static ArrayNode agencies(Collection<AgencyId> agencies) {
        ArrayNode list = Json.MAPPER.createArrayNode();
        agencies.forEach(agency -> list.add(agency.value()));
        return list;
    }

    private static Set<AgencyId> agencies(JsonNode list) {
        Set<AgencyId> agencies = new LinkedHashSet<>();
        list.forEach(agency -> agencies.add(AgencyId.of(agency.asString())));
        return agencies;
    }

    private static Optional<String> text(JsonNode json, String field) {
        return Optional.ofNullable(json.get(field)).map(JsonNode::asString);
    }

    private static UUID uuid(JsonNode json, String field) {
        return UUID.fromString(json.path(field).asString());
    }

    private static AgencyId agency(JsonNode json, String field) {
        return AgencyId.of(json.path(field).asString());
    }
}
