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
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.rest.wire.ExchangeWire;
import vn.liennganh.gateway.rest.wire.Wordings;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.AgencyId;

/** Conversations, with what is owed in them. */
@Component
@Path("/")
@Tag(name = "exchanges")
public class ExchangesResource implements RestResource {

    private final Channels channels;
    private final Views views;
    private final Wordings wordings;

    ExchangesResource(Channels channels, Views views, Wordings wordings) {
        this.channels = channels;
        this.views = views;
        this.wordings = wordings;
    }

    @GET
    @Path("/exchanges/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getExchange",
            summary = "A conversation: its state, messages and obligations",
            description =
                    "Shows what the caller sent, got or is party to; a supervisor sees the whole "
                            + "where the catalogue says so.")
    @ApiResponse(
            responseCode = "200",
            description = "The caller's own view",
            content = @Content(schema = @Schema(implementation = ExchangeWire.Exchange.class)))
    @ProblemResponses({"not-authenticated", "not-found", "rate-limited", "unavailable"})
    public ExchangeWire.Exchange exchange(
            @PathParam("id") String id, @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        UUID exchange = Paths.id(id);
        Sight.Conversation seen = views.conversation(exchange, viewer);
        return ExchangeWire.Exchange.of(
                exchange, seen.view(), seen.messages(), wordings.of(request));
    }
}
