package vn.liennganh.gateway.rest.registry;

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
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.desk.Standing;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.rest.ProblemResponses;
import vn.liennganh.gateway.rest.RestResource;
import vn.liennganh.gateway.rest.desk.DraftWire;
import vn.liennganh.gateway.rest.desk.Matters;
import vn.liennganh.message.AgencyId;
import vn.liennganh.registry.RegistryBook;
import vn.liennganh.registry.RegistryDrafts;
import vn.liennganh.registry.position.Position;

/** Land, vehicles, shares and other registered assets under suspension or attachment. */
@Component
@Path("/assets")
@Tag(name = "assets")
public class AssetsResource implements RestResource {

    private static final Set<String> ONLY =
            Set.of(RegistryBook.LIVE, RegistryBook.UNANSWERED, RegistryBook.LODGED);
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{16}");

    private final Channels channels;
    private final RegistryBook book;
    private final RegistryDrafts drafts;
    private final Matters matters;
    private final AssetViews views;

    AssetsResource(
            Channels channels,
            RegistryBook book,
            RegistryDrafts drafts,
            Matters matters,
            AssetViews views) {
        this.channels = channels;
        this.book = book;
        this.drafts = drafts;
        this.matters = matters;
        this.views = views;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listAssets",
            summary = "The assets of the caller's cases, or those on which a registry was told",
            description = "By agency and case number.")
    @ApiResponse(
            responseCode = "200",
            description = "One page, perhaps empty",
            content = @Content(schema = @Schema(implementation = AssetWire.Page.class)))
    @ProblemResponses({"not-authenticated", "message-malformed", "rate-limited", "unavailable"})
    public AssetWire.Page list(
            @Parameter(
                            description =
                                    "`live`: a measure stands; `unanswered`: a registry has said"
                                            + " nothing back; `lodged`: files had been lodged"
                                            + " before",
                            schema = @Schema(allowableValues = {"live", "unanswered", "lodged"}))
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
        Optional<String> narrowed = Optional.ofNullable(only).filter(text -> !text.isEmpty());
        if (narrowed.isPresent() && !ONLY.contains(narrowed.get())) {
            throw new ProblemException(Problem.badParameter("only"));
        }
        int size = Matters.size(limit);
        Matters.Page<Position> page =
                matters.page(book, viewer, narrowed.map(Set::of).orElse(Set.of()), after, size);
        return new AssetWire.Page(
                page.items().stream().map(one -> views.listed(one, viewer, request)).toList(),
                page.next());
    }

    @GET
    @Path("/case")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getAssets",
            summary = "The assets of one case: measures, ranks, notices, title files, what is owed",
            description =
                    "With `at`, as it stood at that instant, made from the messages that the hub"
                            + " had accepted until then. Only the agency whose case it is sees it;"
                            + " of measures of others it learns that they stand before its own,"
                            + " not whose they are.")
    @ApiResponse(
            responseCode = "200",
            description = "The case",
            content = @Content(schema = @Schema(implementation = AssetWire.Case.class)))
    @ProblemResponses({
        "not-authenticated",
        "not-found",
        "message-malformed",
        "rate-limited",
        "unavailable"
    })
    public AssetWire.Case one(
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
        List<Standing<Position>> found = matters.ownCase(book, viewer, number, at);
        return new AssetWire.Case(
                found.get(0).matter().number(),
                found.stream()
                        .map(one -> views.own(one, viewer, Matters.instant(at), request))
                        .toList());
    }

    @GET
    @Path("/ranks")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listAssetRanks",
            summary = "All measures on one asset at the caller's registry, by time of record",
            description =
                    "For registries; empty for everybody else. Measures that were told to end stay"
                            + " until they are lifted. No rule seen ranks one authority before"
                            + " another: the order is information.")
    @ApiResponse(
            responseCode = "200",
            description = "The list, perhaps empty",
            content = @Content(schema = @Schema(implementation = AssetWire.Ranks.class)))
    @ProblemResponses({"not-authenticated", "message-malformed", "rate-limited", "unavailable"})
    public AssetWire.Ranks ranks(
            @Parameter(description = "One of the asset's `keys`", required = true)
                    @QueryParam("asset")
                    @Nullable String asset,
            @Parameter(description = "State as of this instant (RFC 3339); now where absent")
                    @QueryParam("at")
                    @Nullable String at,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        if (asset == null || !KEY.matcher(asset).matches()) {
            throw new ProblemException(Problem.badParameter("asset"));
        }
        return views.ranks(asset, viewer, Matters.instant(at), request);
    }

    @GET
    @Path("/case/drafts")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listAssetDrafts",
            summary = "Messages to complete, sign and send; none where nothing is to be done",
            description =
                    "A mortgagee notice names no bank: what a registry reports are words, and the"
                            + " office knows the bank.")
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
                                                "release",
                                                "lapse-notice",
                                                "mortgagee-notice",
                                                "title-file",
                                                "opinion-request",
                                                "attachment-notice",
                                                "attachment",
                                                "certificate-revocation"
                                            }))
                    @QueryParam("kind")
                    @Nullable String kind,
            @Parameter(
                            description =
                                    "Number of the office's decision or letter; named as missing"
                                            + " without it")
                    @QueryParam("decision")
                    @Nullable String decision,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        RegistryDrafts.Kind what =
                Matters.kind(RegistryDrafts.Kind.values(), RegistryDrafts.Kind::word, kind);
        Optional<String> numbered = Matters.decision(decision);
        return DraftWire.Drafts.of(
                matters.ownCase(book, viewer, number, null).stream()
                        .flatMap(one -> drafts.of(what, one.content(), numbered).stream())
                        .toList());
    }
}
