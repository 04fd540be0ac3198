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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.rest.wire.Wire;

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
            summary = "Lists the registered agencies by identifier")
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
            @Context HttpServletRequest request) {
        channels.require(request);
        int size = Paths.number(Optional.ofNullable(limit), "limit", LIMIT_DEFAULT, 1, LIMIT_MAX);
        String behind = after == null ? "" : after;
        List<Agency> found =
                directory.agencies().stream()
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
}
