package vn.liennganh.gateway.rest.credit;

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
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.credit.CreditBook;
import vn.liennganh.credit.Marks;
import vn.liennganh.credit.position.CreditCase;
import vn.liennganh.credit.position.Event;
import vn.liennganh.credit.position.Stage;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Standing;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.rest.ProblemResponses;
import vn.liennganh.gateway.rest.RestResource;
import vn.liennganh.gateway.rest.Views;
import vn.liennganh.gateway.rest.desk.Matters;
import vn.liennganh.gateway.rest.wire.DutyWording;
import vn.liennganh.gateway.rest.wire.ExchangeWire;
import vn.liennganh.gateway.rest.wire.Wordings;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.Obligation;

/** Where each case of a bank stands, who waits on whom, and what has moved. */
@Component
@Path("/credit")
@Tag(name = "credit")
public class CreditResource implements RestResource {

    private final Channels channels;
    private final CreditBook book;
    private final Desks desks;
    private final Matters matters;
    private final SeenCases cases;
    private final Views views;
    private final Wordings wordings;

    CreditResource(
            Channels channels,
            CreditBook book,
            Desks desks,
            Matters matters,
            SeenCases cases,
            Views views,
            Wordings wordings) {
        this.channels = channels;
        this.book = book;
        this.desks = desks;
        this.matters = matters;
        this.cases = cases;
        this.views = views;
        this.wordings = wordings;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listCreditCases",
            summary = "Cases of banks as far as the caller may see them, by agency and number",
            description = "A bank sees its own files only; a line for each bank of a case.")
    @ApiResponse(
            responseCode = "200",
            description = "One page, perhaps empty",
            content = @Content(schema = @Schema(implementation = CreditWire.Lines.class)))
    @ProblemResponses({"not-authenticated", "message-malformed", "rate-limited", "unavailable"})
    public CreditWire.Lines list(
            @Parameter(description = "Only cases at this stage", example = "attached")
                    @QueryParam("stage")
                    @Nullable String stage,
            @Parameter(description = "Only where it is this agency's turn") @QueryParam("waitsOn")
                    @Nullable String waitsOn,
            @Parameter(description = "`obstacle`, `papers-missing` or `aside`: only cases with it")
                    @QueryParam("with")
                    @Nullable String with,
            @Parameter(
                            description = "1 to 1000 cases",
                            schema = @Schema(type = "integer", defaultValue = "100"))
                    @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(description = "The `next` of an earlier page") @QueryParam("after")
                    @Nullable String after,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        Set<String> marks =
                SeenCases.marks(
                        Stream.of(
                                Optional.of(Marks.credit(viewer)),
                                given(stage).map(word -> Marks.stage(viewer, stage(word))),
                                given(waitsOn)
                                        .map(one -> SeenCases.id("waitsOn", one))
                                        .map(one -> Marks.waitsOn(viewer, one)),
                                given(with).map(word -> with(viewer, word))));
        Matters.Page<CreditCase> page = matters.page(book, viewer, marks, after, size(limit));
        UnaryOperator<String> words = CreditWords.of(request);
        return new CreditWire.Lines(
                page.items().stream()
                        .map(one -> cases.cut(viewer, one))
                        .flatMap(one -> CreditLine.of(one.content(), one.at(), words).stream())
                        .toList(),
                page.next());
    }

    @GET
    @Path("/case")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getCreditCase",
            summary = "One case: claims, milestones, what was asked and told, waivers, duties",
            description =
                    "With `at`, the case as it stood at that instant, made from the messages that"
                            + " the hub had accepted until then; duties are those of now.")
    @ApiResponse(
            responseCode = "200",
            description = "The case",
            content = @Content(schema = @Schema(implementation = CreditWire.Case.class)))
    @ProblemResponses({
        "not-authenticated",
        "not-found",
        "message-malformed",
        "rate-limited",
        "unavailable"
    })
    public CreditWire.Case one(
            @Parameter(description = "The case number", required = true) @QueryParam("number")
                    @Nullable String number,
            @Parameter(description = "Whose case it is; the caller's own where absent")
                    @QueryParam("agency")
                    @Nullable String agency,
            @Parameter(description = "State as of this instant (RFC 3339); now where absent")
                    @QueryParam("at")
                    @Nullable String at,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        Standing<CreditCase> found = cases.one(viewer, agency, number, at);
        DutyWording wording = wordings.of(request);
        List<ExchangeWire.Owed> duties =
                views.duties(desks.exchanges(book, found.matter()), viewer).stream()
                        .filter(Obligation::outstanding)
                        .map(duty -> ExchangeWire.Owed.of(duty, wording))
                        .toList();
        return CreditWire.Case.of(found.content(), found.at(), duties, CreditWords.of(request));
    }

    @GET
    @Path("/moved")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listMovedCreditCases",
            summary = "What has moved since an instant, case by case",
            description = "What happened in a case on behalf of another bank is no movement.")
    @ApiResponse(
            responseCode = "200",
            description = "One page, perhaps empty with more behind it",
            content = @Content(schema = @Schema(implementation = CreditWire.Moved.class)))
    @ProblemResponses({"not-authenticated", "message-malformed", "rate-limited", "unavailable"})
    public CreditWire.Moved moved(
            @Parameter(description = "RFC 3339", required = true) @QueryParam("since")
                    @Nullable String since,
            @Parameter(
                            description = "1 to 1000 cases",
                            schema = @Schema(type = "integer", defaultValue = "100"))
                    @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(description = "The `next` of an earlier page") @QueryParam("after")
                    @Nullable String after,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        if (since == null || since.isEmpty()) {
            throw new ProblemException(Problem.badParameter("since"));
        }
        Instant from = Matters.instant(since).orElseThrow();
        Matters.Page<CreditCase> page =
                matters.moved(book, viewer, Set.of(Marks.credit(viewer)), after, size(limit), from);
        UnaryOperator<String> words = CreditWords.of(request);
        return new CreditWire.Moved(
                page.items().stream()
                        .map(one -> cases.cut(viewer, one))
                        .map(one -> moved(one, from, words))
                        .filter(one -> !one.moved().isEmpty())
                        .toList(),
                page.next());
    }

    private static CreditWire.MovedCase moved(
            Standing<CreditCase> one, Instant since, UnaryOperator<String> words) {
        return new CreditWire.MovedCase(
                one.matter().agency().value(),
                one.matter().number(),
                CreditLine.of(one.content(), one.at(), words),
                Event.of(one.content()).stream()
                        .filter(event -> event.at().isAfter(since))
                        .map(event -> CreditWire.Step.of(event, words))
                        .toList());
    }

    private static Stage stage(String word) {
        return Arrays.stream(Stage.values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.badParameter("stage")));
    }

    private static String with(AgencyId viewer, String word) {
        return switch (word) {
            case "obstacle" -> Marks.obstacle(viewer);
            case "papers-missing" -> Marks.papersMissing(viewer);
            case "aside" -> Marks.aside(viewer);
            default -> throw new ProblemException(Problem.badParameter("with"));
        };
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(one -> !one.isEmpty());
    }

    private static int size(@Nullable String limit) {
        return Matters.size(limit);
    }
}
