package vn.liennganh.gateway.rest.duty;

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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.exchange.ExchangeBook;
import vn.liennganh.exchange.ObligationFilter;
import vn.liennganh.exchange.ObligationPage;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.rest.Paths;
import vn.liennganh.gateway.rest.ProblemResponses;
import vn.liennganh.gateway.rest.RestResource;
import vn.liennganh.gateway.rest.Views;
import vn.liennganh.gateway.rest.wire.DutyWording;
import vn.liennganh.gateway.rest.wire.ExchangeWire;
import vn.liennganh.gateway.rest.wire.ExplanationWire;
import vn.liennganh.gateway.rest.wire.Wordings;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.language.Languages;
import vn.liennganh.regulation.Obligation;

/** What is owed in conversations, and why it is due when it is. */
@Component
@Path("/obligations")
@Tag(name = "exchanges")
public class ObligationsResource implements RestResource {

    private static final int LIMIT_DEFAULT = 100;

    private final Channels channels;
    private final Views views;
    private final Wordings wordings;
    private final Explaining explaining;

    ObligationsResource(Channels channels, Views views, Wordings wordings, Explaining explaining) {
        this.channels = channels;
        this.views = views;
        this.wordings = wordings;
        this.explaining = explaining;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listObligations",
            summary = "What the caller owes or is owed, the earliest due first")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = ExchangeWire.Owings.class)))
    @ProblemResponses({"not-authenticated", "message-malformed", "rate-limited", "unavailable"})
    public ExchangeWire.Owings obligations(
            @Parameter(
                            description =
                                    "One status or several, separated by commas; `due-soon` are"
                                            + " those open ones that are near their due instant",
                            example = "open,overdue")
                    @QueryParam("status")
                    @Nullable String status,
            @Parameter(
                            description = "`me`: only what the caller itself owes",
                            schema = @Schema(allowableValues = {"me"}))
                    @QueryParam("party")
                    @Nullable String party,
            @Parameter(
                            description = "1 to 1000",
                            schema = @Schema(type = "integer", defaultValue = "100"))
                    @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(description = "The `next` of an earlier page") @QueryParam("after")
                    @Nullable String after,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        int size =
                Paths.number(
                        Optional.ofNullable(limit),
                        "limit",
                        LIMIT_DEFAULT,
                        1,
                        ExchangeBook.PAGE_MAX);
        Optional<String> cursor = Optional.ofNullable(after).filter(text -> !text.isEmpty());
        Wanted wanted = Wanted.of(status);
        ObligationFilter filter = new ObligationFilter(wanted.read(), role(party, viewer));
        DutyWording wording = wordings.of(request);
        try {
            ObligationPage page = views.obligations(viewer, filter, cursor, size);
            List<Obligation> items = wanted.of(page.items(), wording);
            // An empty page with more behind it would look like the end.
            while (items.isEmpty() && page.next().isPresent()) {
                page = views.obligations(viewer, filter, page.next(), size);
                items = wanted.of(page.items(), wording);
            }
            return ExchangeWire.Owings.of(new ObligationPage(items, page.next()), wording);
        } catch (IllegalArgumentException noCursor) {
            throw new ProblemException(Problem.badParameter("after"));
        }
    }

    private static ObligationFilter.Role role(@Nullable String party, AgencyId viewer) {
        if (party == null || party.isEmpty()) {
            return ObligationFilter.Role.EITHER;
        }
        if (party.equals("me") || party.equals(viewer.value())) {
            return ObligationFilter.Role.PARTY;
        }
        throw new ProblemException(Problem.badParameter("party"));
    }

    @GET
    @Path("/{id}/explanation")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "explainObligation",
            summary = "Why a duty is due when it is, day by day",
            description =
                    "Every day counted and passed over with its reason, the due instants it had"
                            + " before, and what speaks for the party that owes. Sentences are in"
                            + " Vietnamese or English by Accept-Language.")
    @ApiResponse(
            responseCode = "200",
            description = "For who owes it, is owed it, or supervises the exchange",
            content = @Content(schema = @Schema(implementation = ExplanationWire.class)))
    @ProblemResponses({"not-authenticated", "not-found", "rate-limited", "unavailable"})
    public ExplanationWire explanation(
            @PathParam("id") String id, @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        Obligation duty = views.duty(Paths.id(id), viewer);
        return explaining.explain(duty, Languages.of(request.getHeader("Accept-Language")));
    }
}
