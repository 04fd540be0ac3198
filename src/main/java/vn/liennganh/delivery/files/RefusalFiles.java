package vn.liennganh.delivery.files;

import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.FieldError;
import vn.liennganh.message.Json;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;

/** The problem document beside a refused file: what REST answers, in both languages. */
@Component
class RefusalFiles {

    private final String url;

    RefusalFiles(@Value("${hub.gateway.public-url}") String url) {
        this.url = url;
    }

    byte[] render(Refusal refusal, Optional<Receipt> rejection) {
        ObjectNode document = Json.MAPPER.createObjectNode();
        String code = refusal.code().slug();
        document.put("type", url + "/problems/" + code);
        document.put("title", vietnamese(refusal.code().title()));
        document.put("status", refusal.code().status());
        document.put("detail", vietnamese(refusal.detail()));
        document.put("detailEn", Texts.render(refusal.detail(), Texts.ENGLISH));
        document.put("instance", "urn:uuid:" + UUID.randomUUID());
        document.put("code", code);
        document.put("retryable", refusal.code().retryable());
        ArrayNode errors = document.putArray("errors");
        for (FieldError error : refusal.errors()) {
            errors.addObject()
                    .put("pointer", error.pointer())
                    .put("detail", vietnamese(error.text()));
        }
        rejection.ifPresent(logged -> document.set("receipt", logged.toJson()));
        return Json.MAPPER.writeValueAsBytes(document);
    }

    private static String vietnamese(Text text) {
        return Texts.render(text, Texts.VIETNAMESE);
    }
}
