package vn.liennganh.intake.rows;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Json;
import vn.liennganh.message.Sha256;

/** How a row remembers which attachments a message names. */
public final class AttachmentList {

    private static final String NONE = "[]";

    private AttachmentList() {}

    public static String write(List<AttachmentRef> attachments) {
        if (attachments.isEmpty()) {
            return NONE;
        }
        ArrayNode list = Json.MAPPER.createArrayNode();
        for (AttachmentRef attachment : attachments) {
            ObjectNode item = list.addObject();
            item.put("name", attachment.name());
            item.put("mediaType", attachment.mediaType());
            item.put("size", attachment.size());
            item.put("sha256", attachment.sha256().hex());
        }
        return list.toString();
    }

    public static List<AttachmentRef> read(String json) {
        if (json.equals(NONE)) {
            return List.of();
        }
        List<AttachmentRef> attachments = new ArrayList<>();
        for (JsonNode item : Json.MAPPER.readTree(json)) {
            attachments.add(
                    new AttachmentRef(
                            item.get("name").stringValue(),
                            item.get("mediaType").stringValue(),
                            item.get("size").longValue(),
                            Sha256.parse(item.get("sha256").stringValue())));
        }
        return List.copyOf(attachments);
    }
}
