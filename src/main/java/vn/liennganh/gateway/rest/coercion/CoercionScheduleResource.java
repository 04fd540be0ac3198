package vn.liennganh.gateway.rest.coercion;

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
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.coercion.CoercionPlanning;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.rest.ProblemResponses;
import vn.liennganh.gateway.rest.RestResource;
import vn.liennganh.message.AgencyId;

/** The schedule over all operations, and days that suit everybody. */
@Component
@Path("/coercions")
@Tag(name = "coercions")
public class CoercionScheduleResource implements RestResource {

    private final Channels channels;
    private final SeenOperations operations;
    private final CoercionPlanning planning;
    private final CoercionWords words;
    private final Stretch stretch;

    CoercionScheduleResource(
            Channels channels,
            SeenOperations operations,
            CoercionPlanning planning,
            CoercionWords words,
            Stretch stretch) {
        this.channels = channels;
        this.operations = operations;
        this.planning = planning;
        this.words = words;
        this.stretch = stretch;
    }

    @GET
    @Path("/schedule")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getCoercionSchedule",
            summary = "Who is needed when, over all operations, and who is needed twice",
            description =
                    "An agency sees its own operations, police those that need them. What meets an"
                            + " operation of somebody else is told without saying whose.")
    @ApiResponse(
            responseCode = "200",
            description = "The schedule",
            content = @Content(schema = @Schema(implementation = ScheduleWire.Schedule.class)))
    @ProblemResponses({"not-authenticated", "message-malformed", "rate-limited", "unavailable"})
    public ScheduleWire.Schedule schedule(
            @Parameter(description = "First day; today where absent", example = "2026-12-01")
                    @QueryParam("from")
                    @Nullable String from,
            @Parameter(description = "Last day; at most 190 days later", example = "2026-12-31")
                    @QueryParam("to")
                    @Nullable String to,
            @Parameter(description = "Only what is needed of this agency", example = "X99.21.001")
                    @QueryParam("unit")
                    @Nullable String unit,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        LocalDate first = stretch.first(from);
        LocalDate last = Stretch.last(first, to);
        Set<AgencyId> viewers = operations.viewers(viewer);
        CoercionPlanning.Schedule all = planning.schedule(viewers, first, last);
        return ScheduleWire.Schedule.of(
                first,
                last,
                unit == null || unit.isEmpty() ? all : all.of(Stretch.agency(unit)),
                viewers,
                words.of(request));
    }
}
