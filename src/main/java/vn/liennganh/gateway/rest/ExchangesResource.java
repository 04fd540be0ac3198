package vn.liennganh.gateway.rest;

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
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.exchange.ExchangeBook;
import vn.liennganh.exchange.ObligationFilter;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.rest.wire.ExchangeWire;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.Obligation;

/** Conversations and what is owed in them. */
@Component
@Path("/")
@Tag(name = "exchanges")
public class ExchangesResource implements RestResource {

    private static final int LIMIT_DEFAULT = 100;

    private final Channels channels;
    private final Views views;
    private final ExchangeBook exchanges;

    ExchangesResource(Channels channels, Views views, ExchangeBook exchanges) {
        this.channels = channels;
        this.views = views;
        this.exchanges = exchanges;
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
        Views.Conversation seen = views.conversation(exchange, viewer);
        return ExchangeWire.Exchange.of(exchange, seen.view(), seen.messages());
    }

    @GET
    @Path("/obligations")
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
                            description = "One status or several, separated by commas",
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
        ObligationFilter filter = new ObligationFilter(statuses(status), role(party, viewer));
        try {
            return ExchangeWire.Owings.of(exchanges.obligations(viewer, filter, cursor, size));
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

    private static Set<Obligation.Status> statuses(@Nullable String text) {
        Set<Obligation.Status> chosen = EnumSet.noneOf(Obligation.Status.class);
        if (text == null || text.isEmpty()) {
            return chosen;
        }
        for (String name : text.split(",", 10)) {
            chosen.add(
                    Arrays.stream(Obligation.Status.values())
                            .filter(status -> status.wireName().equals(name))
                            .findFirst()
                            .orElseThrow(
                                    () -> new ProblemException(Problem.badParameter("status"))));
        }
        return chosen;
    }
}
