package vn.liennganh.gateway.rest.coercion;

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
import org.springframework.stereotype.Component;
import vn.liennganh.coercion.CoercionDrafts;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.rest.ProblemResponses;
import vn.liennganh.gateway.rest.RestResource;
import vn.liennganh.gateway.rest.desk.DraftWire;
import vn.liennganh.message.AgencyId;

/** What the coercion desk proposes to send next. It sends nothing: it has no key. */
@Component
@Path("/coercions")
@Tag(name = "coercions")
public class CoercionDraftsResource implements RestResource {

    private final Channels channels;
    private final SeenOperations operations;
    private final CoercionDrafts drafts;

    CoercionDraftsResource(Channels channels, SeenOperations operations, CoercionDrafts drafts) {
        this.channels = channels;
        this.operations = operations;
        this.drafts = drafts;
    }

    @GET
    @Path("/{exchange}/drafts")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listCoercionDrafts",
            summary = "What the caller may want to send next, to be completed and signed",
            description =
                    "To police: the reply, another time where the day does not suit, the protection"
                            + " plan. To the agency: a new version with the agreed time, and the"
                            + " settlement of the costs at the rates of the law.")
    @ApiResponse(
            responseCode = "200",
            description = "Drafts, perhaps none",
            content = @Content(schema = @Schema(implementation = DraftWire.Drafts.class)))
    @ProblemResponses({"not-authenticated", "not-found", "rate-limited", "unavailable"})
    public DraftWire.Drafts drafts(
            @PathParam("exchange") String exchange, @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        return DraftWire.Drafts.of(drafts.of(viewer, operations.of(viewer, exchange, null)));
    }
}
