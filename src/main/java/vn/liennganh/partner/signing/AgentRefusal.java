package vn.liennganh.partner.signing;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Json;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;

/** The agent does not do what it was asked. */
final class AgentRefusal extends RuntimeException {

    private final AgentCode code;
    private final List<String> args;

    AgentRefusal(AgentCode code, Object... args) {
        super(code.slug());
        this.code = code;
        this.args = List.copyOf(java.util.Arrays.stream(args).map(String::valueOf).toList());
    }

    AgentCode code() {
        return code;
    }

    String sentence(Locale language) {
        return Texts.render(new Text("partner." + code.slug(), args), language);
    }

    /** A problem document (RFC 9457). */
    ObjectNode problem(Locale language) {
        return Json.MAPPER
                .createObjectNode()
                .put("type", "urn:lien-nganh:signing-agent:" + code.slug())
                .put("status", code.status())
                .put("detail", sentence(language))
                .put("code", code.slug())
                .put("retryable", code.retryable());
    }
}
