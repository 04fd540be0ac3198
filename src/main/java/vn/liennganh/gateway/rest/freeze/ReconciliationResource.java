package vn.liennganh.gateway.rest.freeze;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.desk.Standing;
import vn.liennganh.freeze.FreezeBook;
import vn.liennganh.freeze.FreezeLedgers;
import vn.liennganh.freeze.position.Position;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.rest.ProblemResponses;
import vn.liennganh.gateway.rest.RestResource;
import vn.liennganh.gateway.rest.desk.Matters;
import vn.liennganh.message.AgencyId;

/** Order, hold, deduction, transfer and receipt of a case held against each other. */
@Component
@Path("/freezes")
@Tag(name = "freezes")
public class ReconciliationResource implements RestResource {

    private final Channels channels;
    private final Matters matters;
    private final FreezeBook book;
    private final FreezeLedgers ledgers;
    private final Clock clock;

    ReconciliationResource(
            Channels channels,
            Matters matters,
            FreezeBook book,
            FreezeLedgers ledgers,
            Clock hubClock) {
        this.channels = channels;
        this.matters = matters;
        this.book = book;
        this.ledgers = ledgers;
        this.clock = hubClock;
    }

    @GET
    @Path("/case/reconciliation")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "reconcileFreeze",
            summary = "What one side said against what the other answered, in three piles",
            description = "Matched, differing, not seen: link by link, the oldest first.")
    @ApiResponse(
            responseCode = "200",
            description = "Three piles for each debtor",
            content = @Content(schema = @Schema(implementation = ReconciliationWire.class)))
    @ProblemResponses({
        "not-authenticated",
        "not-found",
        "message-malformed",
        "rate-limited",
        "unavailable"
    })
    public ReconciliationWire reconciled(
            @Parameter(description = "The case number", required = true) @QueryParam("number")
                    @Nullable String number,
            @Parameter(description = "State as of this instant (RFC 3339); now where absent")
                    @QueryParam("at")
                    @Nullable String at,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        List<Standing<Position>> found = matters.ownCase(book, viewer, number, at);
        Instant now = clock.instant();
        return new ReconciliationWire(
                found.get(0).matter().number(),
                found.stream()
                        .map(
                                one ->
                                        ReconciliationWire.Debt.of(
                                                one.matter().part(),
                                                ledgers.reconciled(one.matter(), one.at()),
                                                now))
                        .toList());
    }
}
