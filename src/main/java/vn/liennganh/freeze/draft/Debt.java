package vn.liennganh.freeze.draft;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import vn.liennganh.freeze.position.Hold;
import vn.liennganh.freeze.position.Payer;
import vn.liennganh.freeze.position.Position;

/** A debt as drafts are written from it: where it stands, and what its messages say. */
record Debt(Position position, Function<UUID, Papers.Measure> messages) {

    private static final String MINUTES = "account-freeze.urgent-minutes";
    private static final int RELATED_MAX = 20;

    /** What still stands and is concerned. */
    List<Hold> standing(Occasion occasion) {
        return position.holds().stream()
                .filter(hold -> !hold.state().over() && occasion.concerns(hold))
                .toList();
    }

    /**
     * The other exchanges in which somebody has paid or holds, beside those that the office names:
     * the duty to let go may have been opened in any of them. As many as a message can name.
     */
    List<UUID> related(Hold hold, Occasion occasion) {
        return Stream.of(
                        occasion.related().stream(),
                        position.others().stream()
                                .filter(one -> !one.money().sent().isEmpty())
                                .map(Payer::exchange),
                        position.holds().stream().map(Payer::exchange))
                .flatMap(Function.identity())
                .filter(exchange -> !exchange.equals(hold.exchange()))
                .distinct()
                .limit(RELATED_MAX)
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
