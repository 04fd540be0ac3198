package vn.liennganh.partner.cli;

import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Json;
import vn.liennganh.partner.client.InboxItem;

/** The bodies of webhook calls, as the hub makes them. */
final class Hook {

    static final String CMS = "application/pkcs7-mime; smime-type=signed-data";
    static final String JSON = "application/json";

    private Hook() {}

    /** That something waits, and nothing of its content. */
    static byte[] event(InboxItem item) {
        ObjectNode event = Json.MAPPER.createObjectNode();
        event.put("type", item.type()).put("id", item.id().toString());
        event.put("exchange", item.exchange().toString());
        item.inReplyTo().ifPresent(id -> event.put("inReplyTo", id.toString()));
        event.put("sha256", item.sha256().hex()).put("size", item.size());
        event.put("role", item.copy() ? "copy" : "addressee");
        event.put("acceptedAt", item.document().path("acceptedAt").asString());
        return Json.MAPPER.writeValueAsBytes(event);
    }
}
