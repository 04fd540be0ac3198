package vn.liennganh.console.members;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import vn.liennganh.message.AgencyId;

/** A line of the diary of members: who did what with whose membership or delegation, and why. */
record Deed(
        Instant at,
        AgencyId agency,
        UUID actor,
        String byName,
        Verb verb,
        String person,
        List<String> roles,
        String reason) {

    enum Verb {
        PROPOSED,
        APPROVED,
        DECLINED,
        WITHDRAWN,
        /** A delegation was ended before its last day. */
        RECALLED,
        /** A delegation was proposed; another head's word records it. */
        LENDING,
        LENT,
        ENDED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
