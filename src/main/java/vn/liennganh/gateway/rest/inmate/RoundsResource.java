package vn.liennganh.gateway.rest.inmate;

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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.rest.Bodies;
import vn.liennganh.gateway.rest.Paths;
import vn.liennganh.gateway.rest.ProblemResponses;
import vn.liennganh.gateway.rest.RestResource;
import vn.liennganh.gateway.rest.desk.DraftWire;
import vn.liennganh.gateway.rest.desk.Matters;
import vn.liennganh.inmate.RoundBook;
import vn.liennganh.inmate.Rounds;
import vn.liennganh.inmate.certificate.Round;
import vn.liennganh.inmate.plan.OfficePolicy;
import vn.liennganh.message.AgencyId;

/** Rounds of certificates: a keeper sees all its lists, an agency those that came to it. */
@Component
@Path("/rounds")
@Tag(name = "rounds")
public class RoundsResource implements RestResource {

    private final Channels channels;
    private final Matters matters;
    private final RoundBook book;
    private final Rounds rounds;
    private final OfficePolicy policy;

    RoundsResource(
            Channels channels,
            Matters matters,
            RoundBook book,
            Rounds rounds,
            OfficePolicy policy) {
        this.channels = channels;
        this.matters = matters;
        this.book = book;
        this.rounds = rounds;
        this.policy = policy;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listRounds",
            summary = "Lists of rounds, one for each agency; of one round with its lines by state")
    @ApiResponse(
            responseCode = "200",
            description = "One page, perhaps empty",
            content = @Content(schema = @Schema(implementation = RoundWire.Page.class)))
    @ProblemResponses({"not-authenticated", "message-malformed", "rate-limited", "unavailable"})
    public RoundWire.Page list(
            @Parameter(description = "The `round` of a list: only its lists, with states")
                    @QueryParam("round")
                    @Nullable String round,
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
        boolean one = round != null && !round.isEmpty();
        Matters.Page<Round> page =
                matters.page(
                        book, viewer, one ? Set.of(RoundBook.of(round)) : Set.of(), after, size);
        return new RoundWire.Page(
                page.items().stream()
                        .map(
                                all ->
                                        RoundWire.Part.of(
                                                all.content(),
                                                one ? rounds.lines(all.content()) : null))
                        .toList(),
                page.next());
    }

    @GET
    @Path("/{exchange}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getRoundLines",
            summary = "One list, line by line: what was certified, and what is still owed there")
    @ApiResponse(
            responseCode = "200",
            description = "The list",
            content = @Content(schema = @Schema(implementation = RoundWire.Lines.class)))
    @ProblemResponses({"not-authenticated", "not-found", "rate-limited", "unavailable"})
    public RoundWire.Lines lines(
            @PathParam("exchange") String exchange, @Context HttpServletRequest request) {
        Round round = find(channels.require(request).acting(), exchange);
        List<vn.liennganh.inmate.certificate.Line> all = rounds.lines(round);
        return new RoundWire.Lines(
                RoundWire.Part.of(round, all), all.stream().map(RoundWire.Person::of).toList());
    }

    @GET
    @Path("/{exchange}/drafts")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listRoundDrafts",
            summary = "Certificates of the lines that are not answered, for the agency to complete",
            description =
                    "Whether lines on which nobody asked wait for the others is office policy.")
    @ApiResponse(
            responseCode = "200",
            description = "Drafts, perhaps none",
            content = @Content(schema = @Schema(implementation = DraftWire.Drafts.class)))
    @ProblemResponses({"not-authenticated", "not-found", "rate-limited", "unavailable"})
    public DraftWire.Drafts drafts(
            @PathParam("exchange") String exchange, @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        Round round = find(viewer, exchange);
        return DraftWire.Drafts.of(
                round.agency().equals(viewer)
                        ? rounds.certificates(round, policy.certifying().requestedFirst())
                        : List.of());
    }

    @POST
    @Path("/split")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "splitRound",
            summary = "A keeper's whole list, split by competent agency; nothing is stored or sent",
            description =
                    "A line goes to the agency that it names, else to the one that has the same"
                            + " decision or judgment on the keeper's account, else to that of the"
                            + " place of the court; at most 500 lines a message.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    RoundRequest.Wire.class))))
    @ApiResponse(
            responseCode = "200",
            description = "Lists to sign, and lines that nobody can place",
            content = @Content(schema = @Schema(implementation = RoundWire.Split.class)))
    @ProblemResponses({"not-authenticated", "message-malformed", "rate-limited", "unavailable"})
    public RoundWire.Split split(@Context HttpServletRequest request) throws IOException {
        AgencyId viewer = channels.require(request).acting();
        RoundRequest wanted = RoundRequest.read(Bodies.read(request));
        return RoundWire.Split.of(rounds.split(viewer, wanted.round(), wanted.lines()));
    }

    private Round find(AgencyId viewer, String exchange) {
        return matters
                .visible(book, viewer, rounds.find(Paths.id(exchange)).stream().toList(), null)
                .stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.notFound()))
                .content();
    }
}
