package vn.liennganh.gateway.rest.gathering;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.exchange.ExchangeView;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.rest.Paths;
import vn.liennganh.gateway.rest.ProblemResponses;
import vn.liennganh.gateway.rest.RestResource;
import vn.liennganh.gateway.rest.Views;
import vn.liennganh.gathering.Gathering;
import vn.liennganh.gathering.Gatherings;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.MessageFact;

/** The answers to a request that went to many, as they come. */
@Component
@Path("/")
@Tag(name = "exchanges")
public class GatheringResource implements RestResource {

    private static final int PARTIES_MAX = 1_000;

    private final Channels channels;
    private final Views views;
    private final Gatherings gatherings;

    GatheringResource(Channels channels, Views views, Gatherings gatherings) {
        this.channels = channels;
        this.views = views;
        this.gatherings = gatherings;
    }

    @GET
    @Path("/exchanges/{id}/gathering")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getGathering",
            summary = "Who of those asked has answered, refused or let its time pass",
            description =
                    "Of the message that opened the exchange, or of `message`. Who was asked sees"
                            + " itself alone. It is complete when nobody's answer is awaited, or"
                            + " with `enough` answers. When the hub found it complete without"
                            + " `enough`, it wrote that down once: `closedAt`, for the asker.")
    @ApiResponse(
            responseCode = "200",
            description = "The answers so far",
            content = @Content(schema = @Schema(implementation = GatheringWire.Answers.class)))
    @ProblemResponses({
        "not-authenticated",
        "not-found",
        "message-malformed",
        "rate-limited",
        "unavailable"
    })
    public GatheringWire.Answers gathering(
            @PathParam("id") String id,
            @Parameter(description = "A later message of the exchange that asks")
                    @QueryParam("message")
                    @Nullable String message,
            @Parameter(
                            description = "Answers that suffice; all where absent",
                            schema = @Schema(type = "integer"))
                    @QueryParam("enough")
                    @Nullable String enough,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        UUID exchange = Paths.id(id);
        UUID asking = message == null || message.isEmpty() ? exchange : Paths.id(message);
        Sight.Conversation seen = views.conversation(exchange, viewer);
        ExchangeView view = seen.view();
        MessageFact asked =
                view.whole().messages().stream()
                        .filter(one -> one.id().equals(asking))
                        .filter(
                                one ->
                                        seen.messages().stream()
                                                .anyMatch(known -> known.id().equals(one.id())))
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(Problem.notFound()));
        List<AgencyId> known =
                asked.to().stream()
                        .filter(one -> asked.from().equals(viewer) || view.parties().contains(one))
                        .toList();
        OptionalInt suffices =
                enough == null || enough.isEmpty()
                        ? OptionalInt.empty()
                        : OptionalInt.of(
                                Paths.number(Optional.of(enough), "enough", 1, 1, PARTIES_MAX));
        return GatheringWire.Answers.of(
                exchange,
                Gathering.of(view.whole(), asked, known, view.obligations(), suffices),
                asked.from().equals(viewer) ? gatherings.closing(asking) : Optional.empty());
    }
}
