package vn.liennganh.startup.broker;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import vn.liennganh.message.AgencyId;

/**
 * Who may come in, as the agency registry has it now: asked anew for every link and every message,
 * so that a change counts at once. Never blocks for long: called on the broker's threads.
 */
public interface Registry {

    /**
     * Whose certificate it is; empty for one that is not registered, not valid now, or revoked.
     *
     * @param chain as the TLS session has it, the partner's own first
     */
    Optional<Caller> caller(List<X509Certificate> chain);

    /** How many connections the agency itself may have open. */
    long connections(AgencyId agency);

    /** Whether the agency has used up its rates and is to wait. */
    boolean rests(AgencyId agency);

    Terms terms();
}
