package vn.liennganh.gateway.rest.scorecard;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.liennganh.gateway.rest.RestResource;
import vn.liennganh.message.WireTime;
import vn.liennganh.statistics.scorecard.Mark;
import vn.liennganh.statistics.scorecard.Scorecard;
import vn.liennganh.statistics.scorecard.ScoredDuty;

/** Scorecards on the wire. */
final class ScorecardWire {

    private ScorecardWire() {}

    @Schema(name = "Scorecards", description = "How agencies answered what fell due in a time")
    record Cards(
            String from,
            String to,
            @Schema(description = "How long the hub was away", example = "PT12M") String outage,
            List<Card> items,
            @Nullable String next) {}

    @Schema(name = "Scorecard")
    record Card(
            String agency,
            @Schema(
                            description =
                                    "How many duties, by mark: on-time, excused (late by no more"
                                            + " than the hub was away), late, not-collected,"
                                            + " silent, open")
                    Map<String, Long> counts,
            @Schema(description = "From start to answer, outages deducted", example = "PT3H20M")
                    @Nullable String medianAnswer,
            @Schema(description = "The duties behind each number") Map<String, String> links) {

        static Card of(Scorecard one, String from, String to) {
            Map<String, Long> counts = new TreeMap<>();
            Map<String, String> links = new TreeMap<>();
            for (Mark mark : Mark.values()) {
                counts.put(mark.word(), one.count(mark));
                links.put(
                        mark.word(),
                        RestResource.BASE_PATH
                                + "/scorecards/duties?agency="
                                + one.agency().value()
                                + "&mark="
                                + mark.word()
                                + "&from="
                                + from
                                + "&to="
                                + to);
            }
            return new Card(
                    one.agency().value(),
                    counts,
                    one.median().map(Duration::toString).orElse(null),
                    links);
        }
    }

    @Schema(name = "ScoredDuties", description = "The duties behind one number of a scorecard")
    record Duties(List<Duty> items, @Nullable String next) {}

    @Schema(name = "ScoredDuty")
    record Duty(
            String obligation,
            String exchange,
            @Schema(description = "The message that opened it") String cause,
            @Schema(description = "The message that fulfilled it") @Nullable String answer,
            String owes,
            String rule,
            String started,
            String due,
            @Nullable String answeredAt,
            @Schema(description = "How long the hub was away before it was due") String outage,
            String mark,
            @Schema(description = "Exchange and messages, for who may read them")
                    List<String> links) {

        static Duty of(ScoredDuty one) {
            return new Duty(
                    one.obligation().toString(),
                    one.exchange().toString(),
                    one.cause().toString(),
                    one.answer().map(UUID::toString).orElse(null),
                    one.owes(),
                    one.rule(),
                    WireTime.millis(one.started()),
                    WireTime.millis(one.due()),
                    one.answeredAt().map(WireTime::millis).orElse(null),
                    one.outage().toString(),
                    one.mark().word(),
                    links(one));
        }

        private static List<String> links(ScoredDuty one) {
            String exchange = RestResource.BASE_PATH + "/exchanges/" + one.exchange();
            String cause = RestResource.BASE_PATH + "/messages/" + one.cause();
            return one.answer()
                    .map(
                            answer ->
                                    List.of(
                                            exchange,
                                            cause,
                                            RestResource.BASE_PATH + "/messages/" + answer))
                    .orElse(List.of(exchange, cause));
        }
    }
}
