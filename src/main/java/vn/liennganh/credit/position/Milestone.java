package vn.liennganh.credit.position;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.liennganh.message.AgencyId;

/**
 * Something that an enforcement message of the case says has happened; nobody types it.
 *
 * @param on the day that the message names, or of its acceptance
 * @param price where it names one, whole dong
 * @param only the institution that alone was told; empty where it is a fact of the whole case
 */
public record Milestone(
        Kind kind,
        LocalDate on,
        Instant at,
        UUID message,
        OptionalLong price,
        Optional<AgencyId> only) {

    /** What has happened, and how far a case has come with it. */
    public enum Kind {
        DECIDED(Stage.DECIDED),
        VERIFIED(Stage.VERIFIED),
        ATTACHED(Stage.ATTACHED),
        VALUED(Stage.VALUED),
        AUCTION_PLANNED(Stage.AUCTION),
        AUCTION_FAILED(Stage.AUCTION),
        AUCTION_WON(Stage.SOLD),
        DELIVERED(Stage.DELIVERED),
        AUCTION_STOPPED(null),
        AUCTION_RESUMED(null),
        MEASURE_RELEASED(null),
        ENTRUSTED(null),
        WITHOUT_CONDITIONS(null),
        POSTPONED(null),
        SUSPENDED(null),
        RESUMED(null),
        RECALLED(null),
        TERMINATED_IN_PART(null),
        TERMINATED(Stage.TERMINATED);

        private final @Nullable Stage stage;

        Kind(@Nullable Stage stage) {
            this.stage = stage;
        }

        /** The stage that a case has come to with it; empty where it is none. */
        public Optional<Stage> stage() {
            return Optional.ofNullable(stage);
        }

        /** Puts the case aside until something else is decided. */
        boolean aside() {
            return this == POSTPONED || this == SUSPENDED || this == WITHOUT_CONDITIONS;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The same event, told to somebody else or told again. */
    boolean same(Milestone other) {
        return kind == other.kind && on.equals(other.on) && price.equals(other.price);
    }
}
