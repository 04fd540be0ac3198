package vn.liennganh.gateway.rest.scorecard;

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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.rest.Paths;
import vn.liennganh.gateway.rest.ProblemResponses;
import vn.liennganh.gateway.rest.RestResource;
import vn.liennganh.intake.view.Chain;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.WireTime;
import vn.liennganh.statistics.scorecard.Mark;
import vn.liennganh.statistics.scorecard.Scorecards;
import vn.liennganh.statistics.scorecard.ScoredDuty;
import vn.liennganh.statistics.scorecard.Span;

/** How agencies answered, out of duties and evidence alone. */
@Component
@Path("/scorecards")
@Tag(name = "scorecards")
public class ScorecardsResource implements RestResource {

    private static final int LIMIT_DEFAULT = 100;
    private static final int LIMIT_MAX = 1_000;
    private static final int DAYS_MAX = 400;

    private final Channels channels;
    private final Chain chain;
    private final Scorecards scorecards;
    private final Clock clock;

    ScorecardsResource(Channels channels, Chain chain, Scorecards scorecards, Clock clock) {
        this.channels = channels;
        this.chain = chain;
        this.scorecards = scorecards;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listScorecards",
            summary = "How agencies answered what fell due in a time",
            description =
                    "An agency sees its own, a superior those below it, the hub's operator all."
                            + " Counted are duties that somebody else waited for.")
    @ApiResponse(
            responseCode = "200",
            description = "A card for each agency of which anything fell due",
            content = @Content(schema = @Schema(implementation = ScorecardWire.Cards.class)))
    @ProblemResponses({"not-authenticated", "message-malformed", "rate-limited", "unavailable"})
    public ScorecardWire.Cards cards(
            @Parameter(description = "First day", example = "2026-10-01", required = true)
                    @QueryParam("from")
                    @Nullable String from,
            @Parameter(description = "Last day", example = "2026-12-31", required = true)
                    @QueryParam("to")
                    @Nullable String to,
            @Parameter(
                            description = "Agencies a page, 1 to 1000",
                            schema = @Schema(type = "integer", defaultValue = "100"))
                    @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(description = "The `next` of an earlier page") @QueryParam("after")
                    @Nullable String after,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        Span span = span(from, to);
        int size = size(limit);
        String behind = Optional.ofNullable(after).orElse("");
        List<AgencyId> page =
                chain.below(viewer).stream()
                        .filter(one -> one.value().compareTo(behind) > 0)
                        .limit(size)
                        .toList();
        String first = String.valueOf(from);
        String last = String.valueOf(to);
        return new ScorecardWire.Cards(
                first,
                last,
                scorecards.outage(span).toString(),
                scorecards.of(page, span).stream()
                        .map(one -> ScorecardWire.Card.of(one, first, last))
                        .toList(),
                page.size() < size ? null : page.get(size - 1).value());
    }

    @GET
    @Path("/duties")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listScoredDuties",
            summary = "The duties behind one number of a scorecard, with their messages")
    @ApiResponse(
            responseCode = "200",
            description = "One page, perhaps empty",
            content = @Content(schema = @Schema(implementation = ScorecardWire.Duties.class)))
    @ProblemResponses({
        "not-authenticated",
        "not-found",
        "message-malformed",
        "rate-limited",
        "unavailable"
    })
    public ScorecardWire.Duties duties(
            @Parameter(required = true) @QueryParam("agency") @Nullable String agency,
            @Parameter(
                            required = true,
                            schema =
                                    @Schema(
                                            allowableValues = {
                                                "on-time",
                                                "excused",
                                                "late",
                                                "not-collected",
                                                "silent",
                                                "open"
                                            }))
                    @QueryParam("mark")
                    @Nullable String mark,
            @Parameter(example = "2026-10-01", required = true) @QueryParam("from")
                    @Nullable String from,
            @Parameter(example = "2026-12-31", required = true) @QueryParam("to")
                    @Nullable String to,
            @Parameter(schema = @Schema(type = "integer", defaultValue = "100"))
                    @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(description = "The `next` of an earlier page") @QueryParam("after")
                    @Nullable String after,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        AgencyId whose =
                chain.below(viewer).stream()
                        .filter(one -> one.value().equals(agency))
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(Problem.notFound()));
        Mark which =
                Mark.of(String.valueOf(mark))
                        .orElseThrow(() -> new ProblemException(Problem.badParameter("mark")));
        int size = size(limit);
        Place place = Place.of(after);
        List<ScoredDuty> page =
                scorecards.duties(whose, which, span(from, to), place.due(), place.id(), size);
        return new ScorecardWire.Duties(
                page.stream().map(ScorecardWire.Duty::of).toList(),
                page.size() < size ? null : Place.write(page.get(size - 1)));
    }

    private static int size(@Nullable String limit) {
        return Paths.number(Optional.ofNullable(limit), "limit", LIMIT_DEFAULT, 1, LIMIT_MAX);
    }

    private Span span(@Nullable String from, @Nullable String to) {
        LocalDate first = day(from, "from");
        LocalDate last = day(to, "to");
        if (last.isBefore(first) || first.plusDays(DAYS_MAX).isBefore(last)) {
            throw new ProblemException(Problem.badParameter("to"));
        }
        return new Span(
                first.atStartOfDay(WireTime.ZONE).toInstant(),
                last.plusDays(1).atStartOfDay(WireTime.ZONE).toInstant(),
                clock.instant());
    }

    private static LocalDate day(@Nullable String text, String name) {
        try {
            return LocalDate.parse(String.valueOf(text));
        } catch (DateTimeException malformed) {
            throw new ProblemException(Problem.badParameter(name));
        }
    }

    /** Where a page of duties ended. */
    private record Place(Instant due, UUID id) {

        static Place of(@Nullable String text) {
            if (text == null || text.isEmpty()) {
                return new Place(Instant.EPOCH, new UUID(0, 0));
            }
            try {
                int dash = text.indexOf('_');
                return new Place(
                        Instant.parse(text.substring(0, Math.max(0, dash))),
                        UUID.fromString(text.substring(dash + 1)));
            } catch (DateTimeException | IllegalArgumentException malformed) {
                throw new ProblemException(Problem.badParameter("after"));
            }
        }

        static String write(ScoredDuty last) {
            return last.due() + "_" + last.obligation();
        }
    }
}
