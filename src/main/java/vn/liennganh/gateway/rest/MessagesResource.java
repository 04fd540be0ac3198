package vn.liennganh.gateway.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.receipt.SignedReceipts;
import vn.liennganh.gateway.rest.wire.Wire;
import vn.liennganh.intake.Channel;
import vn.liennganh.intake.Intake;
import vn.liennganh.intake.Outcome;
import vn.liennganh.message.Receipt;

/** The way in for signed messages. */
@Component
@Path("/messages")
@Tag(name = "messages")
public class MessagesResource implements RestResource {

    private final Channels channels;
    private final Intake intake;
    private final SignedReceipts signedReceipts;

    MessagesResource(Channels channels, Intake intake, SignedReceipts signedReceipts) {
        this.channels = channels;
        this.intake = intake;
        this.signedReceipts = signedReceipts;
    }

    @POST
    @Consumes({MediaTypes.CMS, MediaTypes.CMS_ALIAS, MediaType.APPLICATION_OCTET_STREAM})
    @Produces({MediaType.APPLICATION_JSON, MediaTypes.CMS})
    @Operation(
            operationId = "submitMessage",
            summary = "Submits a signed message and answers with the receipt",
            description =
                    """
                    The body is CMS SignedData in DER, at most 1 MiB. The same id and bytes
                    again get the first receipt (200). With `Accept: application/pkcs7-mime`
                    the receipt's statement comes as CMS SignedData. With `dryRun=true`
                    every check runs and nothing is stored.""",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaTypes.CMS_FULL,
                                            schema = @Schema(type = "string", format = "binary"))))
    @ApiResponse(
            responseCode = "201",
            description = "Accepted for ever",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where the message can be read",
                            schema = @Schema(type = "string", format = "uri-reference")),
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = Wire.ReceiptDocument.class)),
                @Content(
                        mediaType = MediaTypes.CMS,
                        schema = @Schema(type = "string", format = "binary"))
            })
    @ApiResponse(
            responseCode = "200",
            description = "Accepted before: the same receipt. With dryRun: what would happen",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            oneOf = {
                                                Wire.ReceiptDocument.class,
                                                Wire.DryRun.class
                                            })))
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
        "message-id-conflict",
        "type-unknown",
        "schema-violation",
        "recipient-unknown",
        "sender-not-permitted",
        "recipient-not-permitted",
        "signer-not-permitted",
        "exchange-unknown",
        "step-not-permitted",
        "duplicate-document",
        "attachment-missing",
        "rate-limited",
        "unavailable",
        "internal"
    })
    public Response submit(
            @Parameter(description = "Check everything, store nothing")
                    @QueryParam("dryRun")
                    @DefaultValue("false")
                    boolean dryRun,
            @Context HttpServletRequest request)
            throws IOException {
        byte[] cms = Bodies.read(request);
        Optional<Channel> channel = channels.of(request);
        if (channel.isEmpty()) {
            return Outcomes.refused(intake.turnAway(cms));
        }
        if (dryRun) {
            return answer(intake.dryRun(cms, channel.get()), channel.get(), request);
        }
        return answer(intake.submit(cms, channel.get()), channel.get(), request);
    }

    private Response answer(Outcome outcome, Channel channel, HttpServletRequest request) {
        if (outcome instanceof Outcome.Accepted accepted) {
            return receipt(accepted, channel, request);
        }
        if (outcome instanceof Outcome.Checked checked) {
            return Response.ok(Wire.DryRun.of(checked), MediaType.APPLICATION_JSON_TYPE).build();
        }
        return Outcomes.refused(outcome);
    }

    private Response receipt(
            Outcome.Accepted accepted, Channel channel, HttpServletRequest request) {
        Response.ResponseBuilder answer =
                accepted.repeated()
                        ? Response.ok()
                        : Response.status(201)
                                .header("Location", "/api/v1/messages/" + accepted.id());
        Receipt receipt = accepted.receipt();
        return MediaTypes.wantsCms(request)
                ? answer.type(MediaTypes.CMS_FULL)
                        .entity(signedReceipts.of(receipt, channel.agency()))
                        .build()
                : answer.type(MediaType.APPLICATION_JSON_TYPE).entity(receipt.toBytes()).build();
    }
}
