package vn.liennganh.console.police;

import java.time.LocalDate;
import java.util.UUID;
import vn.liennganh.message.AgencyId;

/**
 * One operation for one of the police, as it stands on the calendar.
 *
 * @param time of the day, as people write it
 * @param agency the name of whose operation it is
 * @param asked people asked for; a question mark where the viewer was not told how many
 * @param committed people whom the holder has committed; 0 where it has said nothing
 * @param unit as the police name it; empty where none is named
 * @param clashing whether something is needed twice
 */
public record Block(
        UUID exchange,
        String number,
        String agency,
        AgencyId holder,
        String holderName,
        String unit,
        LocalDate day,
        String time,
        String measure,
        String place,
        String asked,
        int committed,
        Look look,
        boolean clashing) {}
