package vn.liennganh.intake;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;

/**
 * The way a message came in, and whom the way itself proves.
 *
 * @param kind {@code rest}, {@code soap}, {@code hub} for the hub's own messages
 * @param agency the agency whose certificate opened the channel
 * @param acting the agency it may act for; equals {@code agency} except for regional divisions
 */
public record Channel(String kind, AgencyId agency, AgencyId acting) {

    /** What is said on a channel that the hub withholds, whatever is asked there. */
    public static final Refusal WITHHELD =
            Refusal.of(RefusalCode.NOT_AUTHENTICATED, "intake.channel-withheld");

    private static final Refusal NOT_ON_CHANNEL =
            Refusal.at(RefusalCode.SENDER_MISMATCH, "/from", "intake.sender-not-on-channel");

    /** Behind these stand people who signed in, and the hub: no partner's certificate. */
    private static final Set<String> NEVER_WITHHELD = Set.of("console", "hub");

    /** A channel on which an agency speaks for itself alone. */
    public static Channel of(String kind, AgencyId agency) {
        return new Channel(kind, agency, agency);
    }

    /** Whether messages of this sender may come this way. */
    public boolean carries(AgencyId from) {
        return from.equals(agency) || from.equals(acting);
    }

    /**
     * Whether the hub withholds it: whoever acts for another stands at that one's inbox.
     *
     * @param suspended of which agencies the hub withholds the channel
     */
    public boolean withheld(Predicate<AgencyId> suspended) {
        return !NEVER_WITHHELD.contains(kind) && (suspended.test(agency) || suspended.test(acting));
    }

    /** Why nothing of this sender may come this way now; empty where it may. */
    Optional<Refusal> bars(AgencyId from, Predicate<AgencyId> suspended) {
        if (withheld(suspended)) {
            return Optional.of(WITHHELD);
        }
        return carries(from) ? Optional.empty() : Optional.of(NOT_ON_CHANNEL);
    }
}
