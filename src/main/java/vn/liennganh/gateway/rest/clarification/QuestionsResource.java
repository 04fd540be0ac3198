package vn.liennganh.gateway.rest.clarification;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.clarification.ClarificationBook;
import vn.liennganh.clarification.position.Asking;
import vn.liennganh.clarification.position.Position;
import vn.liennganh.clarification.search.Passages;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Standing;
import vn.liennganh.exchange.ExchangeBook;
import vn.liennganh.exchange.ObligationFilter;
import vn.liennganh.exchange.ObligationPage;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.rest.Paths;
import vn.liennganh.gateway.rest.ProblemResponses;
import vn.liennganh.gateway.rest.RestResource;
import vn.liennganh.gateway.rest.Views;
import vn.liennganh.gateway.rest.desk.Matters;
import vn.liennganh.gateway.rest.wire.DutyWording;
import vn.liennganh.gateway.rest.wire.ExchangeWire;
import vn.liennganh.gateway.rest.wire.Wordings;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.Obligation;

/** What an authority has to answer, by due day, and what was answered before, by its words. */
@Component
@Path("/clarifications")
@Tag(name = "clarifications")
public class QuestionsResource implements RestResource {

    private static final int LIMIT_DEFAULT = 100;
    private static final int SEARCH_DEFAULT = 20;
    private static final int WORDS_MAX = 300;
    private static final String PROCEDURE = "judgment-clarification.";

    private final Channels channels;
    private final ClarificationBook book;
    private final Desks desks;
    private final Passages passages;
    private final Matters matters;
    private final Views views;
    private final Wordings wordings;
    private final ClarificationViews questions;

    QuestionsResource(
            Channels channels,
            ClarificationBook book,
            Desks desks,
            Passages passages,
            Matters matters,
            Views views,
            Wordings wordings,
            ClarificationViews questions) {
        this.channels = channels;
        this.book = book;
        this.desks = desks;
        this.passages = passages;
        this.matters = matters;
        this.views = views;
        this.wordings = wordings;
        this.questions = questions;
    }

    @GET
    @Path("/queue")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listClarificationQueue",
            summary = "Requests that the caller has to answer or direct, the earliest due first")
    @ApiResponse(
            responseCode = "200",
            description = "The queue, perhaps empty",
            content = @Content(schema = @Schema(implementation = ClarificationWire.Queue.class)))
    @ProblemResponses({"not-authenticated", "message-malformed", "rate-limited", "unavailable"})
    public ClarificationWire.Queue queue(
            @Parameter(
                            description = "1 to 1000",
                            schema = @Schema(type = "integer", defaultValue = "100"))
                    @QueryParam("limit")
                    @Nullable String limit,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        int size =
                Paths.number(
                        Optional.ofNullable(limit),
                        "limit",
                        LIMIT_DEFAULT,
                        1,
                        ExchangeBook.PAGE_MAX);
        List<ClarificationWire.Waiting> waiting = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            ObligationPage page =
                    views.obligations(
                            viewer,
                            new ObligationFilter(
                                    Set.of(Obligation.Status.OPEN, Obligation.Status.OVERDUE),
                                    ObligationFilter.Role.PARTY),
                            after,
                            ExchangeBook.PAGE_MAX);
            for (Obligation duty : page.items()) {
                if (duty.owes().startsWith(PROCEDURE) && waiting.size() < size) {
                    waiting(duty, viewer, request).ifPresent(waiting::add);
                }
            }
            after = page.next();
        } while (after.isPresent() && waiting.size() < size);
        return new ClarificationWire.Queue(waiting);
    }

    private Optional<ClarificationWire.Waiting> waiting(
            Obligation duty, AgencyId viewer, HttpServletRequest request) {
        Set<AgencyId> names = matters.viewers(viewer);
        DutyWording wording = wordings.of(request);
        for (Standing<Position> one : desks.find(book, duty.exchange())) {
            Optional<Asking> asked =
                    one.content().asking(duty.exchange()).filter(asking -> asking.concerns(names));
            if (asked.isPresent()) {
                return Optional.of(
                        new ClarificationWire.Waiting(
                                one.matter().agency().value(),
                                one.matter().number(),
                                ExchangeWire.Owed.of(duty, wording),
                                questions.asking(asked.get(), viewer, false, true, request)));
            }
        }
        return Optional.empty();
    }

    @GET
    @Path("/search")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "searchClarifications",
            summary = "Earlier questions and answers by their words",
            description =
                    "Among what the caller asked or was asked. Every word must occur; accents and"
                            + " capitals do not matter. What may be a name is not looked for."
                            + " Answered ones come first.")
    @ApiResponse(
            responseCode = "200",
            description = "What was found, perhaps nothing",
            content = @Content(schema = @Schema(implementation = ClarificationWire.Hits.class)))
    @ProblemResponses({"not-authenticated", "message-malformed", "rate-limited", "unavailable"})
    public ClarificationWire.Hits search(
            @Parameter(description = "Words", example = "dien tich dat", required = true)
                    @QueryParam("q")
                    @Nullable String words,
            @Parameter(
                            description = "1 to 100",
                            schema = @Schema(type = "integer", defaultValue = "20"))
                    @QueryParam("limit")
                    @Nullable String limit,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        if (words == null || words.isBlank() || words.length() > WORDS_MAX) {
            throw new ProblemException(Problem.badParameter("q"));
        }
        int size =
                Paths.number(
                        Optional.ofNullable(limit), "limit", SEARCH_DEFAULT, 1, Passages.LIMIT_MAX);
        return new ClarificationWire.Hits(
                passages.find(matters.viewers(viewer), words, size).stream()
                        .map(questions::hit)
                        .toList());
    }
}
