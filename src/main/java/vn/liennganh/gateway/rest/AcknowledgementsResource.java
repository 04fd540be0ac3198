package vn.liennganh.gateway.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.rest.wire.Wire;
import vn.liennganh.intake.Channel;
import vn.liennganh.intake.Intake;
import vn.liennganh.intake.Outcome;
import vn.liennganh.message.Json;

/** A recipient's signed word that it has received messages. */
@Component
@Path("/acknowledgements")
@Tag(name = "inbox")
public class AcknowledgementsResource implements RestResource {

    private final Channels channels;
    private final Intake intake;

    AcknowledgementsResource(Channels channels, Intake intake) {
        this.channels = channels;
        this.intake = intake;
    }

    @POST
    @Consumes({MediaTypes.CMS, MediaTypes.CMS_ALIAS, MediaType.APPLICATION_OCTET_STREAM})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "acknowledge",
            summary = "Takes 1 to 1,000 messages off the inbox by the recipient's seal",
            description =
                    """
                    The body is CMS by the recipient's seal over `{"specVersion": "1.0", "kind":
                    "ContentHandover", "from": …, "time": …,
                    "messages": [{"id": …, "sha256": …}]}`. All or nothing; idempotent.
                    An acknowledgement fulfils no obligation and moves no clock.""",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaTypes.CMS_FULL,
                                            schema = @Schema(type = "string", format = "binary"))))
    @ApiResponse(
            responseCode = "200",
            description = "Receipts in the order of the messages",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            array =
                                    @ArraySchema(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    Wire.ReceiptDocument.class))))
    @ProblemResponses({
        "too-large",
        "message-malformed",
        "not-authenticated",
        "sender-mismatch",
        "time-out-of-range",
        "signature-algorithm-refused",
        "signature-invalid",
        "certificate-untrusted",
        "certificate-expired",
        "certificate-revoked",
        "revocation-unknown",
        "digest-mismatch",
        "not-found",
        "rate-limited",
        "unavailable",
        "internal"
    })
    public Response acknowledge(@Context HttpServletRequest request) throws IOException {
        byte[] cms = Bodies.read(request);
        Optional<Channel> channel = channels.of(request);
        Outcome outcome =
                channel.isEmpty() ? Outcomes.stranger() : intake.acknowledge(cms, channel.get());
        if (outcome instanceof Outcome.Acknowledged acknowledged) {
            ArrayNode receipts = Json.MAPPER.createArrayNode();
            acknowledged.receipts().forEach(receipt -> receipts.add(receipt.toJson()));
            return Response.ok(
                            Json.MAPPER.writeValueAsBytes(receipts),
                            MediaType.APPLICATION_JSON_TYPE)
                    .build();
        }
        return Outcomes.refused(outcome);
    }
}
