package vn.liennganh.gateway.rest.freeze;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.liennganh.desk.Standing;
import vn.liennganh.freeze.FreezeBook;
import vn.liennganh.freeze.FreezeDrafts;
import vn.liennganh.freeze.draft.Proposal;
import vn.liennganh.freeze.position.Position;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.rest.Bodies;
import vn.liennganh.gateway.rest.ProblemResponses;
import vn.liennganh.gateway.rest.RestResource;
import vn.liennganh.gateway.rest.desk.DraftWire;
import vn.liennganh.gateway.rest.desk.Matters;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Texts;
import vn.liennganh.message.language.Languages;

/** What is to be signed when something happens to a debt under measures. */
@Component
@Path("/freezes")
@Tag(name = "freezes")
public class OccasionResource implements RestResource {

    private final Channels channels;
    private final Matters matters;
    private final FreezeBook book;
    private final FreezeDrafts drafts;

    OccasionResource(Channels channels, Matters matters, FreezeBook book, FreezeDrafts drafts) {
        this.channels = channels;
        this.matters = matters;
        this.book = book;
        this.drafts = drafts;
    }

    @Schema(name = "FreezeProposal")
    record Proposed(
            @Schema(description = "Dong to be held from now on that no order covers") long missing,
            @Schema(description = "Accounts that stay free, wholly or in part, and why")
                    List<DeskWire.LeftOut> leftOut,
            @Schema(description = "In the order in which they are to be sent")
                    List<DraftWire> drafts) {}

    @POST
    @Path("/case/drafts")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "draftFreezeDecisions",
            summary = "Decisions on measures that stand, ready to be signed; nothing is sent",
            description =
                    "`changed`: the debt or ceiling is another, or was paid in part elsewhere."
                            + " `ended`: releases in full. `lapsed`: notices that the measures"
                            + " lapsed with the enforcement. `deducted`: a deduction and the"
                            + " release of the rest, two decisions. `minutes`: decisions that"
                            + " follow urgent minutes. Recipients of copies are added by the hub.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    OccasionRequest.Wire.class))))
    @ApiResponse(
            responseCode = "200",
            description = "Drafts, perhaps none",
            content = @Content(schema = @Schema(implementation = Proposed.class)))
    @ProblemResponses({
        "not-authenticated",
        "not-found",
        "message-malformed",
        "rate-limited",
        "unavailable"
    })
    public Proposed draft(@Context HttpServletRequest request) throws IOException {
        AgencyId viewer = channels.require(request).acting();
        OccasionRequest asked = OccasionRequest.read(Bodies.read(request), drafts.today());
        List<Standing<Position>> found =
                matters.ownCase(book, viewer, asked.caseNumber(), null).stream()
                        .filter(one -> asked.debtor().map(one.matter().part()::equals).orElse(true))
                        .toList();
        if (found.size() != 1) {
            throw new ProblemException(Problem.badParameter("debtor"));
        }
        Position position = found.get(0).content();
        if (asked.occasion().exchanges().stream()
                .anyMatch(
                        one ->
                                position.holds().stream()
                                        .noneMatch(hold -> hold.exchange().equals(one)))) {
            throw new ProblemException(Problem.badParameter("exchanges"));
        }
        Proposal proposal = drafts.papers(position).on(asked.cause(), asked.occasion());
        boolean english = Languages.of(request.getHeader("Accept-Language")).equals(Texts.ENGLISH);
        return new Proposed(
                proposal.missing(),
                proposal.leftOut().stream().map(one -> DeskWire.LeftOut.of(one, english)).toList(),
                proposal.drafts().stream().map(DraftWire::of).toList());
    }
}
