package vn.liennganh.gateway;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.FieldError;
import vn.liennganh.message.Json;
import vn.liennganh.message.Texts;

/** Writes {@code application/problem+json} (RFC 9457), the same from every corner of the edge. */
@Component
public class ProblemDocuments {

    public static final String MEDIA_TYPE = "application/problem+json";

    private final GatewaySettings settings;

    public ProblemDocuments(GatewaySettings settings) {
        this.settings = settings;
    }

    /** The document, ready to send. */
    public byte[] render(Problem problem, Locale locale) {
        return render(problem, locale, UUID.randomUUID());
    }

    /**
     * @param occurrence names this one answer, so that a caller can quote it and the hub's own log
     *     be searched
     */
    public byte[] render(Problem problem, Locale locale, UUID occurrence) {
        ObjectNode document = Json.MAPPER.createObjectNode();
        document.put("type", settings.publicUrl() + "/problems/" + problem.code());
        document.put("title", Texts.render(problem.title(), locale));
        document.put("status", problem.status());
        document.put("detail", Texts.render(problem.detail(), locale));
        document.put("instance", "urn:uuid:" + occurrence);
        document.put("code", problem.code());
        document.put("retryable", problem.retryable());
        ArrayNode errors = document.putArray("errors");
        for (FieldError error : problem.errors()) {
            errors.addObject()
                    .put("pointer", error.pointer())
                    .put("detail", Texts.render(error.text(), locale));
        }
        problem.receipt().ifPresent(logged -> document.set("receipt", logged.toJson()));
        return Json.MAPPER.writeValueAsBytes(document);
    }

    /** Answers a servlet request with the problem; nothing must have been sent before. */
    public void send(HttpServletResponse response, Problem problem, Locale locale, UUID occurrence)
            throws IOException {
        byte[] document = render(problem, locale, occurrence);
        response.setStatus(problem.status());
        response.setContentType(MEDIA_TYPE);
        response.setContentLength(document.length);
        response.setHeader("Content-Language", locale.getLanguage());
        response.setHeader("Cache-Control", "no-store");
        problem.headers().forEach(response::setHeader);
        response.getOutputStream().write(document);
    }
}
