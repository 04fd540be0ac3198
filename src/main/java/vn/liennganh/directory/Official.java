package vn.liennganh.directory;

import java.time.LocalDate;
import java.util.Optional;
import vn.liennganh.message.AgencyId;

/**
 * Somebody who signs for an agency, as registered: never a name, only what the signature stands
 * for.
 *
 * @param agency the agency whose messages this official signs
 * @param unit the unit that handles the case: the agency itself or one of its divisions
 * @param capacity for example {@code enforcement-officer} or {@code head}
 * @param validTo the last day, if the registration ends
 * @param fingerprint SHA-256 of the certificate's DER, lower-case hexadecimal
 */
public record Official(
        AgencyId agency,
        AgencyId unit,
        String capacity,
        LocalDate validFrom,
        Optional<LocalDate> validTo,
        String fingerprint) {

    /** Whether the registration covers the day, the last one included. */
    public boolean inForce(LocalDate day) {
        return !day.isBefore(validFrom) && validTo.map(last -> !day.isAfter(last)).orElse(true);
    }
}
