package vn.liennganh.gateway.rest.statistics;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.liennganh.desk.Draft;
import vn.liennganh.desk.Standing;
import vn.liennganh.directory.Directory;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.rest.ProblemResponses;
import vn.liennganh.gateway.rest.RestResource;
import vn.liennganh.gateway.rest.desk.DraftWire;
import vn.liennganh.gateway.rest.desk.Matters;
import vn.liennganh.message.AgencyId;
import vn.liennganh.statistics.CourtRequests;
import vn.liennganh.statistics.Statistics;
import vn.liennganh.statistics.StatisticsDrafts;
import vn.liennganh.statistics.figure.Period;
import vn.liennganh.statistics.period.PeriodReport;

/** What may be sent next of a period's forms and reports. */
@Component
@Path("/statistics/drafts")
@Tag(name = "statistics")
public class StatisticsDraftsResource implements RestResource {

    private final Channels channels;
    private final Matters matters;
    private final Statistics statistics;
    private final StatisticsDrafts drafts;
    private final CourtRequests requests;
    private final Directory directory;

    StatisticsDraftsResource(
            Channels channels,
            Matters matters,
            Statistics statistics,
            StatisticsDrafts drafts,
            CourtRequests requests,
            Directory directory) {
        this.channels = channels;
        this.matters = matters;
        this.statistics = statistics;
        this.drafts = drafts;
        this.requests = requests;
        this.directory = directory;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listStatisticsDrafts",
            summary = "Forms, minutes on differences and corrections, ready to be completed",
            description =
                    "Forms 01 and 03 and the reports upwards out of what units reported; form 02"
                            + " out of the requests to courts that the hub accepted; minutes"
                            + " where a partner named differences; the letter of correction for the"
                            + " next period of the year once they are settled.")
    @ApiResponse(
            responseCode = "200",
            description = "Drafts, perhaps none",
            content = @Content(schema = @Schema(implementation = DraftWire.Drafts.class)))
    @ProblemResponses({"not-authenticated", "message-malformed", "rate-limited", "unavailable"})
    public DraftWire.Drafts drafts(
            @BeanParam AskedPeriod asked, @Context HttpServletRequest request) {
        Period period = asked.period();
        AgencyId viewer = channels.require(request).acting();
        Set<AgencyId> readers = matters.viewers(viewer);
        List<Standing<PeriodReport>> all = statistics.all(readers, period);
        Optional<PeriodReport> own = Statistics.own(all, readers).map(Standing::content);
        List<Standing<PeriodReport>> units =
                Statistics.below(all, readers).stream()
                        .filter(one -> readers.contains(one.matter().agency()))
                        .toList();
        List<Draft> found = new ArrayList<>();
        Statistics.sum(units)
                .ifPresent(
                        sum ->
                                found.addAll(
                                        drafts.reports(
                                                period,
                                                own,
                                                sum,
                                                statistics.targets(
                                                        readers, viewer.value(), period.year()))));
        List<CourtRequests.Row> rows = requests.rows(viewer, period, this::court);
        if (!found.isEmpty() || rows.stream().anyMatch(one -> one.sent() > 0)) {
            found.add(drafts.courtRequests(period, own, rows));
        }
        own.ifPresent(
                mine ->
                        found.addAll(
                                drafts.settling(
                                        period,
                                        mine.forms().stream()
                                                .filter(form -> readers.contains(form.lead()))
                                                .toList())));
        return DraftWire.Drafts.of(found);
    }

    private boolean court(AgencyId agency) {
        return directory.agency(agency).filter(one -> one.kind().equals("court")).isPresent();
    }
}
