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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.freeze.file.CourtFile;
import vn.liennganh.freeze.file.CourtFileBook;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.rest.ProblemResponses;
import vn.liennganh.gateway.rest.RestResource;
import vn.liennganh.gateway.rest.desk.Matters;
import vn.liennganh.message.AgencyId;

/** Measures that courts list when they hand a judgment over. */
@Component
@Path("/court-files")
@Tag(name = "freezes")
public class CourtFilesResource implements RestResource {

    private final Channels channels;
    private final CourtFileBook book;
    private final Matters matters;

    CourtFilesResource(Channels channels, CourtFileBook book, Matters matters) {
        this.channels = channels;
        this.book = book;
        this.matters = matters;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listCourtFiles",
            summary = "Measures taken before a judgment, with their holders and state",
            description =
                    "Only the agency to which the court has handed the judgment over sees them. The"
                            + " state is the court's word: the hub asks nobody.")
    @ApiResponse(
            responseCode = "200",
            description = "One page, perhaps empty",
            content = @Content(schema = @Schema(implementation = CourtFileWire.Page.class)))
    @ProblemResponses({"not-authenticated", "message-malformed", "rate-limited", "unavailable"})
    public CourtFileWire.Page list(
            @Parameter(description = "`in-force`: some measure is said to be in force")
                    @QueryParam("only")
                    @Nullable String only,
            @Parameter(
                            description = "1 to 1000",
                            schema = @Schema(type = "integer", defaultValue = "100"))
                    @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(description = "The `next` of an earlier page") @QueryParam("after")
                    @Nullable String after,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        int size = Matters.size(limit);
        Matters.Page<CourtFile> page =
                matters.page(
                        book,
                        viewer,
                        CourtFileBook.IN_FORCE.equals(only)
                                ? Set.of(CourtFileBook.IN_FORCE)
                                : Set.of(),
                        after,
                        size);
        return new CourtFileWire.Page(
                page.items().stream().map(CourtFileWire.File::of).toList(), page.next());
    }
}
