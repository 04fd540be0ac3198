package vn.liennganh.gateway.rest.gathering;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.liennganh.gateway.rest.RestResource;
import vn.liennganh.gathering.Closing;
import vn.liennganh.gathering.Gathering;
import vn.liennganh.message.WireTime;

/** A gathering on the wire. */
final class GatheringWire {

    private GatheringWire() {}

    @Schema(name = "Gathering", description = "One request to many, and the answers so far")
    record Answers(
            String exchange,
            @Schema(description = "The message that asks") String request,
            String type,
            String askedAt,
            int asked,
            @Schema(
                            description =
                                    "How many parties are waiting, partial, answered, refused,"
                                            + " not-collected, silent, nothing-owed")
                    Map<String, Long> counts,
            boolean complete,
            @Schema(
                            description = "How it came to be complete; absent while it is not",
                            allowableValues = {"by-count", "by-clock"})
                    @Nullable String end,
            @Schema(
                            description =
                                    "When the hub found that no answer was awaited any more, and"
                                            + " told the asker; absent before, and for others. What"
                                            + " comes later does not change it")
                    @Nullable String closedAt,
            List<Party> parties) {

        static Answers of(UUID exchange, Gathering one, Optional<Closing> closing) {
            Map<String, Long> counts = new TreeMap<>();
            for (Gathering.Standing standing : Gathering.Standing.values()) {
                counts.put(standing.word(), one.count(standing));
            }
            return new Answers(
                    exchange.toString(),
                    one.request().id().toString(),
                    one.request().type().value(),
                    WireTime.millis(one.request().acceptedAt()),
                    one.parties().size(),
                    counts,
                    one.end().isPresent(),
                    one.end().map(Gathering.End::word).orElse(null),
                    closing.map(Closing::at).map(WireTime::millis).orElse(null),
                    one.parties().stream().map(party -> Party.of(party, one)).toList());
        }
    }

    @Schema(name = "GatheringParty", description = "One of those who were asked")
    record Party(
            String agency,
            String standing,
            @Schema(description = "Of what it still owes") @Nullable String due,
            @Schema(description = "Its messages since the request") List<String> answers,
            @Schema(description = "Where its silence is attested; absent unless it was silent")
                    @Nullable String evidence) {

        static Party of(Gathering.Party one, Gathering whole) {
            return new Party(
                    one.agency().value(),
                    one.standing().word(),
                    one.due().map(WireTime::millis).orElse(null),
                    one.answers().stream().map(UUID::toString).toList(),
                    one.standing().silent()
                            ? RestResource.BASE_PATH
                                    + "/messages/"
                                    + whole.request().id()
                                    + "/evidence"
                            : null);
        }
    }
}
