package vn.liennganh.freeze.draft;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import vn.liennganh.freeze.position.Hold;
import vn.liennganh.freeze.position.Position;

/** A debt as drafts are written from it: where it stands, and what its messages say. */
record Debt(Position position, Function<UUID, Papers.Measure> messages) {

    private static final String MINUTES = "account-freeze.urgent-minutes";

    /** What still stands and is concerned. */
    List<Hold> standing(Occasion occasion) {
        return position.holds().stream()
                .filter(hold -> !hold.state().over() && occasion.concerns(hold))
                .toList();
    }

    /** Urgent minutes were served and no decision has followed them. */
    boolean minutes(Hold hold) {
        return hold.ordered() == 0 && measure(hold).type().equals(MINUTES);
    }

    String number() {
        return position.key().number();
    }

    /** The decision that a measure rests on; missing where it rests on minutes. */
    JsonNode decision(Hold hold) {
        return measure(hold).body().path("decision");
    }

    Papers.Measure measure(Hold hold) {
        return messages.apply(hold.measure());
    }

    static long dong(JsonNode body, String field) {
        return body.path(field).path("amount").asLong(0);
    }
}
