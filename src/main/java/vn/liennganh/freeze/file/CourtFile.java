package vn.liennganh.freeze.file;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.AgencyId;

/**
 * What a court has said of one judgment and one debtor.
 *
 * @param judgments days of the judgments of that number that were handed over
 * @param measures in the order in which courts have listed them; the latest word on each counts
 */
public record CourtFile(List<LocalDate> judgments, List<Earlier> measures) {

    /** Before anything was handed over. */
    public static final CourtFile EMPTY = new CourtFile(List.of(), List.of());

    /**
     * A measure taken before the judgment. Whether it still binds its holder is for the officer to
     * ask: the hub has heard of it from the court alone.
     *
     * @param kind word of the schema, such as {@code account-freeze}
     * @param holder as the court writes it
     * @param holderCode where the court names an agency of the hub; as written
     * @param amount in whole dong, where the court names one
     * @param state {@code in-force}, {@code lifted} or {@code unknown}
     */
    public record Earlier(
            UUID message,
            AgencyId court,
            Instant at,
            String kind,
            String authority,
            String number,
            String date,
            String holder,
            Optional<String> holderCode,
            String subject,
            OptionalLong amount,
            String state) {

        private boolean same(Earlier other) {
            return kind.equals(other.kind)
                    && authority.equals(other.authority)
                    && number.equals(other.number)
                    && holder.equals(other.holder)
                    && subject.equals(other.subject);
        }
    }

    public CourtFile {
        judgments = List.copyOf(judgments);
        measures = List.copyOf(measures);
    }

    CourtFile after(Heard heard) {
        String date = heard.body().path("judgment").path("date").asString("");
        if (date.isEmpty()) {
            return this;
        }
        List<LocalDate> days = new ArrayList<>(judgments);
        LocalDate day = LocalDate.parse(date);
        if (!days.contains(day)) {
            days.add(day);
        }
        List<Earlier> all = new ArrayList<>(measures);
        for (JsonNode one : heard.list("earlierMeasures")) {
            put(all, earlier(heard, one));
        }
        if (heard.says("measure")) {
            put(all, emergency(heard));
        }
        return new CourtFile(days, all);
    }

    private static void put(List<Earlier> all, Earlier told) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).same(told)) {
                all.set(i, told);
                return;
            }
        }
        all.add(told);
    }

    private static Earlier earlier(Heard heard, JsonNode one) {
        JsonNode amount = one.path("amount").path("amount");
        return new Earlier(
                heard.id(),
                heard.from(),
                heard.at(),
                one.path("kind").asString(""),
                one.path("authority").asString(""),
                one.path("document").path("number").asString(""),
                one.path("document").path("date").asString(""),
                one.path("holder").asString(""),
                Optional.of(one.path("holderCode").asString("")).filter(text -> !text.isEmpty()),
                one.path("subject").asString(""),
                amount.isIntegralNumber() ? OptionalLong.of(amount.asLong()) : OptionalLong.empty(),
                one.path("state").asString(""));
    }

    /** A provisional emergency measure is the court's own, and stands until it says otherwise. */
    private static Earlier emergency(Heard heard) {
        JsonNode decision = heard.body().path("judgment");
        return new Earlier(
                heard.id(),
                heard.from(),
                heard.at(),
                "other",
                decision.path("court").asString(""),
                decision.path("number").asString(""),
                decision.path("date").asString(""),
                "",
                Optional.empty(),
                heard.text("measure"),
                OptionalLong.empty(),
                "in-force");
    }
}
