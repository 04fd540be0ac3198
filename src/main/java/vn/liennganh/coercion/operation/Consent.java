package vn.liennganh.coercion.operation;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.liennganh.message.AgencyId;

/**
 * Where one agency's consent stands. Silence is none.
 *
 * @param message that gave or refused it; absent while it is awaited
 * @param version of the plan that it names, or that it is awaited for
 * @param text the message whose text it was given to, which {@code changed} is counted from; absent
 *     while it was given to none
 * @param changed what was changed after it; empty where the text merely is a new one
 * @param note what the agency wrote: its reason, or the changes that it wants
 */
public record Consent(
        AgencyId agency,
        Status status,
        int version,
        Optional<UUID> message,
        Optional<Instant> at,
        Optional<UUID> text,
        Set<Terms.Term> changed,
        String note) {

    /** Where it stands. */
    public enum Status {
        /** Asked for, and nothing was said. */
        AWAITED,
        /** Somebody above is asked instead. */
        REFERRED,
        /** Stands for the text that is in force. */
        STANDS,
        /** Stands, and wants changes. */
        WITH_CHANGES,
        /** Was given, and the text was changed since: to be asked for again. */
        REOPENED,
        REFUSED,
        /** Was given, and forces cannot be sent any more. */
        UNABLE;

        /** Whether somebody may rely on it. */
        public boolean given() {
            return this == STANDS || this == WITH_CHANGES;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Consent {
        changed = Set.copyOf(changed);
    }
}
