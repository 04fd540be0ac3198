package vn.liennganh.gateway.rest.inmate;

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
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.rest.ProblemResponses;
import vn.liennganh.gateway.rest.RestResource;
import vn.liennganh.gateway.rest.desk.DraftWire;
import vn.liennganh.inmate.InmateDrafts;
import vn.liennganh.inmate.InmateMoney;
import vn.liennganh.inmate.InmateStatement;
import vn.liennganh.inmate.Periods;
import vn.liennganh.inmate.plan.OfficePolicy;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.language.Languages;

/** The account between a keeper and an agency; each sees its own with the other, and no other. */
@Component
@Path("/inmates")
@Tag(name = "inmates")
public class InmateMoneyResource implements RestResource {

    private final Channels channels;
    private final InmateMoney money;
    private final InmateDrafts drafts;
    private final OfficePolicy policy;
    private final Clock clock;

    InmateMoneyResource(
            Channels channels,
            InmateMoney money,
            InmateDrafts drafts,
            OfficePolicy policy,
            Clock hubClock) {
        this.channels = channels;
        this.money = money;
        this.drafts = drafts;
        this.policy = policy;
        this.clock = hubClock;
    }

    @GET
    @Path("/unmatched")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listUnmatchedInmateMoney",
            summary =
                    "Money without a list, lists without money, and other things that do not meet",
            description = "With age and owner; owners and ages are office policy unless asked.")
    @ApiResponse(
            responseCode = "200",
            description = "The oldest first, perhaps none",
            content = @Content(schema = @Schema(implementation = MoneyWire.Open.class)))
    @ProblemResponses({"not-authenticated", "message-malformed", "rate-limited", "unavailable"})
    public MoneyWire.Open unmatched(
            @Parameter(description = "The other side", required = true, example = "X99.61.001")
                    @QueryParam("other")
                    @Nullable String other,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        Instant now = clock.instant();
        Locale locale = Languages.of(request.getHeader("Accept-Language"));
        return new MoneyWire.Open(
                money.between(viewer, Sides.agency("other", other)).accounts().unmatched().stream()
                        .map(one -> MoneyWire.Odd.of(one, policy, now, locale))
                        .toList());
    }

    @GET
    @Path("/statement")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getInmateStatement",
            summary = "What a keeper collected in a period, to be signed by both sides",
            description =
                    "`drafts` holds the statement to sign, or the answer to the one that the other"
                            + " side has signed: it agrees where the figures are what messages"
                            + " say, and else names each receipt that differs.")
    @ApiResponse(
            responseCode = "200",
            description = "The statement",
            content = @Content(schema = @Schema(implementation = MoneyWire.Statement.class)))
    @ProblemResponses({"not-authenticated", "message-malformed", "rate-limited", "unavailable"})
    public MoneyWire.Statement statement(
            @Parameter(description = "The other side", required = true, example = "X99.61.001")
                    @QueryParam("other")
                    @Nullable String other,
            @Parameter(description = "First day; of the office's period of today where absent")
                    @QueryParam("from")
                    @Nullable String from,
            @Parameter(description = "Last day") @QueryParam("to") @Nullable String to,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        AgencyId side = Sides.agency("other", other);
        Periods.Period period = drafts.period(drafts.today());
        LocalDate first = Sides.day("from", from, period.from());
        LocalDate last = Sides.day("to", to, period.until());
        if (last.isBefore(first)) {
            throw new ProblemException(Problem.badParameter("to"));
        }
        InmateStatement statement = drafts.statement(viewer, side, first, last);
        return MoneyWire.Statement.of(
                statement,
                drafts.toSign(viewer, side, statement).stream().map(DraftWire::of).toList());
    }
}
