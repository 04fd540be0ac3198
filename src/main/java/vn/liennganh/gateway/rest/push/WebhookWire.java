package vn.liennganh.gateway.rest.push;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.liennganh.delivery.push.WebhookDesk;
import vn.liennganh.directory.Agency.Reach.Form;
import vn.liennganh.message.WireTime;

/** The documents about webhooks as they stand on the wire. */
public final class WebhookWire {

    private WebhookWire() {}

    /** How an agency's webhook stands. */
    @Schema(name = "Webhook")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Webhook(
            @Schema(description = "As registered in the directory") String url,
            @Schema(
                            description =
                                    "`event`: announces messages; `message`: their CMS bytes;"
                                            + " `soap`: calls Deliver",
                            allowableValues = {"event", "message", "soap"})
                    String sends,
            @Schema(description = "`whpk_…`, checks the v1a signatures; absent before a secret")
                    @Nullable String publicKey,
            @Nullable String secretSince,
            @Schema(description = "When the URL answered 410: nothing is pushed to it since")
                    @Nullable String goneAt,
            @Schema(description = "On their way") int open,
            @Schema(description = "Stopped with a reason, to be pushed again on request")
                    int parked) {

        static Webhook of(WebhookDesk.State state) {
            return new Webhook(
                    state.url(),
                    word(state.form()),
                    state.publicKey().orElse(null),
                    state.secretSince().map(WireTime::millis).orElse(null),
                    state.goneAt().map(WireTime::millis).orElse(null),
                    state.open(),
                    state.parked());
        }
    }

    private static String word(Form form) {
        return form.soap() ? "soap" : form.whole() ? "message" : "event";
    }

    /** The secret, shown this once. */
    @Schema(name = "WebhookSecret")
    public record Secret(
            @Schema(description = "`whsec_…`, checks the v1 signatures") String secret,
            @Schema(description = "`whpk_…`, checks the v1a signatures") String publicKey) {}

    /** What is to be pushed again: messages by id, or a stretch of time of acceptance. */
    @Schema(name = "WebhookReplay")
    public record Replay(
            @Schema(description = "1 to 1000 ids") @Nullable List<String> messages,
            @Schema(description = "RFC 3339, the first instant") @Nullable String from,
            @Schema(description = "RFC 3339, the instant after the last") @Nullable String to) {}

    /** How many deliveries are pushed again. */
    @Schema(name = "WebhookReplayed")
    public record Replayed(int pushed) {}
}
