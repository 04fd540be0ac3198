package vn.liennganh.registry.position;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.AgencyId;

/**
 * One measure on the asset at one registry.
 *
 * @param basis the decision that it rests on: an order, or an attachment
 * @param attachment whether it is an attachment, and not only a suspension
 * @param since when it came into its state
 * @param first number of the message that made it
 * @param liftedAt when the registry lifted it
 */
public record Measure(
        UUID exchange,
        AgencyId registry,
        UUID basis,
        boolean attachment,
        MeasureState state,
        Instant since,
        long first,
        String decisionNumber,
        LocalDate decisionDate,
        Optional<Report> report,
        Optional<Instant> liftedAt) {

    static Measure first(Heard heard, AgencyId registry) {
        return new Measure(
                heard.exchange(),
                registry,
                heard.id(),
                false,
                MeasureState.ORDERED,
                heard.at(),
                heard.number(),
                number(heard),
                date(heard),
                Optional.empty(),
                Optional.empty());
    }

    /** Since when it ranks, where the registry has said so. */
    public Optional<Instant> rankTime() {
        return report.flatMap(Report::rankTime);
    }

    /** Told to suspend, and not told anything back. */
    public boolean unanswered() {
        return state.live() && report.isEmpty();
    }

    Measure attached(Heard heard) {
        return new Measure(
                exchange,
                registry,
                heard.id(),
                true,
                MeasureState.ATTACHED,
                heard.at(),
                first,
                number(heard),
                date(heard),
                report,
                liftedAt);
    }

    Measure in(MeasureState next, Heard heard) {
        return with(next, heard.at(), report, liftedAt);
    }

    Measure reported(Heard heard) {
        Report told = Report.of(heard);
        MeasureState next = state;
        if (state == MeasureState.ORDERED) {
            next = told.notFound().isPresent() ? MeasureState.NOT_FOUND : MeasureState.SUSPENDED;
        }
        return with(
                next,
                heard.at(),
                Optional.of(report.map(one -> one.and(told)).orElse(told)),
                liftedAt);
    }

    Measure lifted(Heard heard) {
        MeasureState next = state == MeasureState.RELEASE_SENT ? MeasureState.RELEASED : state;
        return with(next, heard.at(), report, Optional.of(heard.when("liftedAt")));
    }

    private Measure with(
            MeasureState next, Instant at, Optional<Report> said, Optional<Instant> lifted) {
        return new Measure(
                exchange,
                registry,
                basis,
                attachment,
                next,
                next == state ? since : at,
                first,
                decisionNumber,
                decisionDate,
                said,
                lifted);
    }

    private static String number(Heard heard) {
        return heard.body().path("decision").path("number").asString("");
    }

    private static LocalDate date(Heard heard) {
        return LocalDate.parse(heard.body().path("decision").path("date").asString());
    }
}
