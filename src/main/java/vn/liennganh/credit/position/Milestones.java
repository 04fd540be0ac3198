package vn.liennganh.credit.position;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import vn.liennganh.credit.position.Milestone.Kind;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.WireTime;

/** Reads milestones out of the enforcement messages of a case. */
final class Milestones {

    /** Types that say one thing, and the field that holds the day of it. */
    private static final Map<String, Reading> READINGS =
            Map.ofEntries(
                    decided("enforcement-decision.decision", Kind.DECIDED),
                    decided("enforcement-decision.postponement", Kind.POSTPONED),
                    decided("enforcement-decision.suspension", Kind.SUSPENDED),
                    decided("enforcement-decision.resumption", Kind.RESUMED),
                    decided("enforcement-decision.no-conditions", Kind.WITHOUT_CONDITIONS),
                    decided("enforcement-decision.recall", Kind.RECALLED),
                    decided("enforcement-decision.termination", Kind.TERMINATED),
                    decided("entrustment.decision", Kind.ENTRUSTED),
                    happened("condition-information.minutes", Kind.VERIFIED, ""),
                    happened("delegated-verification.reply", Kind.VERIFIED, ""),
                    happened("reverification.result-record", Kind.VERIFIED, ""),
                    happened("registration-suspension.attachment", Kind.ATTACHED, "attachmentAt"),
                    happened("credit-recovery.attachment-notice", Kind.ATTACHED, "attachedAt"),
                    happened("registration-suspension.release", Kind.MEASURE_RELEASED, ""),
                    happened("registration-suspension.title-file", Kind.DELIVERED, "deliveredOn"),
                    happened("auction-stop.request", Kind.AUCTION_STOPPED, ""),
                    happened("auction-stop.resumption", Kind.AUCTION_RESUMED, ""));

    private static final Set<String> SALES =
            Set.of("asset-entrustment.sale-notice", "credit-recovery.sale-notice");

    private static final Map<String, Reading> SALE_STAGES =
            Map.of(
                    "valued", new Reading(Kind.VALUED, ""),
                    "auction-planned", new Reading(Kind.AUCTION_PLANNED, "auctionAt"),
                    "auction-failed", new Reading(Kind.AUCTION_FAILED, "auctionAt"),
                    "auction-won", new Reading(Kind.AUCTION_WON, "auctionAt"),
                    "delivered", new Reading(Kind.DELIVERED, "deliveredOn"));

    private record Reading(Kind kind, String day) {}

    private Milestones() {}

    private static Map.Entry<String, Reading> decided(String type, Kind kind) {
        return Map.entry(type, new Reading(kind, "decision/date"));
    }

    private static Map.Entry<String, Reading> happened(String type, Kind kind, String day) {
        return Map.entry(type, new Reading(kind, day));
    }

    static Optional<Milestone> of(Heard heard, Parties parties) {
        Reading reading =
                SALES.contains(heard.type())
                        ? SALE_STAGES.get(heard.text("stage"))
                        : READINGS.get(heard.type());
        if (reading == null) {
            return Optional.empty();
        }
        JsonNode price = heard.body().path("price").path("amount");
        return Optional.of(
                new Milestone(
                        kind(reading.kind(), heard),
                        day(heard, reading.day()),
                        heard.at(),
                        heard.id(),
                        price.isIntegralNumber()
                                ? OptionalLong.of(price.asLong())
                                : OptionalLong.empty(),
                        told(heard, parties)));
    }

    private static Kind kind(Kind kind, Heard heard) {
        return kind == Kind.TERMINATED && heard.text("scope").equals("part")
                ? Kind.TERMINATED_IN_PART
                : kind;
    }

    /** What only a bank was told is for that bank; decisions and registers are the case's. */
    private static Optional<AgencyId> told(Heard heard, Parties parties) {
        return heard.recipients().stream()
                .filter(parties::bank)
                .findFirst()
                .map(parties::institution);
    }

    private static LocalDate day(Heard heard, String path) {
        JsonNode value = heard.body();
        for (String step : path.isEmpty() ? new String[] {"?"} : path.split("/")) {
            value = value.path(step);
        }
        String text = value.asString("");
        if (text.isEmpty()) {
            return local(heard.at());
        }
        return text.contains("T")
                ? WireTime.read(text).map(when -> local(when.toInstant())).orElse(local(heard.at()))
                : LocalDate.parse(text);
    }

    private static LocalDate local(Instant at) {
        return LocalDate.ofInstant(at, WireTime.ZONE);
    }
}
