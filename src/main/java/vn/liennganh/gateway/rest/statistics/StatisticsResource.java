package vn.liennganh.gateway.rest.statistics;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Standing;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.rest.ProblemResponses;
import vn.liennganh.gateway.rest.RestResource;
import vn.liennganh.gateway.rest.desk.Matters;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.message.language.Languages;
import vn.liennganh.statistics.Statistics;
import vn.liennganh.statistics.StatisticsBook;
import vn.liennganh.statistics.figure.Figures;
import vn.liennganh.statistics.figure.Period;
import vn.liennganh.statistics.figure.Targets;
import vn.liennganh.statistics.period.Form;
import vn.liennganh.statistics.period.PeriodReport;

/** What was counted in a period, by whom, and how far its forms are signed. */
@Component
@Path("/statistics")
@Tag(name = "statistics")
public class StatisticsResource implements RestResource {

    private final Channels channels;
    private final Matters matters;
    private final Statistics statistics;

    StatisticsResource(Channels channels, Matters matters, Statistics statistics) {
        this.channels = channels;
        this.matters = matters;
        this.statistics = statistics;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listStatistics",
            summary = "Reports of a period that the caller made, signs or received",
            description =
                    "A partner sees the forms that it signs; figures are seen by whoever reported"
                            + " them and to whom they were sent.")
    @ApiResponse(
            responseCode = "200",
            description = "Reports, perhaps none",
            content = @Content(schema = @Schema(implementation = StatisticsWire.Reports.class)))
    @ProblemResponses({"not-authenticated", "message-malformed", "rate-limited", "unavailable"})
    public StatisticsWire.Reports list(
            @BeanParam AskedPeriod asked, @Context HttpServletRequest request) {
        Period period = asked.period();
        Set<AgencyId> readers = readers(request);
        Locale locale = Languages.of(request.getHeader("Accept-Language"));
        List<Standing<PeriodReport>> all = statistics.all(readers, period);
        Optional<Figures> sum = Statistics.sum(Statistics.below(all, readers));
        return new StatisticsWire.Reports(
                StatisticsBook.number(period),
                Texts.render(Text.of("statistics.print-old-rule"), locale),
                all.stream().map(one -> report(one, period, readers, sum, locale)).toList());
    }

    private StatisticsWire.Report report(
            Standing<PeriodReport> one,
            Period period,
            Set<AgencyId> readers,
            Optional<Figures> sum,
            Locale locale) {
        Matter matter = one.matter();
        boolean own = readers.contains(matter.agency());
        boolean told = own || one.content().told().stream().anyMatch(readers::contains);
        boolean whole = own && matter.part().isEmpty();
        return new StatisticsWire.Report(
                matter.agency().value(),
                matter.part().isEmpty() ? null : matter.part(),
                told ? one.content().message().map(Object::toString).orElse(null) : null,
                told ? counted(one.content().figures()) : null,
                told
                        ? Statistics.doubts(one, whole ? sum : Optional.empty()).stream()
                                .map(key -> Texts.render(Text.of(key), locale))
                                .toList()
                        : List.of(),
                one.content().formsOf(readers).stream().map(StatisticsWire.FormState::of).toList(),
                matter.part().isEmpty()
                        ? statistics.corrected(matter.agency(), period).stream()
                                .filter(form -> concerned(form, readers))
                                .map(StatisticsWire.FormState::of)
                                .toList()
                        : List.of());
    }

    private static boolean concerned(Form form, Set<AgencyId> readers) {
        return readers.contains(form.lead())
                || form.partners().stream().anyMatch(readers::contains);
    }

    private StatisticsWire.@Nullable Counted counted(Optional<Figures> figures) {
        return figures.map(one -> StatisticsWire.Counted.of(one, statistics.decimals()))
                .orElse(null);
    }

    @GET
    @Path("/rolled-up")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "rollUpStatistics",
            summary = "The signed figures of those right below, added up",
            description = "Of an agency its units, of the central department the agencies.")
    @ApiResponse(
            responseCode = "200",
            description = "The sum and whose figures it is made of",
            content = @Content(schema = @Schema(implementation = StatisticsWire.RollUp.class)))
    @ProblemResponses({"not-authenticated", "message-malformed", "rate-limited", "unavailable"})
    public StatisticsWire.RollUp rollUp(
            @BeanParam AskedPeriod asked, @Context HttpServletRequest request) {
        Set<AgencyId> readers = readers(request);
        List<Standing<PeriodReport>> all = statistics.all(readers, asked.period());
        List<Standing<PeriodReport>> below = Statistics.below(all, readers);
        Optional<Figures> sum = Statistics.sum(below);
        Optional<Figures> own =
                Statistics.own(all, readers).flatMap(one -> one.content().figures());
        return new StatisticsWire.RollUp(
                counted(sum),
                below.stream()
                        .map(
                                one ->
                                        StatisticsWire.Source.of(
                                                one.matter(), one.content().message().orElse(null)))
                        .toList(),
                sum.isPresent() && own.isPresent() && !own.equals(sum));
    }

    @GET
    @Path("/printed")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "printStatistics",
            summary = "A report as the sector prints it, in Vietnamese",
            description =
                    "Against the target assigned and the same period a year before, where they are"
                            + " known. Without `agency`, the caller's own; `rolled-up` prints the"
                            + " sum of those right below.")
    @ApiResponse(
            responseCode = "200",
            description = "Lines",
            content = @Content(schema = @Schema(implementation = StatisticsWire.Printed.class)))
    @ProblemResponses({
        "not-authenticated",
        "not-found",
        "message-malformed",
        "rate-limited",
        "unavailable"
    })
    public StatisticsWire.Printed printed(
            @BeanParam AskedPeriod asked,
            @QueryParam("agency") @Nullable String agency,
            @Parameter(description = "A unit of the agency") @QueryParam("unit")
                    @Nullable String unit,
            @Parameter(schema = @Schema(type = "boolean")) @QueryParam("rolled-up")
                    @Nullable String rolledUp,
            @Context HttpServletRequest request) {
        Period period = asked.period();
        AgencyId viewer = channels.require(request).acting();
        Set<AgencyId> readers = matters.viewers(viewer);
        List<Standing<PeriodReport>> all = statistics.all(readers, period);
        String whose = Optional.ofNullable(agency).orElse(viewer.value());
        String part = Optional.ofNullable(unit).orElse("");
        Optional<Figures> figures =
                "true".equals(rolledUp)
                        ? Statistics.sum(Statistics.below(all, readers))
                        : all.stream()
                                .filter(one -> one.matter().agency().value().equals(whose))
                                .filter(one -> one.matter().part().equals(part))
                                .filter(
                                        one ->
                                                readers.contains(one.matter().agency())
                                                        || one.content().told().stream()
                                                                .anyMatch(readers::contains))
                                .findFirst()
                                .flatMap(one -> one.content().figures());
        if (figures.isEmpty()) {
            throw new ProblemException(Problem.notFound());
        }
        AgencyId of = "true".equals(rolledUp) ? viewer : AgencyId.of(whose);
        Matter matter =
                new Matter(of, StatisticsBook.number(period), "true".equals(rolledUp) ? "" : part);
        Targets targets =
                statistics.targets(
                        readers, matter.part().isEmpty() ? of.value() : part, period.year());
        return StatisticsWire.Printed.of(
                statistics.printed(matter, period, figures, readers), targets);
    }

    private Set<AgencyId> readers(HttpServletRequest request) {
        return matters.viewers(channels.require(request).acting());
    }
}
