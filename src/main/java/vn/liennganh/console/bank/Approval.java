package vn.liennganh.console.bank;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Whether a second person of the bank stands behind a letter.
 *
 * @param words SHA-256 of what was to be approved, in hex
 * @param askedBy the membership of who asked
 * @param decision empty until somebody else decides
 */
public record Approval(
        UUID draft,
        String words,
        UUID askedBy,
        String askedName,
        Instant askedAt,
        Optional<Decision> decision) {

    /** What the second person said. */
    public record Decision(UUID by, String name, Instant at, boolean approved, String reason) {}

    public boolean approved() {
        return decision.filter(Decision::approved).isPresent();
    }
}
