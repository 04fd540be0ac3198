package vn.liennganh.gateway.rest.statistics;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import vn.liennganh.desk.Desks;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.rest.Bodies;
import vn.liennganh.gateway.rest.Paths;
import vn.liennganh.gateway.rest.ProblemResponses;
import vn.liennganh.gateway.rest.RestResource;
import vn.liennganh.gateway.rest.desk.DraftWire;
import vn.liennganh.gateway.rest.desk.Matters;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.statistics.StatisticsBook;
import vn.liennganh.statistics.StatisticsDrafts;
import vn.liennganh.statistics.period.Form;

/** Holds a form against a partner's own figures, line by line. */
@Component
@Path("/statistics")
@Tag(name = "statistics")
public class ReconcileResource implements RestResource {

    private static final int ROWS_MAX = 500;

    private final Channels channels;
    private final Matters matters;
    private final Desks desks;
    private final StatisticsBook book;
    private final StatisticsDrafts drafts;

    ReconcileResource(
            Channels channels,
            Matters matters,
            Desks desks,
            StatisticsBook book,
            StatisticsDrafts drafts) {
        this.channels = channels;
        this.matters = matters;
        this.desks = desks;
        this.book = book;
        this.drafts = drafts;
    }

    /** What a partner holds against a form. */
    @Schema(name = "StatisticsReconciliation")
    record Asked(
            @Schema(description = "The exchange of the form") String exchange,
            @Schema(
                            type = "array",
                            description = "The caller's own rows, as the form's schema has them")
                    List<Object> rows) {}

    @POST
    @Path("/reconcile")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "reconcileStatistics",
            summary = "The confirmation that the caller's own figures come to; nothing is stored",
            description =
                    "Every cell that differs is named with both values; without any the draft"
                            + " confirms.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = Asked.class))))
    @ApiResponse(
            responseCode = "200",
            description = "A confirmation to be signed",
            content = @Content(schema = @Schema(implementation = DraftWire.class)))
    @ProblemResponses({
        "not-authenticated",
        "not-found",
        "message-malformed",
        "rate-limited",
        "unavailable"
    })
    public DraftWire reconcile(@Context HttpServletRequest request) throws IOException {
        Set<AgencyId> readers = matters.viewers(channels.require(request).acting());
        JsonNode asked = read(Bodies.read(request));
        UUID exchange = Paths.id(asked.path("exchange").asString(""));
        Form form =
                desks.find(book, exchange).stream()
                        .flatMap(one -> one.content().forms().stream())
                        .filter(one -> one.exchange().equals(exchange))
                        .filter(one -> one.partners().stream().anyMatch(readers::contains))
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(Problem.notFound()));
        List<Form.Line> rows = new ArrayList<>();
        asked.path("rows").forEach(row -> rows.add(Form.line(row)));
        if (rows.isEmpty() || rows.size() > ROWS_MAX) {
            throw new ProblemException(Problem.badParameter("rows"));
        }
        return DraftWire.of(drafts.confirmation(form, rows));
    }

    private static JsonNode read(byte[] json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JacksonException malformed) {
            throw new ProblemException(Problem.badParameter("body"));
        }
    }
}
