package vn.liennganh.scenario;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.MessageIds;

/** What stories of desks share: a draft becomes a message. */
final class Desk {

    private Desk() {}

    /** What a clerk does with a draft: puts it into an envelope. */
    static Draft message(Party party, JsonNode draft) {
        List<String> to = new ArrayList<>();
        draft.path("to").forEach(one -> to.add(one.asString()));
        Draft made =
                Draft.of(draft.path("type").asString(), (ObjectNode) draft.path("body"))
                        .from(party.id())
                        .to(to)
                        .at(party.hub().whoami().time());
        if (draft.path("exchange").isString()) {
            made.within(
                    UUID.fromString(draft.path("exchange").asString()),
                    MessageIds.next(Clock.systemUTC()));
        } else {
            made.opening(MessageIds.next(Clock.systemUTC()));
        }
        String number = draft.path("caseNumber").asString("");
        return number.isEmpty() ? made : made.caseNumber(number);
    }
}
