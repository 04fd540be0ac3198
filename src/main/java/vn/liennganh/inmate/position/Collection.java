package vn.liennganh.inmate.position;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import vn.liennganh.message.AgencyId;

/**
 * Money that was taken from a prisoner, or for one.
 *
 * @param message the record that says so
 * @param keeper who took it, or is told of it where a relative paid at the office
 * @param receipt number of the receipt
 * @param amount whole dong
 * @param on the day from which its own month runs
 * @param decided false where it was taken before there was a decision
 * @param atOffice paid to the agency itself: no keeper owes it
 * @param at when the hub accepted the record
 */
public record Collection(
        UUID message,
        AgencyId keeper,
        String receipt,
        long amount,
        LocalDate on,
        boolean decided,
        boolean atOffice,
        Instant at) {}
