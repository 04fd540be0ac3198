package vn.liennganh.inmate.certificate;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Sha256;

/**
 * What a keeper lists to one agency for an amnesty or a sentence reduction. A round is all such
 * lists of one keeper under one name.
 *
 * @param cutOff as the list states it, with its source; the law gives the agency none
 * @param lines how many
 * @param asked of them, how many say that the party or a relative has asked
 */
public record Round(
        UUID exchange,
        AgencyId agency,
        AgencyId keeper,
        String kind,
        String name,
        Optional<LocalDate> cutOff,
        String source,
        int lines,
        int asked) {

    private static final int KEY_LENGTH = 16;

    /** Before the list. */
    public static Round empty(UUID exchange, AgencyId agency) {
        return new Round(exchange, agency, agency, "", "", Optional.empty(), "", 0, 0);
    }

    public Round after(Heard heard) {
        if (!heard.type().equals("results-certificate.round")) {
            return this;
        }
        JsonNode round = heard.body().path("round");
        return new Round(
                exchange,
                agency,
                heard.from(),
                round.path("kind").asString(""),
                round.path("name").asString(""),
                Line.cutOff(round),
                round.path("cutOff").path("source").asString(""),
                heard.list("lines").size(),
                (int)
                        heard.list("lines").stream()
                                .filter(one -> one.has("requestReceivedOn"))
                                .count());
    }

    /** What all lists of the round have in common; says nothing of a person. */
    public String key() {
        return key(keeper, kind, name);
    }

    public static String key(AgencyId keeper, String kind, String name) {
        String all = String.join("\n", keeper.value(), kind, name);
        return Sha256.of(all.getBytes(StandardCharsets.UTF_8)).hex().substring(0, KEY_LENGTH);
    }
}
