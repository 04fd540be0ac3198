package vn.liennganh.gateway.rest.coercion;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.liennganh.coercion.CoercionPlanning;
import vn.liennganh.coercion.plan.DayOffer;
import vn.liennganh.coercion.plan.LeadTime;
import vn.liennganh.coercion.schedule.Claim;
import vn.liennganh.coercion.schedule.Clash;
import vn.liennganh.legaltime.BlackoutWindow;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Texts;

/** Who is needed when, and which days suit everybody. */
public final class ScheduleWire {

    private ScheduleWire() {}

    @Schema(
            name = "CoercionSchedule",
            description =
                    "Over all operations that the caller may see. What clashes is shown and never"
                            + " refused")
    public record Schedule(
            String from,
            String to,
            List<Need> needs,
            List<Twice> clashes,
            @Schema(description = "People by agency and day") List<Load> loads,
            @Schema(description = "Days on which nothing is enforced with forces")
                    List<Closed> closed) {

        static Schedule of(
                LocalDate from,
                LocalDate to,
                CoercionPlanning.Schedule all,
                Set<AgencyId> viewers,
                CoercionWords.Reader words) {
            return new Schedule(
                    from.toString(),
                    to.toString(),
                    all.claims().stream().map(one -> Need.of(one, viewers, words)).toList(),
                    all.clashes().stream().map(one -> Twice.of(one, viewers, words)).toList(),
                    all.loads().stream().map(Load::of).toList(),
                    all.closed().entrySet().stream().map(one -> Closed.of(one, words)).toList());
        }
    }

    @Schema(name = "CoercionNeed", description = "What an operation needs of whom, and when")
    public record Need(
            @Schema(
                            description =
                                    "Absent where the caller takes no part: it then learns only"
                                            + " that somebody is engaged elsewhere")
                    @Nullable String exchange,
            @Nullable String caseNumber,
            @Nullable String agency,
            @Schema(description = "Whose people or things") String holder,
            @Schema(allowableValues = {"people", "unit", "commander", "vehicle", "officer"})
                    String kind,
            String kindTitle,
            @Nullable String name,
            int people,
            String starts,
            @Schema(description = "Absent until somebody has said it") @Nullable String ended,
            @Schema(description = "The holder said so, and nothing was changed since")
                    boolean confirmed) {

        static Need of(Claim one, Set<AgencyId> viewers, CoercionWords.Reader words) {
            boolean own = one.readers().stream().anyMatch(viewers::contains);
            return new Need(
                    own ? one.exchange().toString() : null,
                    own ? one.number() : null,
                    own ? one.agency().value() : null,
                    one.holder().value(),
                    one.kind().word(),
                    words.say("coercion.need-" + one.kind().word()),
                    own && !one.name().isEmpty() ? one.name() : null,
                    one.people(),
                    CoercionWire.moment(one.starts()),
                    one.ends().map(CoercionWire::moment).orElse(null),
                    one.confirmed());
        }
    }

    @Schema(name = "CoercionClash", description = "Needed twice, or more people than there are")
    public record Twice(
            @Schema(
                            allowableValues = {
                                "unit-twice",
                                "commander-twice",
                                "vehicle-twice",
                                "officer-twice",
                                "people-short",
                                "commune-twice"
                            })
                    String kind,
            String title,
            String from,
            @Schema(description = "Everybody concerned has said so: a double booking")
                    boolean confirmed,
            @Schema(description = "People needed together; 0 where it is no matter of numbers")
                    int needed,
            @Schema(description = "People there, by the office's own data") int free,
            List<Need> needs) {

        static Twice of(Clash one, Set<AgencyId> viewers, CoercionWords.Reader words) {
            return new Twice(
                    one.kind().word(),
                    words.say("coercion.clash-" + one.kind().word()),
                    CoercionWire.moment(one.from()),
                    one.confirmed(),
                    one.needed(),
                    one.free(),
                    one.claims().stream().map(each -> Need.of(each, viewers, words)).toList());
        }
    }

    @Schema(name = "CoercionLoad")
    public record Load(
            String holder,
            String day,
            int confirmed,
            int asked,
            @Schema(description = "People there, where the office says it")
                    @Nullable Integer free) {

        static Load of(CoercionPlanning.Load one) {
            return new Load(
                    one.holder().value(),
                    one.day().toString(),
                    one.confirmed(),
                    one.asked(),
                    one.free().isPresent() ? one.free().getAsInt() : null);
        }
    }

    @Schema(name = "CoercionClosedDay")
    public record Closed(String day, String because) {

        static Closed of(Map.Entry<LocalDate, BlackoutWindow> one, CoercionWords.Reader words) {
            boolean english = words.locale().equals(Texts.ENGLISH);
            return new Closed(
                    one.getKey().toString(), english ? one.getValue().en() : one.getValue().vi());
        }
    }

    @Schema(
            name = "CoercionDates",
            description = "Days that suit everybody, as far as anybody knows; nothing is reserved")
    public record Dates(List<Day> days) {

        static Dates of(List<DayOffer> all, CoercionWords.Reader words) {
            return new Dates(all.stream().map(one -> Day.of(one, words)).toList());
        }
    }

    @Schema(name = "CoercionDay")
    public record Day(
            String day,
            @Schema(description = "When it would begin (office policy)") String at,
            boolean feasible,
            @Schema(description = "Why it does not suit everybody") List<String> against,
            @Schema(description = "What is to be thought of; planning arithmetic warns only")
                    List<String> warnings) {

        static Day of(DayOffer one, CoercionWords.Reader words) {
            return new Day(
                    one.day().toString(),
                    CoercionWire.moment(one.at()),
                    one.feasible(),
                    one.against().stream().map(words::say).toList(),
                    one.warnings().stream().map(words::say).toList());
        }
    }

    @Schema(
            name = "CoercionLeadTime",
            description =
                    "Planning arithmetic, not law: by when each step is to be done if everybody"
                            + " takes all the time that the rules give")
    public record Lead(String exchange, String time, String note, List<Step> steps) {}

    @Schema(name = "CoercionLeadStep")
    public record Step(
            @Schema(
                            allowableValues = {
                                "consultation",
                                "agreement",
                                "plan",
                                "protection-plan",
                                "cost-notice",
                                "meeting"
                            })
                    String step,
            String title,
            @Schema(description = "Before the day of the operation") int workingDays,
            @Schema(description = "The last day") String by,
            @Schema(description = "A day earlier, where the law leaves a doubt")
                    @Nullable String cautious,
            @Schema(description = "The calendar may yet change") boolean unsure) {

        static Step of(LeadTime.Milestone one, CoercionWords.Reader words) {
            return new Step(
                    one.step().word(),
                    words.say("coercion.step-" + one.step().word()),
                    one.workingDays(),
                    one.by().toString(),
                    one.cautious().map(LocalDate::toString).orElse(null),
                    one.unsure());
        }
    }
}
