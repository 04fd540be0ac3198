package vn.liennganh.partner.client;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.AgencyId;

/**
 * Who the hub takes this client for.
 *
 * @param time the hub's clock, which a message's {@code time} is measured by; in a sandbox it can
 *     be moved
 * @param certificateDaysLeft days until the client certificate expires
 * @param maySend types that this agency may send at all
 */
public record WhoAmI(
        AgencyId agency,
        String environment,
        OffsetDateTime time,
        long certificateDaysLeft,
        List<String> maySend,
        JsonNode document) {

    public WhoAmI {
        maySend = List.copyOf(maySend);
    }

    static WhoAmI of(JsonNode json) {
        List<String> types = new ArrayList<>();
        json.path("maySend").forEach(type -> types.add(type.asString()));
        return new WhoAmI(
                AgencyId.of(json.path("agency").asString()),
                json.path("environment").asString(""),
                OffsetDateTime.parse(json.path("time").asString()),
                json.path("certificateDaysLeft").asLong(0),
                types,
                json);
    }
}
