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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.desk.Standing;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.rest.ProblemResponses;
import vn.liennganh.gateway.rest.RestResource;
import vn.liennganh.gateway.rest.desk.Matters;
import vn.liennganh.inmate.CertificateDrafts;
import vn.liennganh.inmate.CertifiedMoney;
import vn.liennganh.inmate.ReturnBook;
import vn.liennganh.inmate.certificate.Returns;
import vn.liennganh.inmate.plan.OfficePolicy;
import vn.liennganh.message.AgencyId;

/** Certificates of an office that count money which has gone back. */
@Component
@Path("/certificate-requests/touched")
@Tag(name = "inmates")
public class TouchedResource implements RestResource {

    private final Channels channels;
    private final Matters matters;
    private final ReturnBook returns;
    private final CertifiedMoney money;
    private final CertificateDrafts drafts;
    private final OfficePolicy policy;

    TouchedResource(
            Channels channels,
            Matters matters,
            ReturnBook returns,
            CertifiedMoney money,
            CertificateDrafts drafts,
            OfficePolicy policy) {
        this.channels = channels;
        this.matters = matters;
        this.returns = returns;
        this.money = money;
        this.drafts = drafts;
        this.policy = policy;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listTouchedCertificates",
            summary = "Certificates that count money which went back after they were given",
            description =
                    "Of the caller as the agency that issued them, in rounds or on request, each"
                            + " with what the office wants drafted. A page may hold more or fewer"
                            + " than its limit: it counts prisoners with returned money.")
    @ApiResponse(
            responseCode = "200",
            description = "One page, perhaps empty",
            content = @Content(schema = @Schema(implementation = RequestWire.TouchedPage.class)))
    @ProblemResponses({"not-authenticated", "message-malformed", "rate-limited", "unavailable"})
    public RequestWire.TouchedPage touched(
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
        Matters.Page<Returns> page = matters.page(returns, viewer, Set.of(), after, size);
        return new RequestWire.TouchedPage(
                page.items().stream()
                        .map(Standing::content)
                        .flatMap(one -> money.touched(one).stream())
                        .map(
                                one ->
                                        RequestWire.Touched.of(
                                                one, drafts.after(one).stream().toList()))
                        .toList(),
                policy.certifying().whenReturned().word(),
                page.next());
    }
}
