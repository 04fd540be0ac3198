package vn.liennganh.gateway.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.limit.Quotas;
import vn.liennganh.intake.Channel;
import vn.liennganh.intake.Intake;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.intake.view.Fetches;
import vn.liennganh.intake.view.Proofs;
import vn.liennganh.message.AgencyId;

/** Everything that proves a message, in one file for a court's expert. */
@Component
@Path("/messages/{id}/evidence.asice")
@Tag(name = "evidence")
public class AsicResource implements RestResource {

    private final Channels channels;
    private final Quotas quotas;
    private final Views views;
    private final Proofs proofs;
    private final Intake intake;
    private final Fetches fetches;

    AsicResource(
            Channels channels,
            Quotas quotas,
            Views views,
            Proofs proofs,
            Intake intake,
            Fetches fetches) {
        this.channels = channels;
        this.quotas = quotas;
        this.views = views;
        this.proofs = proofs;
        this.intake = intake;
        this.fetches = fetches;
    }

    @GET
    @Produces(MediaTypes.ASICE)
    @Operation(
            operationId = "exportEvidence",
            summary = "The message, its attachments and receipts as ASiC-E (ETSI EN 319 162-1)",
            description =
                    "Each container is sealed by the hub when it is made; rate-limited. The "
                            + "message is in it: a recipient's first one is attested as "
                            + "ContentConsignment.")
    @ApiResponse(
            responseCode = "200",
            description = "The container",
            content =
                    @Content(
                            mediaType = MediaTypes.ASICE,
                            schema = @Schema(type = "string", format = "binary")))
    @ProblemResponses({"not-authenticated", "not-found", "rate-limited", "unavailable"})
    public Response container(@PathParam("id") String id, @Context HttpServletRequest request) {
        Channel channel = channels.require(request);
        AgencyId viewer = channel.acting();
        StoredMessage message = views.message(Paths.id(id), viewer);
        quotas.signature(channel.agency());
        Proofs.Sealed container = proofs.container(message, viewer);
        boolean asked = request.getMethod().equals("GET");
        StreamingOutput body =
                out -> {
                    container.writeTo(out);
                    out.flush();
                    // The message is in it: whoever has this has that.
                    if (asked) {
                        fetches.left(channel, message.id(), Optional.empty());
                        if (views.received(message, viewer)) {
                            intake.consigned(message.id(), viewer);
                        }
                    }
                };
        return Response.ok(body)
                .type(MediaTypes.ASICE)
                .header("Cache-Control", "private, no-cache")
                .header("Content-Disposition", Dispositions.attachment(message.id() + ".asice"))
                .build();
    }
}
