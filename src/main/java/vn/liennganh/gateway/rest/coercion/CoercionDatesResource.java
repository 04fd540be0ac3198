package vn.liennganh.gateway.rest.coercion;

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
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.coercion.CoercionPlanning;
import vn.liennganh.coercion.SeenCoercions;
import vn.liennganh.coercion.operation.Operation;
import vn.liennganh.coercion.operation.Terms;
import vn.liennganh.coercion.plan.LeadTime;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.rest.Paths;
import vn.liennganh.gateway.rest.ProblemResponses;
import vn.liennganh.gateway.rest.RestResource;
import vn.liennganh.message.AgencyId;

/** Days that suit everybody, and by when what is to be done before one of them. */
@Component
@Path("/coercions")
@Tag(name = "coercions")
public class CoercionDatesResource implements RestResource {

    private final Channels channels;
    private final SeenOperations operations;
    private final CoercionPlanning planning;
    private final LeadTime leadTime;
    private final CoercionWords words;
    private final Directory directory;
    private final Stretch stretch;

    CoercionDatesResource(
            Channels channels,
            SeenOperations operations,
            CoercionPlanning planning,
            LeadTime leadTime,
            CoercionWords words,
            Directory directory,
            Stretch stretch) {
        this.channels = channels;
        this.operations = operations;
        this.planning = planning;
        this.leadTime = leadTime;
        this.words = words;
        this.directory = directory;
        this.stretch = stretch;
    }

    @GET
    @Path("/dates")
    @Produces(MediaType.APPLICATION_JSON)
    @io.swagger.v3.oas.annotations.Operation(
            operationId = "findCoercionDates",
            summary = "Days that suit everybody for an operation, and why others do not",
            description =
                    "For an operation in which the caller takes part, or for police units, people"
                            + " and circumstances that it names. Nothing is reserved or refused.")
    @ApiResponse(
            responseCode = "200",
            description = "Every day of the stretch",
            content = @Content(schema = @Schema(implementation = ScheduleWire.Dates.class)))
    @ProblemResponses({
        "not-authenticated",
        "not-found",
        "message-malformed",
        "rate-limited",
        "unavailable"
    })
    public ScheduleWire.Dates dates(
            @Parameter(description = "First day; today where absent") @QueryParam("from")
                    @Nullable String from,
            @Parameter(description = "Last day; at most 190 days later") @QueryParam("to")
                    @Nullable String to,
            @Parameter(description = "The operation; without it `unit` and `people` count")
                    @QueryParam("exchange")
                    @Nullable String exchange,
            @Parameter(description = "Police whose forces are wanted; may be repeated")
                    @QueryParam("unit")
                    @Nullable List<String> units,
            @Parameter(
                            description = "People wanted of each",
                            schema = @Schema(type = "integer", defaultValue = "0"))
                    @QueryParam("people")
                    @Nullable String people,
            @Parameter(
                            description = "`false` where no forces are mobilised",
                            schema = @Schema(type = "boolean", defaultValue = "true"))
                    @QueryParam("forces")
                    @Nullable String forces,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        String kind = directory.agency(viewer).map(Agency::kind).orElse("");
        if (!SeenCoercions.plans(kind)) {
            throw new ProblemException(Problem.notFound());
        }
        LocalDate first = stretch.first(from);
        LocalDate last = Stretch.last(first, to);
        if (exchange == null || exchange.isEmpty()) {
            return offered(viewer, wish(units, people, forces), first, last, request);
        }
        Operation seen = operations.of(viewer, exchange, null);
        return offered(seen.key().agency(), CoercionPlanning.wish(seen), first, last, request);
    }

    private ScheduleWire.Dates offered(
            AgencyId agency,
            CoercionPlanning.Wish wish,
            LocalDate first,
            LocalDate last,
            HttpServletRequest request) {
        return ScheduleWire.Dates.of(planning.dates(agency, wish, first, last), words.of(request));
    }

    private static CoercionPlanning.Wish wish(
            @Nullable List<String> units, @Nullable String people, @Nullable String forces) {
        Set<AgencyId> wanted = new LinkedHashSet<>();
        for (String one : units == null ? List.<String>of() : units) {
            wanted.add(Stretch.agency(one));
        }
        return new CoercionPlanning.Wish(
                Optional.empty(),
                wanted,
                Optional.of(Paths.number(Optional.ofNullable(people), "people", 0, 0, 10_000)),
                Optional.of(!"false".equals(forces)),
                Optional.of(false),
                false,
                false);
    }

    @GET
    @Path("/{exchange}/lead-time")
    @Produces(MediaType.APPLICATION_JSON)
    @io.swagger.v3.oas.annotations.Operation(
            operationId = "getCoercionLeadTime",
            summary = "By when each step is to be done for the day in force",
            description = "Planning arithmetic, not law: it warns and explains, never refuses.")
    @ApiResponse(
            responseCode = "200",
            description = "The steps, the earliest first",
            content = @Content(schema = @Schema(implementation = ScheduleWire.Lead.class)))
    @ProblemResponses({"not-authenticated", "not-found", "rate-limited", "unavailable"})
    public ScheduleWire.Lead leadTime(
            @PathParam("exchange") String exchange, @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        Operation seen = operations.of(viewer, exchange, null);
        Terms terms = seen.terms().orElseThrow(() -> new ProblemException(Problem.notFound()));
        CoercionWords.Reader reader = words.of(request);
        return new ScheduleWire.Lead(
                exchange,
                CoercionWire.moment(terms.time()),
                reader.say("coercion.lead-note"),
                steps(seen, terms).stream().map(one -> ScheduleWire.Step.of(one, reader)).toList());
    }

    /** Security without a plan knows none of these steps. */
    private List<LeadTime.Milestone> steps(Operation seen, Terms terms) {
        return seen.securityOnly()
                ? List.of()
                : leadTime.of(
                        terms.time(), seen.complex(), seen.last("committee-report").isPresent());
    }
}
