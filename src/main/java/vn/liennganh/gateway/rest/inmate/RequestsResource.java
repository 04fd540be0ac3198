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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.rest.Paths;
import vn.liennganh.gateway.rest.ProblemResponses;
import vn.liennganh.gateway.rest.RestResource;
import vn.liennganh.gateway.rest.desk.DraftWire;
import vn.liennganh.gateway.rest.desk.Matters;
import vn.liennganh.inmate.CertificateBook;
import vn.liennganh.inmate.CertificateDrafts;
import vn.liennganh.inmate.certificate.Line;
import vn.liennganh.message.AgencyId;

/** Certificates asked for one by one, by the party or a relative. */
@Component
@Path("/certificate-requests")
@Tag(name = "inmates")
public class RequestsResource implements RestResource {

    private final Channels channels;
    private final Matters matters;
    private final CertificateBook book;
    private final CertificateDrafts drafts;

    RequestsResource(
            Channels channels, Matters matters, CertificateBook book, CertificateDrafts drafts) {
        this.channels = channels;
        this.matters = matters;
        this.book = book;
        this.drafts = drafts;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listCertificateRequests",
            summary = "Requests that are in no round, of the caller as agency or keeper")
    @ApiResponse(
            responseCode = "200",
            description = "One page, perhaps empty",
            content = @Content(schema = @Schema(implementation = RequestWire.Page.class)))
    @ProblemResponses({"not-authenticated", "message-malformed", "rate-limited", "unavailable"})
    public RequestWire.Page list(
            @Parameter(
                            description = "`open`: not answered yet",
                            schema = @Schema(allowableValues = {"open"}))
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
        Set<String> marks = new HashSet<>(Set.of(CertificateBook.SINGLE));
        if (only != null && !only.isEmpty()) {
            if (!only.equals(CertificateBook.OPEN)) {
                throw new ProblemException(Problem.badParameter("only"));
            }
            marks.add(CertificateBook.OPEN);
        }
        Matters.Page<Line> page = matters.page(book, viewer, marks, after, size);
        return new RequestWire.Page(
                page.items().stream().map(one -> RequestWire.Request.of(one.content())).toList(),
                page.next());
    }

    @GET
    @Path("/{exchange}/drafts")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listCertificateRequestDrafts",
            summary = "The certificate that a request waits for, for the agency to complete",
            description =
                    "Filled from the sums of the prisoner that the messages tell, each named. "
                            + "To the keeper that relayed the request; where it was made at the"
                            + " desk, the"
                            + " record of what is handed out. None once it is answered.")
    @ApiResponse(
            responseCode = "200",
            description = "Drafts, perhaps none",
            content = @Content(schema = @Schema(implementation = DraftWire.Drafts.class)))
    @ProblemResponses({"not-authenticated", "not-found", "rate-limited", "unavailable"})
    public DraftWire.Drafts drafts(
            @PathParam("exchange") String exchange, @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        Line line =
                matters
                        .visible(
                                book,
                                viewer,
                                drafts.request(Paths.id(exchange)).stream().toList(),
                                null)
                        .stream()
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(Problem.notFound()))
                        .content();
        return DraftWire.Drafts.of(
                line.agency().equals(viewer) ? drafts.answer(line).stream().toList() : List.of());
    }
}
