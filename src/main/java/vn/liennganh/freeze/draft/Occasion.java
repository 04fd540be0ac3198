package vn.liennganh.freeze.draft;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.liennganh.freeze.position.Hold;

/**
 * What has happened, as far as the office has told; what it has not is named as missing.
 *
 * @param today the day of the decision
 * @param number of the office's decision
 * @param ground why, in the office's own words
 * @param arisen on which day the ground arose
 * @param exchanges the measures concerned; none for all of the debt
 * @param related other exchanges whose duties a draft may discharge as well
 */
public record Occasion(
        LocalDate today,
        Optional<String> number,
        Optional<String> ground,
        Optional<LocalDate> arisen,
        Set<UUID> exchanges,
        List<UUID> related) {

    public Occasion {
        exchanges = Set.copyOf(exchanges);
        related = List.copyOf(related);
    }

    boolean concerns(Hold hold) {
        return exchanges.isEmpty() || exchanges.contains(hold.exchange());
    }

    Occasion numbered(Optional<String> other) {
        return new Occasion(today, other, ground, arisen, exchanges, related);
    }

    Occasion because(String words) {
        return ground.isPresent()
                ? this
                : new Occasion(today, number, Optional.of(words), arisen, exchanges, related);
    }
}
