package vn.liennganh.partner.signing;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Json;
import vn.liennganh.pki.Certificate;
import vn.liennganh.pki.SealKey;

/** A key at hand, and what its certificate says. */
record HeldKey(SealKey key) {

    X509Certificate certificate() {
        return key.certificate().x509();
    }

    String fingerprint() {
        return key.certificate().fingerprint();
    }

    /** The certificate's common name, or its whole subject where it has none. */
    String holder() {
        return name(certificate());
    }

    /** Whole days until it is over; negative afterwards. */
    long daysLeft(Instant now) {
        return Duration.between(now, certificate().getNotAfter().toInstant()).toDays();
    }

    boolean valid(Instant now) {
        return !now.isBefore(certificate().getNotBefore().toInstant())
                && now.isBefore(certificate().getNotAfter().toInstant());
    }

    ObjectNode document(Capacity capacity, Instant now) {
        return Json.MAPPER
                .createObjectNode()
                .put("as", capacity.word())
                .put("holder", holder())
                .put("issuer", certificate().getIssuerX500Principal().getName())
                .put("serial", certificate().getSerialNumber().toString(16))
                .put("fingerprint", fingerprint())
                .put("notAfter", certificate().getNotAfter().toInstant().toString())
                .put("daysLeft", daysLeft(now));
    }

    static String name(X509Certificate certificate) {
        return Certificate.commonName(certificate)
                .orElseGet(() -> certificate.getSubjectX500Principal().getName());
    }
}
