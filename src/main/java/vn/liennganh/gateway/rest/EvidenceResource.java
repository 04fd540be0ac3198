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
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.evidence.EvidenceItem;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.rest.wire.Wire;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.intake.view.Proofs;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;

/** What can be proved about a message, each viewer's own part. */
@Component
@Path("/messages/{id}/evidence")
@Tag(name = "evidence")
public class EvidenceResource implements RestResource {

    private final Channels channels;
    private final Views views;
    private final Proofs proofs;

    EvidenceResource(Channels channels, Views views, Proofs proofs) {
        this.channels = channels;
        this.views = views;
        this.proofs = proofs;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listEvidence",
            summary = "Receipts about a message, each with its kind",
            description =
                    "The sender sees all; a recipient those whose party is itself, never the "
                            + "SubmissionAcceptance, which lists the others.")
    @ApiResponse(
            responseCode = "200",
            description = "In the order of the log",
            content = @Content(schema = @Schema(implementation = Wire.Evidence.class)))
    @ProblemResponses({"not-authenticated", "not-found", "rate-limited", "unavailable"})
    public JsonNode items(@PathParam("id") String id, @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        StoredMessage message = views.message(Paths.id(id), viewer);
        List<EvidenceItem> visible = proofs.receipts(message, viewer);
        ObjectNode answer = Json.MAPPER.createObjectNode();
        ArrayNode items = answer.putArray("items");
        for (EvidenceItem item : visible) {
            ObjectNode receipt = item.receipt().toJson();
            ObjectNode entry = items.addObject().put("kind", item.kind().wireName());
            item.party().ifPresent(party -> entry.put("party", party.value()));
            entry.setAll(receipt);
        }
        return answer;
    }
}
