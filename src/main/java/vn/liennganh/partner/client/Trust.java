package vn.liennganh.partner.client;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import vn.liennganh.merkle.NoteKeyLine;

/**
 * Whom a partner trusts: the authorities whose fingerprint stood in its letter, and the key of the
 * log.
 *
 * @param logKey absent until it has been learnt; then receipts cannot be checked whole
 * @param clock the machine's clock, for the validity of certificates
 */
public record Trust(List<X509Certificate> authorities, Optional<NoteKeyLine> logKey, Clock clock) {

    public Trust {
        authorities = List.copyOf(authorities);
        if (authorities.isEmpty()) {
            throw new IllegalArgumentException("A partner trusts at least one authority");
        }
    }

    /** The same trust with the key of the log. */
    public Trust withLogKey(NoteKeyLine key) {
        return new Trust(authorities, Optional.of(key), clock);
    }
}
