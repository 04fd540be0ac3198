package vn.liennganh.gateway.rest.freeze;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.desk.Standing;
import vn.liennganh.freeze.FreezeBook;
import vn.liennganh.freeze.FreezeDrafts;
import vn.liennganh.freeze.FreezeLedgers;
import vn.liennganh.freeze.position.Position;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.rest.Bodies;
import vn.liennganh.gateway.rest.ProblemResponses;
import vn.liennganh.gateway.rest.RestResource;
import vn.liennganh.gateway.rest.desk.DraftWire;
import vn.liennganh.gateway.rest.desk.Matters;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Texts;
import vn.liennganh.message.language.Languages;

/** What the freeze desk proposes, and where every dong is. It sends nothing: it has no key. */
@Component
@Path("/freezes")
@Tag(name = "freezes")
public class DeskResource implements RestResource {

    private final Channels channels;
    private final Matters matters;
    private final FreezeBook book;
    private final FreezeLedgers ledgers;
    private final FreezeDrafts drafts;

    DeskResource(
            Channels channels,
            Matters matters,
            FreezeBook book,
            FreezeLedgers ledgers,
            FreezeDrafts drafts) {
        this.channels = channels;
        this.matters = matters;
        this.book = book;
        this.ledgers = ledgers;
        this.drafts = drafts;
    }

    @GET
    @Path("/case/drafts")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listFreezeDrafts",
            summary = "Partial releases of what is too much or to stay free, ready to be signed",
            description =
                    "One for each holder concerned; none where nothing is. What is to stay free is"
                            + " let go on the accounts that are named.")
    @ApiResponse(
            responseCode = "200",
            description = "Drafts, perhaps none",
            content = @Content(schema = @Schema(implementation = ReleasesWire.class)))
    @ProblemResponses({
        "not-authenticated",
        "not-found",
        "message-malformed",
        "rate-limited",
        "unavailable"
    })
    public ReleasesWire releases(
            @Parameter(description = "The case number", required = true) @QueryParam("number")
                    @Nullable String number,
            @Parameter(description = "Number of the office's decision; named as missing without it")
                    @QueryParam("decision")
                    @Nullable String decision,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        Optional<String> numbered = Matters.decision(decision);
        List<Standing<Position>> positions = matters.ownCase(book, viewer, number, null);
        long last = positions.stream().mapToLong(one -> one.content().last()).max().orElse(0);
        return new ReleasesWire(
                drafts.sentByClient(viewer),
                Long.toString(last),
                positions.stream()
                        .flatMap(one -> drafts.releases(one.content(), numbered).stream())
                        .map(DraftWire::of)
                        .toList());
    }

    @GET
    @Path("/case/ledger")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getFreezeLedger",
            summary = "Where every dong of a case is, in double entry",
            description = "Transfers and receipts that do not meet are listed with their age.")
    @ApiResponse(
            responseCode = "200",
            description = "A ledger for each debtor",
            content = @Content(schema = @Schema(implementation = DeskWire.Ledgers.class)))
    @ProblemResponses({
        "not-authenticated",
        "not-found",
        "message-malformed",
        "rate-limited",
        "unavailable"
    })
    public DeskWire.Ledgers ledger(
            @Parameter(description = "The case number", required = true) @QueryParam("number")
                    @Nullable String number,
            @Parameter(description = "State as of this instant (RFC 3339); now where absent")
                    @QueryParam("at")
                    @Nullable String at,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        List<Standing<Position>> positions = matters.ownCase(book, viewer, number, at);
        return new DeskWire.Ledgers(
                positions.get(0).matter().number(),
                positions.stream()
                        .map(
                                one ->
                                        DeskWire.Book.of(
                                                one.content(), ledgers.at(one.matter(), one.at())))
                        .toList());
    }

    @POST
    @Path("/plan")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "planFreeze",
            summary =
                    "Where to freeze: requests and orders to be signed; nothing is stored or sent",
            description =
                    "`order` is the body of an `account-freeze.order` without amount and accounts;"
                            + " known balances are those that holders answered in this case.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    PlanRequest.Wire.class))))
    @ApiResponse(
            responseCode = "200",
            description = "A proposal",
            content = @Content(schema = @Schema(implementation = DeskWire.Planned.class)))
    @ProblemResponses({"not-authenticated", "message-malformed", "rate-limited", "unavailable"})
    public DeskWire.Planned plan(@Context HttpServletRequest request) throws IOException {
        AgencyId viewer = channels.require(request).acting();
        PlanRequest wanted = PlanRequest.read(Bodies.read(request));
        boolean english = Languages.of(request.getHeader("Accept-Language")).equals(Texts.ENGLISH);
        return DeskWire.Planned.of(
                drafts.plan(viewer, wanted.caseNumber(), wanted.order(), wanted.holders()),
                english);
    }
}
