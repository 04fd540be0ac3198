package vn.liennganh.gateway.rest.credit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.springframework.stereotype.Component;
import vn.liennganh.credit.CreditCases;
import vn.liennganh.credit.CreditPolicy;
import vn.liennganh.credit.CreditSummary;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.rest.ProblemResponses;
import vn.liennganh.gateway.rest.RestResource;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Texts;
import vn.liennganh.message.language.Languages;

/** Cases and money of banks per stage, province and age. */
@Component
@Path("/credit/summary")
@Tag(name = "credit")
public class CreditSummaryResource implements RestResource {

    private final Channels channels;
    private final CreditCases cases;
    private final Directory directory;
    private final CreditPolicy policy;

    CreditSummaryResource(
            Channels channels, CreditCases cases, Directory directory, CreditPolicy policy) {
        this.channels = channels;
        this.cases = cases;
        this.directory = directory;
        this.policy = policy;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getCreditSummary",
            summary = "Cases and money per province, stage and age, as far as the caller may see",
            description = "Counts each bank of a case once; only cases of a package have money.")
    @ApiResponse(
            responseCode = "200",
            description = "The sums",
            content = @Content(schema = @Schema(implementation = CreditWire.Summary.class)))
    @ProblemResponses({"not-authenticated", "rate-limited", "unavailable"})
    public CreditWire.Summary summary(@Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        CreditSummary sums =
                new CreditSummary(
                        policy.ages(),
                        directory.today(),
                        agency -> directory.agency(agency).map(Agency::territory).orElse(""));
        CreditCases.All all = cases.all(viewer);
        all.cases().forEach(one -> sums.add(one.content()));
        boolean english = Languages.of(request.getHeader("Accept-Language")).equals(Texts.ENGLISH);
        return new CreditWire.Summary(
                all.complete(),
                english ? policy.en() : policy.vi(),
                sums.rows().stream()
                        .map(one -> CreditWire.Cell.of(one, CreditWords.of(request)))
                        .toList());
    }
}
