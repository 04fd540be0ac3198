package vn.liennganh.console.operator;

import java.time.Instant;
import java.util.stream.Collectors;
import vn.liennganh.directory.BoundCertificate;
import vn.liennganh.directory.CertificateUse;

/**
 * A certificate as pages list it.
 *
 * @param uses keys of its uses, in order
 * @param capacity of an official; otherwise empty
 * @param days left; negative once it has ended
 * @param state {@code good}, {@code soon}, {@code over}, {@code revoked} or {@code early}
 */
public record CertificateLine(
        String agency,
        String name,
        java.util.List<String> uses,
        String capacity,
        String issuer,
        String serial,
        String fingerprint,
        String from,
        String to,
        long days,
        String state) {

    /** With the name of the agency as the page has it. */
    public static CertificateLine of(BoundCertificate one, String name, Instant now) {
        return new CertificateLine(
                one.agency().value(),
                name,
                one.uses().stream()
                        .sorted()
                        .map(CertificateUse::name)
                        .map(use -> use.toLowerCase(java.util.Locale.ROOT))
                        .collect(Collectors.toList()),
                one.official().map(official -> official.capacity()).orElse(""),
                one.issuer(),
                one.serial().toString(16),
                one.fingerprint(),
                Times.day(one.notBefore()),
                Times.day(one.notAfter()),
                Times.days(now, one.notAfter()),
                state(one, now));
    }

    private static String state(BoundCertificate one, Instant now) {
        if (one.revokedAt().isPresent()) {
            return "revoked";
        }
        if (!now.isBefore(one.notAfter())) {
            return "over";
        }
        if (now.isBefore(one.notBefore())) {
            return "early";
        }
        return Times.days(now, one.notAfter()) < Certification.SOON_DAYS ? "soon" : "good";
    }
}
