package vn.liennganh.console.operator.change;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * What became of a proposal; it never changes again.
 *
 * @param reason empty where none was asked for
 * @param seen what hung on the agency then, as JSON
 */
record ChangeDecision(
        Outcome outcome,
        UUID decider,
        String deciderName,
        Instant decided,
        String reason,
        String seen) {

    enum Outcome {
        APPROVED,
        /** By another operator. */
        REFUSED,
        /** By whoever proposed it. */
        WITHDRAWN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
