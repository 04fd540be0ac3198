package vn.liennganh.console.police.day;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A moment of the day that the police wrote down for themselves.
 *
 * @param id made by the telephone
 * @param at when it happened; {@code received} when the hub learnt of it
 */
public record Mark(UUID id, String kind, Instant at, Instant received, String name) {

    /** The four moments: arrived, started, paused, ended. */
    public static final Set<String> KINDS = Set.of("arrived", "started", "paused", "ended");
}
