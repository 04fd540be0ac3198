package vn.liennganh.directory;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code hub.directory.*}; every key is explained in {@code config/application.yaml}.
 *
 * @param agencies the folders of agency files; the first one has the vocabulary
 * @param poll how often files and tables are looked at for changes
 * @param enrolment whether a person approves a first certificate
 * @param codeLifetime how long a one-time code is good
 * @param codeTries wrong tries that lock a code
 * @param retryAfter what a caller is told to wait while a person approves
 * @param certificateLifetime of the certificates that the hub issues
 * @param crlLifetime from one revocation list to the latest day of its successor
 * @param pkiUrl where issued certificates say that {@code /ca.crl} and {@code /ocsp} are
 */
@ConfigurationProperties("hub.directory")
public record DirectorySettings(
        List<Path> agencies,
        Duration poll,
        EnrolmentMode enrolment,
        Duration codeLifetime,
        int codeTries,
        Duration retryAfter,
        Duration certificateLifetime,
        Duration crlLifetime,
        URI pkiUrl) {

    /** Who decides about a first certificate once the code is right. */
    public enum EnrolmentMode {
        AUTOMATIC,
        APPROVED
    }
}
