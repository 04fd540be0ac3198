package vn.liennganh.coercion.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.liennganh.message.Text;

/**
 * A day on which an operation might take place.
 *
 * @param at when it would begin
 * @param against why it does not suit everybody
 * @param warnings what is to be thought of besides
 */
public record DayOffer(LocalDate day, Instant at, List<Text> against, List<Text> warnings) {

    public DayOffer {
        against = List.copyOf(against);
        warnings = List.copyOf(warnings);
    }

    public boolean feasible() {
        return against.isEmpty();
    }
}
