package vn.liennganh.startup.broker;

import java.util.Optional;
import vn.liennganh.message.AgencyId;

/**
 * What the hub says of a certificate.
 *
 * @param fingerprint SHA-256 of the certificate
 * @param caller whose it is; empty where it opens nothing
 * @param connections how many the agency itself may have open
 */
public record Answer(String fingerprint, Optional<Caller> caller, long connections) {

    private static final String NOBODY = "-";

    public static Answer nobody(String fingerprint) {
        return new Answer(fingerprint, Optional.empty(), 0);
    }

    public String write() {
        return caller.map(
                        one ->
                                "%s %s %s %d"
                                        .formatted(
                                                fingerprint,
                                                one.agency(),
                                                one.acting(),
                                                connections))
                .orElse(fingerprint + " " + NOBODY);
    }

    static Answer read(String line) {
        String[] parts = line.split(" ");
        return parts[1].equals(NOBODY)
                ? nobody(parts[0])
                : new Answer(
                        parts[0],
                        Optional.of(new Caller(AgencyId.of(parts[1]), AgencyId.of(parts[2]))),
                        Long.parseLong(parts[3]));
    }
}
