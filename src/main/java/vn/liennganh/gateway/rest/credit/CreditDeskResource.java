package vn.liennganh.gateway.rest.credit;

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
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.credit.CreditDrafts;
import vn.liennganh.credit.CreditPolicy;
import vn.liennganh.credit.InterestDrafts;
import vn.liennganh.credit.position.Claim;
import vn.liennganh.credit.position.CreditCase;
import vn.liennganh.desk.Draft;
import vn.liennganh.desk.Standing;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.rest.Bodies;
import vn.liennganh.gateway.rest.Paths;
import vn.liennganh.gateway.rest.ProblemResponses;
import vn.liennganh.gateway.rest.RestResource;
import vn.liennganh.gateway.rest.desk.DraftWire;
import vn.liennganh.gateway.rest.desk.LiveMeasures;
import vn.liennganh.gateway.rest.desk.Matters;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.message.language.Languages;

/** What the bank-credit desk proposes and reckons. It sends nothing: it has no key. */
@Component
@Path("/credit")
@Tag(name = "credit")
public class CreditDeskResource implements RestResource {

    private final Channels channels;
    private final SeenCases cases;
    private final Matters matters;
    private final CreditDrafts drafts;
    private final InterestDrafts interest;
    private final CreditPolicy policy;
    private final LiveMeasures measures;

    CreditDeskResource(
            Channels channels,
            SeenCases cases,
            Matters matters,
            CreditDrafts drafts,
            InterestDrafts interest,
            CreditPolicy policy,
            LiveMeasures measures) {
        this.channels = channels;
        this.cases = cases;
        this.matters = matters;
        this.drafts = drafts;
        this.interest = interest;
        this.policy = policy;
        this.measures = measures;
    }

    @GET
    @Path("/package")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getCreditPackage",
            summary = "The cases of a package, and the answer to those that are open",
            description =
                    "Accepted is drafted where enforcement messages of the case have passed the"
                            + " hub; every other answer only the office knows. For the bank that"
                            + " sent it there is no draft.")
    @ApiResponse(
            responseCode = "200",
            description = "The package as far as the caller may see it",
            content = @Content(schema = @Schema(implementation = Package.class)))
    @ProblemResponses({"not-authenticated", "not-found", "rate-limited", "unavailable"})
    public Package ofPackage(
            @Parameter(description = "The package's exchange", required = true)
                    @QueryParam("exchange")
                    @Nullable String exchange,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        UUID id = Paths.id(exchange == null ? "" : exchange);
        List<Standing<CreditCase>> all = cases.ofPackage(viewer, id);
        boolean own = all.stream().allMatch(one -> own(viewer, one.content()));
        List<CreditCase> contents = all.stream().map(Standing::content).toList();
        boolean open =
                contents.stream()
                        .flatMap(one -> one.files().stream())
                        .flatMap(file -> file.claim().stream())
                        .anyMatch(
                                claim ->
                                        claim.exchange().equals(id)
                                                && claim.outcome() == Claim.Outcome.OPEN);
        return new Package(
                id.toString(),
                all.stream()
                        .flatMap(
                                one ->
                                        CreditLine.of(
                                                one.content(), one.at(), CreditWords.of(request))
                                                .stream())
                        .toList(),
                own && open
                        ? List.of(DraftWire.of(drafts.packageAnswer(id, contents)))
                        : List.of());
    }

    /** A package of cases, case by case. */
    @Schema(name = "CreditPackage")
    public record Package(String exchange, List<CreditLine> cases, List<DraftWire> drafts) {}

    @GET
    @Path("/case/drafts")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listCreditDrafts",
            summary = "What the caller may send next in a case, ready to be completed and signed",
            description =
                    "For the agency: papers asked for again, return of the request, termination"
                            + " upon consent, a proposal to waive interest. For the department:"
                            + " the waiver on its way. For a bank: none.")
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
    public DraftWire.Drafts caseDrafts(
            @Parameter(description = "The case number", required = true) @QueryParam("number")
                    @Nullable String number,
            @Parameter(description = "Whose case it is; the caller's own where absent")
                    @QueryParam("agency")
                    @Nullable String agency,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        CreditCase one = cases.one(viewer, agency, number, null).content();
        Set<AgencyId> viewers = matters.viewers(viewer);
        List<Draft> all =
                own(viewer, one)
                        ? drafts.ofAgency(
                                one,
                                () -> measures.of(viewer, one.key().agency(), one.key().number()))
                        : drafts.ofCentral(one, viewers);
        return DraftWire.Drafts.of(all);
    }

    @POST
    @Path("/interest")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "reckonCreditInterest",
            summary = "Interest up to a day by dated rules, and the statement that both sides sign",
            description = "Nothing is stored or sent; the judgment governs.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    InterestRequest.Wire.class))))
    @ApiResponse(
            responseCode = "200",
            description = "The interest",
            content = @Content(schema = @Schema(implementation = InterestWire.class)))
    @ProblemResponses({
        "not-authenticated",
        "not-found",
        "message-malformed",
        "rate-limited",
        "unavailable"
    })
    public InterestWire interest(@Context HttpServletRequest request) throws IOException {
        AgencyId viewer = channels.require(request).acting();
        InterestRequest asked = InterestRequest.read(Bodies.read(request));
        CreditCase one = cases.one(viewer, asked.agency(), asked.caseNumber(), null).content();
        List<Claim> claims =
                one.files().stream()
                        .filter(
                                file ->
                                        asked.bank().isEmpty()
                                                || file.institution().value().equals(asked.bank()))
                        .flatMap(file -> file.claim().stream())
                        .toList();
        if (claims.size() != 1) {
            throw new ProblemException(Problem.badParameter("bank"));
        }
        try {
            return InterestWire.of(
                    interest.reckon(one, claims.get(0), asked.question(), !own(viewer, one)),
                    rule(request),
                    CreditWords.of(request));
        } catch (IllegalArgumentException tooMany) {
            throw new ProblemException(Problem.badParameter("balances"));
        }
    }

    private String rule(HttpServletRequest request) {
        var locale = Languages.of(request.getHeader("Accept-Language"));
        String basis = locale.equals(Texts.ENGLISH) ? policy.en() : policy.vi();
        return Texts.render(Text.of("credit.interest-rule", policy.daysInYear(), basis), locale);
    }

    private boolean own(AgencyId viewer, CreditCase one) {
        return matters.viewers(viewer).contains(one.key().agency());
    }
}
