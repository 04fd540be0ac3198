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
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.desk.Standing;
import vn.liennganh.freeze.FreezeBook;
import vn.liennganh.freeze.plan.OfficePolicy;
import vn.liennganh.freeze.plan.Overreach;
import vn.liennganh.freeze.position.Position;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.rest.ProblemResponses;
import vn.liennganh.gateway.rest.RestResource;
import vn.liennganh.gateway.rest.desk.Matters;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Texts;
import vn.liennganh.message.language.Languages;

/** Where an agency's freezes stand, added up over all holders of one debt. */
@Component
@Path("/freezes")
@Tag(name = "freezes")
public class FreezesResource implements RestResource {

    private final Channels channels;
    private final FreezeBook book;
    private final Matters matters;
    private final FreezeWords words;
    private final OfficePolicy policy;

    FreezesResource(
            Channels channels,
            FreezeBook book,
            Matters matters,
            FreezeWords words,
            OfficePolicy freezePolicy) {
        this.channels = channels;
        this.book = book;
        this.matters = matters;
        this.words = words;
        this.policy = freezePolicy;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listFreezes",
            summary = "The caller's cases by number, or those with an excess only")
    @ApiResponse(
            responseCode = "200",
            description = "One page, perhaps empty",
            content = @Content(schema = @Schema(implementation = FreezeWire.Cases.class)))
    @ProblemResponses({"not-authenticated", "message-malformed", "rate-limited", "unavailable"})
    public FreezeWire.Cases list(
            @Parameter(
                            description =
                                    "`true`: only where more is held than may be, or what is to"
                                            + " stay free, and no decision lets it go",
                            schema = @Schema(type = "boolean"))
                    @QueryParam("excess")
                    @Nullable String excess,
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
        Matters.Page<Position> page =
                matters.page(
                        book,
                        viewer,
                        "true".equals(excess) ? Set.of(FreezeBook.EXCESS) : Set.of(),
                        after,
                        size);
        return new FreezeWire.Cases(
                page.items().stream().map(one -> standing(one.content(), request)).toList(),
                page.next());
    }

    @GET
    @Path("/case")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getFreeze",
            summary = "One case: what is ordered, held, released, deducted, and too much",
            description =
                    "With `at`, the case as it stood at that instant, made from the messages that"
                            + " the hub had accepted until then. Only the agency whose case it is"
                            + " sees it.")
    @ApiResponse(
            responseCode = "200",
            description = "The case",
            content = @Content(schema = @Schema(implementation = FreezeWire.Case.class)))
    @ProblemResponses({
        "not-authenticated",
        "not-found",
        "message-malformed",
        "rate-limited",
        "unavailable"
    })
    public FreezeWire.Case one(
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
        List<Standing<Position>> positions = matters.ownCase(book, viewer, number, at);
        return new FreezeWire.Case(
                positions.get(0).matter().number(),
                positions.stream().map(one -> standing(one.content(), request)).toList());
    }

    private FreezeWire.Standing standing(Position position, HttpServletRequest request) {
        boolean english = Languages.of(request.getHeader("Accept-Language")).equals(Texts.ENGLISH);
        return FreezeWire.Standing.of(
                position,
                words.all(request),
                policy.floor(),
                Overreach.of(position, policy).stream()
                        .map(one -> SparedWire.of(one, english))
                        .toList());
    }
}
