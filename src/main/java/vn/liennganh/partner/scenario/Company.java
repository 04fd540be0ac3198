package vn.liennganh.partner.scenario;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.partner.client.HubClient;

/** Everybody who plays in the stories of one evening, each connected once. */
final class Company {

    private final Sandbox sandbox;
    private final HubClient.Options options;
    private final Map<AgencyId, Actor> actors = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> titles = new ConcurrentHashMap<>();

    Company(Sandbox sandbox, HubClient.Options options) {
        this.sandbox = sandbox;
        this.options = options;
    }

    Actor actor(AgencyId id) {
        return actors.computeIfAbsent(id, one -> Actor.of(sandbox, one, options));
    }

    /** What the catalogue calls a type, in the language of the audience. */
    String title(Actor reader, String type) {
        String procedure = type.substring(0, type.indexOf('.'));
        return titles.computeIfAbsent(procedure, one -> catalogue(reader, one))
                .getOrDefault(type, type);
    }

    private static Map<String, String> catalogue(Actor reader, String procedure) {
        Map<String, String> found = new TreeMap<>();
        JsonNode rules = reader.hub().json("/regulations/" + procedure);
        rules.path("messages")
                .forEach(
                        rule ->
                                found.put(
                                        rule.path("type").asString(),
                                        rule.path("title").asString()));
        return found;
    }
}
