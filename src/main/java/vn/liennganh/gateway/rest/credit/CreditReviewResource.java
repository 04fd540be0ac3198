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
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.credit.CreditBook;
import vn.liennganh.credit.Marks;
import vn.liennganh.credit.Minutes;
import vn.liennganh.credit.MinutesBook;
import vn.liennganh.credit.ReviewDrafts;
import vn.liennganh.credit.position.CreditCase;
import vn.liennganh.desk.Query;
import vn.liennganh.desk.Standing;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.rest.ProblemResponses;
import vn.liennganh.gateway.rest.RestResource;
import vn.liennganh.gateway.rest.desk.DraftWire;
import vn.liennganh.gateway.rest.desk.Matters;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.WireTime;

/** The periodic review of a bank's cases, and what task forces have concluded. */
@Component
@Path("/credit")
@Tag(name = "credit")
public class CreditReviewResource implements RestResource {

    private final Channels channels;
    private final CreditBook book;
    private final MinutesBook minutes;
    private final Matters matters;
    private final SeenCases cases;
    private final ReviewDrafts reviews;

    CreditReviewResource(
            Channels channels,
            CreditBook book,
            MinutesBook minutes,
            Matters matters,
            SeenCases cases,
            ReviewDrafts reviews) {
        this.channels = channels;
        this.book = book;
        this.minutes = minutes;
        this.matters = matters;
        this.cases = cases;
        this.reviews = reviews;
    }

    @GET
    @Path("/review")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "draftCreditReview",
            summary = "The periodic review of one bank's cases, made of messages",
            description =
                    "Of the caller's own cases, as they stood at the end of the period; without"
                            + " days, of the last period that is over. Kind of period: office"
                            + " policy. A thousand cases at most.")
    @ApiResponse(
            responseCode = "200",
            description = "A draft to be completed and signed",
            content = @Content(schema = @Schema(implementation = DraftWire.Drafts.class)))
    @ProblemResponses({"not-authenticated", "message-malformed", "rate-limited", "unavailable"})
    public DraftWire.Drafts review(
            @Parameter(description = "The bank, its head office where it has one", required = true)
                    @QueryParam("bank")
                    @Nullable String bank,
            @Parameter(description = "First day", example = "2026-07-01") @QueryParam("from")
                    @Nullable String from,
            @Parameter(description = "Last day", example = "2026-09-30") @QueryParam("to")
                    @Nullable String to,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        AgencyId of = SeenCases.id("bank", bank == null ? "" : bank);
        ReviewDrafts.Period period =
                from == null && to == null
                        ? reviews.last()
                        : new ReviewDrafts.Period("other", day("from", from), day("to", to));
        String end =
                WireTime.millis(period.to().plusDays(1).atStartOfDay(WireTime.ZONE).toInstant());
        List<CreditCase> then =
                matters.visible(book, viewer, ofBank(viewer, of), end).stream()
                        .map(one -> cases.cut(viewer, one).content())
                        .filter(one -> matters.viewers(viewer).contains(one.key().agency()))
                        .toList();
        return then.isEmpty()
                ? DraftWire.Drafts.of(List.of())
                : DraftWire.Drafts.of(List.of(reviews.draft(of, period, then)));
    }

    private List<Standing<CreditCase>> ofBank(AgencyId viewer, AgencyId bank) {
        List<Standing<CreditCase>> all = new ArrayList<>();
        @Nullable String after = null;
        do {
            Matters.Page<CreditCase> page =
                    matters.page(
                            book, viewer, Set.of(Marks.bank(viewer, bank)), after, Query.LIMIT_MAX);
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }

    private static LocalDate day(String name, @Nullable String text) {
        try {
            return LocalDate.parse(String.valueOf(text));
        } catch (DateTimeException malformed) {
            throw new ProblemException(Problem.badParameter(name));
        }
    }

    /** Minutes of task forces. */
    @Schema(name = "CreditMinutes")
    public record AllMinutes(List<OneMinutes> items, @Nullable String next) {}

    @Schema(name = "CreditMinutesOne", description = "Minutes, and what came of each conclusion")
    public record OneMinutes(
            String exchange,
            String from,
            @Nullable String heldOn,
            String place,
            List<Concluded> conclusions) {

        static OneMinutes of(Minutes one) {
            return new OneMinutes(
                    one.exchange().toString(),
                    one.from().value(),
                    one.heldOn().map(Object::toString).orElse(null),
                    one.place(),
                    one.conclusions().stream().map(Concluded::of).toList());
        }
    }

    @Schema(name = "CreditConclusion")
    public record Concluded(
            String number,
            String conclusion,
            String responsible,
            @Nullable String dueOn,
            @Nullable String reportedAt,
            @Nullable String reportedBy,
            String result) {

        static Concluded of(Minutes.Conclusion one) {
            return new Concluded(
                    one.number(),
                    one.words(),
                    one.responsible(),
                    one.dueOn().map(Object::toString).orElse(null),
                    one.reportedAt().map(WireTime::millis).orElse(null),
                    one.by().map(AgencyId::value).orElse(null),
                    one.result());
        }
    }

    @GET
    @Path("/minutes")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listCreditMinutes",
            summary = "Task-force minutes that the caller wrote or got, with what came of them")
    @ApiResponse(
            responseCode = "200",
            description = "One page, perhaps empty",
            content = @Content(schema = @Schema(implementation = AllMinutes.class)))
    @ProblemResponses({"not-authenticated", "message-malformed", "rate-limited", "unavailable"})
    public AllMinutes minutes(
            @Parameter(
                            description = "`true`: only those with conclusions not reported on",
                            schema = @Schema(type = "boolean"))
                    @QueryParam("open")
                    @Nullable String open,
            @Parameter(description = "The `next` of an earlier page") @QueryParam("after")
                    @Nullable String after,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        Matters.Page<Minutes> page =
                matters.page(
                        minutes,
                        viewer,
                        "true".equals(open) ? Set.of(MinutesBook.OPEN) : Set.of(),
                        after,
                        100);
        List<OneMinutes> all = new ArrayList<>();
        page.items().forEach(one -> all.add(OneMinutes.of(one.content())));
        return new AllMinutes(all, page.next());
    }
}
