package vn.liennganh.gateway.rest.clarification;

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
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.clarification.ClarificationBook;
import vn.liennganh.clarification.ClarificationDrafts;
import vn.liennganh.clarification.position.Position;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.rest.ProblemResponses;
import vn.liennganh.gateway.rest.RestResource;
import vn.liennganh.gateway.rest.desk.DraftWire;
import vn.liennganh.gateway.rest.desk.Matters;
import vn.liennganh.message.AgencyId;

/** What courts were asked about their judgments, question by question. */
@Component
@Path("/clarifications")
@Tag(name = "clarifications")
public class ClarificationsResource implements RestResource {

    private static final Set<String> ONLY =
            Set.of(ClarificationBook.OPEN, ClarificationBook.TO_FOLLOW_UP);

    private final Channels channels;
    private final ClarificationBook book;
    private final ClarificationDrafts drafts;
    private final Matters matters;
    private final ClarificationViews views;

    ClarificationsResource(
            Channels channels,
            ClarificationBook book,
            ClarificationDrafts drafts,
            Matters matters,
            ClarificationViews views) {
        this.channels = channels;
        this.book = book;
        this.drafts = drafts;
        this.matters = matters;
        this.views = views;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listClarifications",
            summary = "Cases in which the caller asked, or was asked, about a judgment",
            description = "By agency and case number, without words.")
    @ApiResponse(
            responseCode = "200",
            description = "One page, perhaps empty",
            content = @Content(schema = @Schema(implementation = ClarificationWire.Page.class)))
    @ProblemResponses({"not-authenticated", "message-malformed", "rate-limited", "unavailable"})
    public ClarificationWire.Page list(
            @Parameter(
                            description =
                                    "`open`: a question is not settled; `to-follow-up`: answered,"
                                            + " and nothing was done about it yet",
                            schema = @Schema(allowableValues = {"open", "to-follow-up"}))
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
        Set<String> marks = new HashSet<>(Set.of(ClarificationBook.ASKED));
        if (only != null && !only.isEmpty()) {
            if (!ONLY.contains(only)) {
                throw new ProblemException(Problem.badParameter("only"));
            }
            marks.add(only);
        }
        int size = Matters.size(limit);
        Matters.Page<Position> page = matters.page(book, viewer, marks, after, size);
        return new ClarificationWire.Page(
                page.items().stream().map(one -> views.of(one, viewer, false, request)).toList(),
                page.next());
    }

    @GET
    @Path("/case")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getClarification",
            summary = "One case: questions with their words, answers, what is owed, what is linked",
            description =
                    "With `at`, the questions as they stood at that instant; states, duties and"
                            + " ends are those of now. Only the agency whose case it is asks for a"
                            + " case; an authority has its queue.")
    @ApiResponse(
            responseCode = "200",
            description = "The case",
            content = @Content(schema = @Schema(implementation = ClarificationWire.Case.class)))
    @ProblemResponses({
        "not-authenticated",
        "not-found",
        "message-malformed",
        "rate-limited",
        "unavailable"
    })
    public ClarificationWire.Case one(
            @Parameter(description = "The case number", example = "125/QD-CTHADS", required = true)
                    @QueryParam("number")
                    @Nullable String number,
            @Parameter(
                            description = "State as of this instant (RFC 3339); now where absent",
                            example = "2026-11-20T14:05:00+07:00")
                    @QueryParam("at")
                    @Nullable String at,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        return views.of(matters.ownCase(book, viewer, number, at).get(0), viewer, true, request);
    }

    @GET
    @Path("/case/drafts")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listClarificationDrafts",
            summary = "Messages to complete, sign and send; none where there is no room for one",
            description =
                    "Reminder and report to the Supreme Court on silence only; the superior court"
                            + " for a reply that stays unclear only. The office names those to"
                            + " whom a draft without `to` goes.")
    @ApiResponse(
            responseCode = "200",
            description = "Drafts, perhaps none",
            content = @Content(schema = @Schema(implementation = DraftWire.Drafts.class)))
    @ProblemResponses({
        "not-authenticated",
        "not-found",
        "message-malformed",
        "rate-limited",
        "unavailable"
    })
    public DraftWire.Drafts drafts(
            @Parameter(description = "The case number", required = true) @QueryParam("number")
                    @Nullable String number,
            @Parameter(
                            description = "What to draft",
                            required = true,
                            schema =
                                    @Schema(
                                            allowableValues = {
                                                "reminder",
                                                "superior-request",
                                                "supreme-report",
                                                "follow-up",
                                                "postponement",
                                                "resumption"
                                            }))
                    @QueryParam("kind")
                    @Nullable String kind,
            @Parameter(description = "Number of the office's decision; named as missing without it")
                    @QueryParam("decision")
                    @Nullable String decision,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        ClarificationDrafts.Kind what =
                Matters.kind(
                        ClarificationDrafts.Kind.values(), ClarificationDrafts.Kind::word, kind);
        Optional<String> numbered = Matters.decision(decision);
        return DraftWire.Drafts.of(
                matters.ownCase(book, viewer, number, null).stream()
                        .flatMap(one -> drafts.of(what, one.content(), numbered).stream())
                        .toList());
    }
}
