package vn.liennganh.gateway.rest.coercion;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.coercion.CoercionBook;
import vn.liennganh.coercion.operation.Difference;
import vn.liennganh.coercion.operation.Operation;
import vn.liennganh.coercion.operation.Readiness;
import vn.liennganh.coercion.operation.Texting;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Heard;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.rest.ProblemResponses;
import vn.liennganh.gateway.rest.RestResource;
import vn.liennganh.gateway.rest.desk.Matters;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.Obligation;

/** SeenOperations of coercion: agreed with whom on what, what was changed, what is missing. */
@Component
@Path("/coercions")
@Tag(name = "coercions")
public class CoercionsResource implements RestResource {

    private final Channels channels;
    private final SeenOperations operations;
    private final Desks desks;
    private final CoercionWords words;
    private final OwnStops stops;

    CoercionsResource(
            Channels channels,
            SeenOperations operations,
            Desks desks,
            CoercionWords words,
            OwnStops stops) {
        this.channels = channels;
        this.stops = stops;
        this.operations = operations;
        this.desks = desks;
        this.words = words;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @io.swagger.v3.oas.annotations.Operation(
            operationId = "listCoercions",
            summary = "SeenOperations in which the caller takes part, by agency and case number")
    @ApiResponse(
            responseCode = "200",
            description = "One page, perhaps empty",
            content = @Content(schema = @Schema(implementation = CoercionWire.Page.class)))
    @ProblemResponses({"not-authenticated", "message-malformed", "rate-limited", "unavailable"})
    public CoercionWire.Page list(
            @Parameter(
                            description = "Only operations with this mark",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {
                                                "security",
                                                "awaited",
                                                "refused",
                                                "reopened",
                                                "consented",
                                                "unable",
                                                "paused",
                                                "postponed",
                                                "over"
                                            }))
                    @QueryParam("mark")
                    @Nullable String mark,
            @Parameter(
                            description = "1 to 1000",
                            schema = @Schema(type = "integer", defaultValue = "100"))
                    @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(description = "The `next` of an earlier page") @QueryParam("after")
                    @Nullable String after,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        if (mark != null && !CoercionBook.MARKS.contains(mark)) {
            throw new ProblemException(Problem.badParameter("mark"));
        }
        int size = Matters.size(limit);
        Matters.Page<Operation> page =
                operations.page(viewer, mark == null ? Set.of() : Set.of(mark), after, size);
        List<Operation> all =
                page.items().stream().map(one -> operations.seen(viewer, one.content())).toList();
        Map<UUID, List<StopWire>> held = stops.of(viewer, all, request);
        return new CoercionWire.Page(
                all.stream()
                        .map(
                                one ->
                                        CoercionWire.Summary.of(
                                                one,
                                                operations.marks(one),
                                                held.getOrDefault(one.exchange(), List.of())))
                        // A mark may come of a message that the caller has not got.
                        .filter(one -> mark == null || one.marks().contains(mark))
                        .toList(),
                page.next());
    }

    @GET
    @Path("/{exchange}")
    @Produces(MediaType.APPLICATION_JSON)
    @io.swagger.v3.oas.annotations.Operation(
            operationId = "getCoercion",
            summary = "One operation: its texts, consents, forces and history",
            description =
                    "The agency sees all of it; everybody else what it sent, got or was copied,"
                            + " and what follows from that. Stops are those of now.")
    @ApiResponse(
            responseCode = "200",
            description = "The operation",
            content = @Content(schema = @Schema(implementation = CoercionWire.One.class)))
    @ProblemResponses({
        "not-authenticated",
        "not-found",
        "message-malformed",
        "rate-limited",
        "unavailable"
    })
    public CoercionWire.One one(
            @PathParam("exchange") String exchange,
            @Parameter(
                            description = "State as of this instant (RFC 3339); now where absent",
                            example = "2026-11-20T14:05:00+07:00")
                    @QueryParam("at")
                    @Nullable String at,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        Operation seen = operations.of(viewer, exchange, at);
        return CoercionWire.One.of(
                seen,
                operations.marks(seen),
                stops.of(viewer, List.of(seen), request).getOrDefault(seen.exchange(), List.of()),
                at == null || at.isEmpty() ? operations.state(seen) : Optional.empty(),
                words.of(request));
    }

    @GET
    @Path("/{exchange}/diff")
    @Produces(MediaType.APPLICATION_JSON)
    @io.swagger.v3.oas.annotations.Operation(
            operationId = "compareCoercionTexts",
            summary = "What was changed between two texts, field by field",
            description =
                    "A consultation against a plan is compared in what both speak of. Without"
                            + " `from` and `to`, the last two texts.")
    @ApiResponse(
            responseCode = "200",
            description = "The differences, perhaps none",
            content = @Content(schema = @Schema(implementation = CheckWire.Differences.class)))
    @ProblemResponses({
        "not-authenticated",
        "not-found",
        "message-malformed",
        "rate-limited",
        "unavailable"
    })
    public CheckWire.Differences diff(
            @PathParam("exchange") String exchange,
            @Parameter(description = "Label of the earlier text", example = "1") @QueryParam("from")
                    @Nullable String from,
            @Parameter(description = "Label of the later text", example = "2-plan")
                    @QueryParam("to")
                    @Nullable String to,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        List<Texting> texts = Texting.of(operations.of(viewer, exchange, null));
        Texting later = text(texts, to, "to", texts.size() - 1);
        Texting earlier = text(texts, from, "from", Math.max(0, texts.indexOf(later) - 1));
        return CheckWire.Differences.of(
                exchange,
                earlier.label(),
                later.label(),
                Difference.between(said(earlier).body(), said(later).body()),
                words.of(request));
    }

    private Heard said(Texting text) {
        return desks.message(text.fact().message()).orElseThrow();
    }

    private static Texting text(
            List<Texting> texts, @Nullable String label, String parameter, int otherwise) {
        if (texts.isEmpty()) {
            throw new ProblemException(Problem.notFound());
        }
        if (label == null || label.isEmpty()) {
            return texts.get(otherwise);
        }
        return texts.stream()
                .filter(one -> one.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.badParameter(parameter)));
    }

    @GET
    @Path("/{exchange}/readiness")
    @Produces(MediaType.APPLICATION_JSON)
    @io.swagger.v3.oas.annotations.Operation(
            operationId = "checkCoercion",
            summary = "What is missing before the decision to go",
            description =
                    "A list to look at; it decides nothing. By the messages that the caller sent"
                            + " or got: the agency alone sees all of them.")
    @ApiResponse(
            responseCode = "200",
            description = "The list",
            content = @Content(schema = @Schema(implementation = CheckWire.Ready.class)))
    @ProblemResponses({"not-authenticated", "not-found", "rate-limited", "unavailable"})
    public CheckWire.Ready readiness(
            @PathParam("exchange") String exchange, @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        Operation seen = operations.of(viewer, exchange, null);
        Readiness ready = Readiness.of(seen);
        List<Obligation> duties = operations.duties(viewer, seen);
        CoercionWords.Reader reader = words.of(request);
        return new CheckWire.Ready(
                exchange,
                ready.complete(),
                ready.items().stream()
                        .map(
                                one ->
                                        CheckWire.Line.of(
                                                one, duty(duties, one.wanted().owes()), reader))
                        .toList());
    }

    private static Optional<Obligation> duty(List<Obligation> duties, String owes) {
        return duties.stream()
                .filter(one -> one.owes().equals("coercion-security." + owes))
                .findFirst();
    }
}
