package vn.liennganh.partner.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How far a story has come: its messages, its exchanges, and what it says of its case. */
final class Plot {

    /** Parts of a body that are the same in a whole case, as far as two types both have them. */
    private static final List<String> SHARED =
            List.of("debtor", "judgment", "enforcementDecision", "inmate");

    private final Scenario scenario;
    private final Company company;
    private final Map<String, Sent> byName = new LinkedHashMap<>();
    private final List<Sent> all = new ArrayList<>();
    private final Map<String, UUID> exchanges = new HashMap<>();
    private final Map<String, ObjectNode> shared = new HashMap<>();
    private Optional<String> caseNumber = Optional.empty();

    Plot(Scenario scenario, Company company) {
        this.scenario = scenario;
        this.company = company;
    }

    Actor actor(String name) {
        return company.actor(scenario.actors().get(name));
    }

    /** The identifier of an actor; a group is its own. */
    String address(String name) {
        return name.startsWith("group:") ? name : scenario.actors().get(name).value();
    }

    /** The name that the story gives an agency, and its identifier. */
    String named(String name) {
        return name.startsWith("group:") ? name : name + " (" + address(name) + ")";
    }

    String title(String type) {
        return company.title(actor(scenario.actors().keySet().iterator().next()), type);
    }

    Map<String, Sent> byName() {
        return byName;
    }

    Collection<Sent> messages() {
        return all;
    }

    Sent message(String name) {
        Sent found = byName.get(name);
        if (found == null) {
            throw new Failed("scenario.no-such-message", name);
        }
        return found;
    }

    Optional<UUID> exchange(String name) {
        return Optional.ofNullable(exchanges.get(name));
    }

    UUID begun(String name) {
        return exchange(name).orElseThrow(() -> new Failed("scenario.no-such-exchange", name));
    }

    void accepted(String name, String exchange, Sent message) {
        byName.put(name, message);
        all.add(message);
        exchanges.putIfAbsent(exchange, message.exchange());
        for (String part : SHARED) {
            if (message.body().path(part) instanceof ObjectNode told) {
                shared.putIfAbsent(part, told);
            }
        }
    }

    /** The case's number: that of its first message. */
    String caseNumber(String ofSample) {
        if (caseNumber.isEmpty()) {
            caseNumber = Optional.of(ofSample);
        }
        return caseNumber.get();
    }

    /** Lets a body speak of the same debtor and judgment as those before it. */
    void sameCase(ObjectNode body) {
        shared.forEach(
                (part, told) -> {
                    if (body.path(part) instanceof ObjectNode mine) {
                        for (String field : List.copyOf(mine.propertyNames())) {
                            JsonNode said = told.path(field);
                            if (said.getNodeType() == mine.path(field).getNodeType()) {
                                mine.set(field, said.deepCopy());
                            }
                        }
                    }
                });
    }
}
