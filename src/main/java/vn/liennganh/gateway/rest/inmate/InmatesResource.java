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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.desk.Standing;
import vn.liennganh.exchange.ExchangeBook;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.rest.Paths;
import vn.liennganh.gateway.rest.ProblemResponses;
import vn.liennganh.gateway.rest.RestResource;
import vn.liennganh.gateway.rest.desk.DraftWire;
import vn.liennganh.gateway.rest.desk.Matters;
import vn.liennganh.inmate.InmateBook;
import vn.liennganh.inmate.InmateDrafts;
import vn.liennganh.inmate.InmateMoney;
import vn.liennganh.inmate.KeeperDrafts;
import vn.liennganh.inmate.ledger.Accounts;
import vn.liennganh.inmate.position.Inmate;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.Obligation;

/** Prisoners, for the agency whose case it is and for every keeper that has kept them. */
@Component
@Path("/inmates")
@Tag(name = "inmates")
public class InmatesResource implements RestResource {

    private final Channels channels;
    private final Matters matters;
    private final InmateBook book;
    private final InmateMoney money;
    private final InmateDrafts drafts;
    private final KeeperDrafts keepers;
    private final ExchangeBook exchanges;

    InmatesResource(
            Channels channels,
            Matters matters,
            InmateBook book,
            InmateMoney money,
            InmateDrafts drafts,
            KeeperDrafts keepers,
            ExchangeBook exchanges) {
        this.channels = channels;
        this.matters = matters;
        this.book = book;
        this.money = money;
        this.drafts = drafts;
        this.keepers = keepers;
        this.exchanges = exchanges;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listInmates", summary = "The caller's prisoners, a page at a time")
    @ApiResponse(
            responseCode = "200",
            description = "One page, perhaps empty",
            content = @Content(schema = @Schema(implementation = InmateWire.Page.class)))
    @ProblemResponses({"not-authenticated", "message-malformed", "rate-limited", "unavailable"})
    public InmateWire.Page list(
            @Parameter(description = "Only those that this keeper keeps or has kept")
                    @QueryParam("keeper")
                    @Nullable String keeper,
            @Parameter(
                            description =
                                    "`disputed`: with an open difference; `custody`: with papers"
                                            + " or things that are not returned",
                            schema = @Schema(allowableValues = {"disputed", "custody"}))
                    @QueryParam("with")
                    @Nullable String with,
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
        Set<String> marks = new HashSet<>();
        if (keeper != null && !keeper.isEmpty()) {
            marks.add(InmateBook.keptBy(Sides.agency("keeper", keeper)));
        }
        if (with != null && !with.isEmpty()) {
            if (!Set.of(InmateBook.DISPUTED, InmateBook.CUSTODY).contains(with)) {
                throw new ProblemException(Problem.badParameter("with"));
            }
            marks.add(with);
        }
        Matters.Page<Inmate> page = matters.page(book, viewer, marks, after, size);
        return new InmateWire.Page(
                page.items().stream()
                        .map(one -> InmateWire.Summary.of(one.content(), one.at()))
                        .toList(),
                page.next());
    }

    @GET
    @Path("/{exchange}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getInmate",
            summary = "One prisoner: every sum with its state and due day, papers and things",
            description =
                    "With `at`, money and papers as they stood at that instant; duties are those of"
                            + " now.")
    @ApiResponse(
            responseCode = "200",
            description = "The prisoner",
            content = @Content(schema = @Schema(implementation = InmateWire.One.class)))
    @ProblemResponses({
        "not-authenticated",
        "not-found",
        "message-malformed",
        "rate-limited",
        "unavailable"
    })
    public InmateWire.One one(
            @PathParam("exchange") String exchange,
            @Parameter(description = "State as of this instant (RFC 3339); now where absent")
                    @QueryParam("at")
                    @Nullable String at,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        Standing<Inmate> standing = find(viewer, exchange, at);
        Inmate inmate = standing.content();
        Accounts accounts =
                at == null || at.isEmpty()
                        ? money.accounts(inmate)
                        : money.accounts(inmate, Sides.instant(at));
        List<Obligation> duties =
                exchanges.find(inmate.exchange()).map(ExchangeState::obligations).orElse(List.of());
        return new InmateWire.One(
                InmateWire.Summary.of(inmate, standing.at()),
                inmate.owed().stream().map(InmateWire.Due::of).toList(),
                accounts.items().stream().map(one -> InmateWire.Sum.of(one, duties)).toList(),
                inmate.custody().stream().map(InmateWire.Thing::of).toList(),
                duties.stream()
                        .filter(duty -> concerns(viewer, duty))
                        .map(InmateWire.Duty::of)
                        .toList());
    }

    private static boolean concerns(AgencyId viewer, Obligation duty) {
        return duty.party().equals(viewer) || duty.owedTo().equals(viewer);
    }

    @GET
    @Path("/{exchange}/ledger")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getInmateLedger",
            summary = "Where every dong of a prisoner is, in double entry")
    @ApiResponse(
            responseCode = "200",
            description = "Balances, and the lines of every voucher",
            content = @Content(schema = @Schema(implementation = MoneyWire.Ledger.class)))
    @ProblemResponses({
        "not-authenticated",
        "not-found",
        "message-malformed",
        "rate-limited",
        "unavailable"
    })
    public MoneyWire.Ledger ledger(
            @PathParam("exchange") String exchange,
            @Parameter(description = "State as of this instant (RFC 3339); now where absent")
                    @QueryParam("at")
                    @Nullable String at,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        Inmate inmate = find(viewer, exchange, at).content();
        java.time.Instant until =
                at == null || at.isEmpty() ? java.time.Instant.MAX : Sides.instant(at);
        return new MoneyWire.Ledger(
                inmate.exchange().toString(),
                MoneyWire.Balance.all(money.accounts(inmate, until).balances()),
                money.journal(inmate, until).stream().map(MoneyWire.Line::of).toList());
    }

    @GET
    @Path("/{exchange}/drafts")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listInmateDrafts",
            summary = "What the caller may have to sign of a prisoner",
            description =
                    "For the agency receipts, account details and certificates; for a keeper the"
                            + " slip of a decision to be served, the list of money that it took"
                            + " and has not sent, the minutes of money that came for the prisoner."
                            + " What only the keeper has seen is named as missing.")
    @ApiResponse(
            responseCode = "200",
            description = "Drafts, perhaps none",
            content = @Content(schema = @Schema(implementation = DraftWire.Drafts.class)))
    @ProblemResponses({"not-authenticated", "not-found", "rate-limited", "unavailable"})
    public DraftWire.Drafts drafts(
            @PathParam("exchange") String exchange, @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        Inmate inmate = find(viewer, exchange, null).content();
        return DraftWire.Drafts.of(
                inmate.agency().equals(viewer)
                        ? drafts.ofAgency(inmate)
                        : keepers.of(inmate, viewer));
    }

    private Standing<Inmate> find(AgencyId viewer, String exchange, @Nullable String at) {
        return matters
                .visible(book, viewer, money.find(Paths.id(exchange)).stream().toList(), at)
                .stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
    }
}
