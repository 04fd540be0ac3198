package vn.liennganh.partner.cli.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.HubClient;
import vn.liennganh.partner.client.WhoAmI;

/** The message that a desk's draft becomes when it is signed. */
final class Letter {

    private Letter() {}

    static byte[] of(HubClient hub, JsonNode draft, UUID id) {
        WhoAmI me = hub.whoami();
        Draft message =
                Draft.of(draft.path("type").asString(), (ObjectNode) draft.path("body"))
                        .from(me.agency())
                        .to(strings(draft.path("to")))
                        .at(me.time());
        Counter.words(draft, "caseNumber").ifPresent(message::caseNumber);
        Counter.words(draft, "exchange")
                .map(UUID::fromString)
                .ifPresentOrElse(
                        exchange -> message.within(exchange, id), () -> message.opening(id));
        return message.related(strings(draft.path("relatedExchanges"))).bytes();
    }

    static List<String> strings(JsonNode list) {
        List<String> all = new ArrayList<>();
        list.forEach(one -> all.add(one.asString()));
        return all;
    }
}
