package vn.liennganh.console.open.debtor;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import vn.liennganh.desk.Heard;

/**
 * What the law has published of one debtor.
 *
 * @param changing whether a change is known that is not published yet
 */
public record Publication(
        String agency,
        UUID exchange,
        String name,
        String address,
        String judgment,
        String decision,
        String obligation,
        String reason,
        Instant publishedAt,
        boolean changing) {

    static Publication of(Heard heard) {
        JsonNode said = heard.body().path("publication");
        return new Publication(
                heard.from().value(),
                heard.exchange(),
                said.path("name").asString(""),
                said.path("address").asString(""),
                document(said.path("judgment")),
                document(said.path("enforcementDecision")),
                said.path("obligation").asString(""),
                said.path("reason").asString(""),
                heard.when("publishedAt"),
                false);
    }

    private static String document(JsonNode document) {
        String number = document.path("number").asString("");
        String date = document.path("date").asString("");
        String court = document.path("court").asString("");
        String dated =
                date.length() == 10
                        ? date.substring(8)
                                + "/"
                                + date.substring(5, 7)
                                + "/"
                                + date.substring(0, 4)
                        : date;
        return String.join(
                ", ",
                java.util.stream.Stream.of(number, dated, court)
                        .filter(one -> !one.isEmpty())
                        .toList());
    }

    Publication toBeChanged() {
        return new Publication(
                agency,
                exchange,
                name,
                address,
                judgment,
                decision,
                obligation,
                reason,
                publishedAt,
                true);
    }
}
