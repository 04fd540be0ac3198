package vn.liennganh.gateway.rest.supervision;

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
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.desk.Draft;
import vn.liennganh.directory.Directory;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.rest.Paths;
import vn.liennganh.gateway.rest.ProblemResponses;
import vn.liennganh.gateway.rest.RestResource;
import vn.liennganh.gateway.rest.desk.DraftWire;
import vn.liennganh.gateway.rest.desk.Matters;
import vn.liennganh.inmate.position.Paper;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.WireTime;
import vn.liennganh.supervision.Docket;
import vn.liennganh.supervision.DocketLine;
import vn.liennganh.supervision.EndedCases;
import vn.liennganh.supervision.Mark;
import vn.liennganh.supervision.Section;
import vn.liennganh.supervision.Wanted;

/** A procuracy's docket, and an agency's list of ended cases. */
@Component
@Path("/supervision")
@Tag(name = "supervision")
public class SupervisionResource implements RestResource {

    private static final String PROCURACY = "procuracy";
    private static final String ENFORCEMENT = "enforcement-agency";
    private static final int LIMIT_MAX = 200;
    private static final int DAYS_MAX = 400;

    private final Channels channels;
    private final Matters matters;
    private final Directory directory;
    private final Docket docket;
    private final EndedCases endedCases;
    private final PaidCases paidCases;
    private final Clock clock;

    SupervisionResource(
            Channels channels,
            Matters matters,
            Directory directory,
            Docket docket,
            EndedCases endedCases,
            PaidCases paidCases,
            Clock hubClock) {
        this.channels = channels;
        this.matters = matters;
        this.directory = directory;
        this.docket = docket;
        this.endedCases = endedCases;
        this.paidCases = paidCases;
        this.clock = hubClock;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listSupervision",
            summary = "The procuracy's docket: what arrived when, late or not at all",
            description =
                    "`copies` are decisions and minutes to be sent to it within their time;"
                            + " `owed-to-us` and `owed-by-us` answers, implementation and opinions;"
                            + " `windows` times for a protest; `exemptions` every step of a dossier"
                            + " that the procuracy was told of, the court's as well. Every due"
                            + " instant is the duty's own. Only a procuracy has a docket, and sees"
                            + " its own.")
    @ApiResponse(
            responseCode = "200",
            description = "One page, perhaps empty",
            content = @Content(schema = @Schema(implementation = SupervisionWire.Lines.class)))
    @ProblemResponses({
        "not-authenticated",
        "not-found",
        "message-malformed",
        "rate-limited",
        "unavailable"
    })
    public SupervisionWire.Lines lines(
            @Parameter(
                            schema =
                                    @Schema(
                                            allowableValues = {
                                                "copies",
                                                "owed-to-us",
                                                "owed-by-us",
                                                "windows",
                                                "exemptions"
                                            },
                                            defaultValue = "copies"))
                    @QueryParam("section")
                    @Nullable String section,
            @Parameter(schema = @Schema(allowableValues = {"on-time", "late", "missing", "open"}))
                    @QueryParam("mark")
                    @Nullable String mark,
            @Parameter(description = "First day of what falls due", required = true)
                    @QueryParam("from")
                    @Nullable String from,
            @Parameter(description = "Last day", required = true) @QueryParam("to")
                    @Nullable String to,
            @Parameter(
                            description = "1 to 200",
                            schema = @Schema(type = "integer", defaultValue = "200"))
                    @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(description = "The `next` of an earlier page") @QueryParam("after")
                    @Nullable String after,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        if (directory.agency(viewer).filter(one -> one.kind().equals(PROCURACY)).isEmpty()) {
            throw new ProblemException(Problem.notFound());
        }
        LocalDate first = day(from, "from");
        LocalDate last = day(to, "to");
        if (last.isBefore(first) || first.plusDays(DAYS_MAX).isBefore(last)) {
            throw new ProblemException(Problem.badParameter("to"));
        }
        int size = Paths.number(Optional.ofNullable(limit), "limit", LIMIT_MAX, 1, LIMIT_MAX);
        String[] place = place(after);
        List<Docket.Entry> page =
                docket.page(
                        new Wanted(
                                matters.viewers(viewer),
                                Section.of(section == null ? "copies" : section)
                                        .orElseThrow(() -> bad("section")),
                                Optional.ofNullable(mark)
                                        .map(word -> Mark.of(word).orElseThrow(() -> bad("mark"))),
                                Set.of(),
                                first.atStartOfDay(WireTime.ZONE).toInstant(),
                                last.plusDays(1).atStartOfDay(WireTime.ZONE).toInstant(),
                                Instant.parse(place[0]),
                                UUID.fromString(place[1]),
                                size));
        return new SupervisionWire.Lines(
                page.stream().map(SupervisionWire.Line::of).toList(),
                page.size() < size ? null : next(page.get(size - 1).line()));
    }

    private static String next(DocketLine last) {
        return last.due() + "_" + last.obligation();
    }

    /** Due instant and duty behind which a page begins. */
    private static String[] place(@Nullable String after) {
        if (after == null || after.isEmpty()) {
            return new String[] {Instant.EPOCH.toString(), new UUID(0, 0).toString()};
        }
        try {
            String[] two = after.split("_", 2);
            Instant.parse(two[0]);
            UUID.fromString(two[two.length - 1]);
            return two;
        } catch (DateTimeException | IllegalArgumentException malformed) {
            throw bad("after");
        }
    }

    @GET
    @Path("/ended-cases")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listEndedCasesDrafts",
            summary = "The caller's monthly list of ended cases, for each procuracy, to be signed",
            description =
                    "Out of the decisions that the caller sent. Cases that the desks' money shows"
                            + " as paid in full in that month (one of the last twelve) stand"
                            + " under `toConfirm`: whether they ended, the office knows, and"
                            + " adds them.")
    @ApiResponse(
            responseCode = "200",
            description = "Drafts, perhaps none",
            content = @Content(schema = @Schema(implementation = SupervisionWire.Ended.class)))
    @ProblemResponses({"not-authenticated", "message-malformed", "rate-limited", "unavailable"})
    public SupervisionWire.Ended endedCases(
            @Parameter(example = "2026-11", required = true) @QueryParam("month")
                    @Nullable String month,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        try {
            YearMonth wanted = YearMonth.parse(String.valueOf(month));
            List<Draft> drafts = endedCases.drafts(matters.viewers(viewer), wanted);
            return new SupervisionWire.Ended(
                    drafts.stream().map(DraftWire::of).toList(),
                    paid(viewer, wanted, listed(drafts)));
        } catch (DateTimeException malformed) {
            throw bad("month");
        }
    }

    /** Nobody but an enforcement agency has cases to end; what is long past, nobody confirms. */
    private List<SupervisionWire.Paid> paid(AgencyId viewer, YearMonth month, Set<Paper> listed) {
        boolean asked =
                directory.agency(viewer).filter(one -> one.kind().equals(ENFORCEMENT)).isPresent()
                        && month.isAfter(YearMonth.now(clock).minusMonths(13));
        return asked
                ? paidCases.of(viewer, month, listed).stream()
                        .map(SupervisionWire.Paid::of)
                        .toList()
                : List.of();
    }

    private static Set<Paper> listed(List<Draft> drafts) {
        return drafts.stream()
                .flatMap(one -> one.body().path("cases").valueStream())
                .flatMap(one -> Paper.of(one.path("enforcementDecision")).stream())
                .collect(Collectors.toSet());
    }

    private static LocalDate day(@Nullable String text, String name) {
        try {
            return LocalDate.parse(String.valueOf(text));
        } catch (DateTimeException malformed) {
            throw bad(name);
        }
    }

    private static ProblemException bad(String name) {
        return new ProblemException(Problem.badParameter(name));
    }
}
