package vn.liennganh.gateway.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.rest.wire.Wire;
import vn.liennganh.message.AgencyId;

/** Who takes part. */
@Component
@Path("/agencies")
@Tag(name = "directory")
public class AgenciesResource implements RestResource {

    private static final int LIMIT_DEFAULT = 1_000;
    private static final int LIMIT_MAX = 10_000;

    private final Channels channels;
    private final Directory directory;

    AgenciesResource(Channels channels, Directory directory) {
        this.channels = channels;
        this.directory = directory;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listAgencies",
            summary = "Lists the registered agencies by identifier",
            description =
                    "With `on`: those in force on that day. With `role` and `unit` or `territory`:"
                            + " who is competent there, on that day or today.")
    @ApiResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = Wire.Agencies.class)))
    @ProblemResponses({"not-authenticated", "message-malformed", "rate-limited"})
    public Wire.Agencies list(
            @Parameter(
                            description = "1 to 10000",
                            schema = @Schema(type = "integer", defaultValue = "1000"))
                    @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(description = "The `next` of an earlier page") @QueryParam("after")
                    @Nullable String after,
            @BeanParam Question question,
            @Context HttpServletRequest request) {
        channels.require(request);
        int size = Paths.number(Optional.ofNullable(limit), "limit", LIMIT_DEFAULT, 1, LIMIT_MAX);
        String behind = after == null ? "" : after;
        List<Agency> found =
                question.answer(directory).stream()
                        .filter(agency -> agency.id().value().compareTo(behind) > 0)
                        .limit(size + 1L)
                        .toList();
        List<Wire.AgencyDocument> items =
                found.stream()
                        .limit(size)
                        .map(
                                agency ->
                                        Wire.AgencyDocument.of(
                                                agency, directory.enrolled(agency.id())))
                        .toList();
        return new Wire.Agencies(
                items, found.size() > size ? items.get(size - 1).identifier() : null);
    }

    /** Which agencies are asked for. */
    public static final class Question {

        @QueryParam("on")
        @Parameter(
                description = "A day; the past and the future are answered as well",
                schema = @Schema(type = "string", format = "date"),
                example = "2026-03-01")
        @Nullable String on;

        @QueryParam("role")
        @Parameter(
                description = "A role of competence; with `unit` or `territory`",
                example = "competent-procuracy")
        @Nullable String role;

        @QueryParam("unit")
        @Parameter(description = "The unit that handles the case", example = "X99.11.001.01")
        @Nullable String unit;

        @QueryParam("territory")
        @Parameter(description = "A place, in the words of `territory`, instead of `unit`")
        @Nullable String territory;

        List<Agency> answer(Directory directory) {
            Optional<LocalDate> day = Optional.ofNullable(on).map(Question::day);
            if (role == null) {
                requireAbsent(unit, "unit");
                requireAbsent(territory, "territory");
                return day.map(directory::agenciesOn).orElseGet(directory::agencies);
            }
            if (!directory.roles().contains(role)) {
                throw new ProblemException(Problem.badParameter("role"));
            }
            LocalDate asked = day.orElseGet(directory::today);
            return competent(directory, role, asked).stream()
                    .sorted()
                    .flatMap(id -> directory.agencyOn(id, asked).stream())
                    .toList();
        }

        private List<AgencyId> competent(Directory directory, String asked, LocalDate day) {
            if (territory != null) {
                requireAbsent(unit, "unit");
                return directory.competentIn(asked, territory, day);
            }
            return directory.competent(asked, unit(directory), day);
        }

        private AgencyId unit(Directory directory) {
            try {
                AgencyId id = AgencyId.normalised(unit == null ? "" : unit);
                if (directory.agency(id).isPresent()) {
                    return id;
                }
            } catch (IllegalArgumentException malformed) {
                // Falls through: an unknown unit and none are told the same.
            }
            throw new ProblemException(Problem.badParameter("unit"));
        }

        private static void requireAbsent(@Nullable String value, String name) {
            if (value != null) {
                throw new ProblemException(Problem.badParameter(name));
            }
        }

        private static LocalDate day(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException malformed) {
                throw new ProblemException(Problem.badParameter("on"));
            }
        }
    }
}
