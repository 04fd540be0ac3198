package vn.liennganh.gateway.rest.push;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import vn.liennganh.delivery.push.WebhookDesk;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.rest.ProblemResponses;
import vn.liennganh.gateway.rest.RestResource;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.WireTime;

/** The caller's own webhook; an agency without one in the directory has none to ask about. */
@Component
@Path("/webhook")
@Tag(name = "webhook")
public class WebhookResource implements RestResource {

    private static final int BODY_MAX = 65_536;
    private static final int MESSAGES_MAX = 1_000;

    private final Channels channels;
    private final WebhookDesk desk;

    WebhookResource(Channels channels, WebhookDesk desk) {
        this.channels = channels;
        this.desk = desk;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getWebhook", summary = "How the caller's webhook stands")
    @ApiResponse(
            responseCode = "200",
            description = "URL, keys, and what waits",
            content = @Content(schema = @Schema(implementation = WebhookWire.Webhook.class)))
    @ProblemResponses({"not-authenticated", "not-found", "rate-limited", "unavailable"})
    public WebhookWire.Webhook state(@Context HttpServletRequest request) {
        return WebhookWire.Webhook.of(required(owner(request)));
    }

    @POST
    @Path("/secret")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "newWebhookSecret",
            summary = "Makes a new secret, shown this once",
            description =
                    "Nothing is pushed before the first. The secret before it goes on signing"
                            + " beside the new one for a day; the public key stays.")
    @ApiResponse(
            responseCode = "200",
            description = "After Standard Webhooks",
            content = @Content(schema = @Schema(implementation = WebhookWire.Secret.class)))
    @ProblemResponses({"not-authenticated", "not-found", "rate-limited", "unavailable"})
    public Response secret(@Context HttpServletRequest request) {
        AgencyId owner = owner(request);
        if (required(owner).form().soap()) {
            throw new ProblemException(Problem.notFound());
        }
        String secret = desk.newSecret(owner);
        String publicKey = required(owner).publicKey().orElseThrow();
        return Response.ok(new WebhookWire.Secret(secret, publicKey))
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Path("/enable")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "enableWebhook",
            summary = "Pushes again to a URL that had answered 410",
            description = "Begins with what was parked for that reason.")
    @ApiResponse(
            responseCode = "200",
            description = "How it stands now",
            content = @Content(schema = @Schema(implementation = WebhookWire.Webhook.class)))
    @ProblemResponses({"not-authenticated", "not-found", "rate-limited", "unavailable"})
    public WebhookWire.Webhook enable(@Context HttpServletRequest request) {
        AgencyId owner = owner(request);
        required(owner);
        desk.enable(owner);
        return WebhookWire.Webhook.of(required(owner));
    }

    @POST
    @Path("/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replayWebhook",
            summary = "Pushes messages to the caller again, acknowledged or not",
            description =
                    "Either `messages`, or `from` and `to`: at most 10,000, the oldest first. The"
                            + " webhook-id stays the same. Ids that are not the caller's are passed"
                            + " over.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    WebhookWire.Replay.class))))
    @ApiResponse(
            responseCode = "200",
            description = "How many",
            content = @Content(schema = @Schema(implementation = WebhookWire.Replayed.class)))
    @ProblemResponses({
        "not-authenticated",
        "message-malformed",
        "not-found",
        "rate-limited",
        "unavailable"
    })
    public WebhookWire.Replayed replay(@Context HttpServletRequest request) throws IOException {
        AgencyId owner = owner(request);
        required(owner);
        JsonNode wish = read(request);
        if (wish.has("messages")) {
            return new WebhookWire.Replayed(desk.again(owner, ids(wish.get("messages"))));
        }
        return new WebhookWire.Replayed(
                desk.again(owner, instant(wish, "from"), instant(wish, "to")));
    }

    private AgencyId owner(HttpServletRequest request) {
        return channels.require(request).acting();
    }

    private WebhookDesk.State required(AgencyId owner) {
        return desk.state(owner).orElseThrow(() -> new ProblemException(Problem.notFound()));
    }

    private static JsonNode read(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(BODY_MAX);
        try {
            return Json.MAPPER.readTree(body);
        } catch (JacksonException unreadable) {
            throw new ProblemException(Problem.badParameter("body"));
        }
    }

    private static List<UUID> ids(JsonNode list) {
        if (!list.isArray() || list.isEmpty() || list.size() > MESSAGES_MAX) {
            throw new ProblemException(Problem.badParameter("messages"));
        }
        return list.valueStream().map(WebhookResource::id).toList();
    }

    private static UUID id(JsonNode value) {
        try {
            return UUID.fromString(value.asString());
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(Problem.badParameter("messages"));
        }
    }

    private static Instant instant(JsonNode wish, String name) {
        return Optional.ofNullable(wish.get(name))
                .flatMap(JsonNode::stringValueOpt)
                .flatMap(WireTime::read)
                .map(OffsetDateTime::toInstant)
                .orElseThrow(() -> new ProblemException(Problem.badParameter(name)));
    }
}
