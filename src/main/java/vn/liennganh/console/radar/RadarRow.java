package vn.liennganh.console.radar;

import java.util.UUID;
import vn.liennganh.console.due.DuePill;

/**
 * A line of the radar's list.
 *
 * @param mine whether the viewer owes it
 * @param who the other side, by name
 * @param code the other side's identifier
 * @param what is owed, by title
 * @param procedure its title
 */
public record RadarRow(
        DuePill due,
        boolean mine,
        String who,
        String code,
        String what,
        String procedure,
        UUID id,
        UUID exchange,
        UUID cause) {}
