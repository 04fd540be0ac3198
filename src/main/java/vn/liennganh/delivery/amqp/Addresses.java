package vn.liennganh.delivery.amqp;

import java.util.Optional;
import vn.liennganh.message.AgencyId;

/** The names of the protocol, section 5; queues are called as their addresses. */
public final class Addresses {

    /** Where every agency sends messages and acknowledgements. */
    public static final String SUBMISSIONS = "hub.submissions";

    /** Where it puts what each agency sends there: {@link #SUBMISSIONS} and a lane for each. */
    public static final String LANES = SUBMISSIONS + ".#";

    /** Where the broker puts what a partner would not have; for the hub alone. */
    public static final String RETURNED = "hub.returned";

    /** All that agencies receive from, as the broker's settings match it. */
    public static final String AGENCIES = "agency.#";

    private static final String PREFIX = "agency.";
    private static final String INBOX = ".inbox";
    private static final String RECEIPTS = ".receipts";

    private Addresses() {}

    /** What was delivered to an agency, as signed. */
    public static String inbox(AgencyId agency) {
        return PREFIX + agency + INBOX;
    }

    /** What became of what an agency handed in. */
    public static String receipts(AgencyId agency) {
        return PREFIX + agency + RECEIPTS;
    }

    /** Where what one agency hands in waits: a link to {@link #SUBMISSIONS} leads there. */
    public static String lane(AgencyId agency) {
        return SUBMISSIONS + "." + agency;
    }

    /** Whether submissions are read there. */
    public static boolean isLane(String address) {
        return address.equals(SUBMISSIONS) || address.startsWith(SUBMISSIONS + ".");
    }

    /** Whose lane it is; empty for the address that all of them share. */
    static Optional<AgencyId> laneOwner(String lane) {
        return lane.equals(SUBMISSIONS)
                ? Optional.empty()
                : Optional.of(AgencyId.of(lane.substring(SUBMISSIONS.length() + 1)));
    }

    /** Whether it is the inbox of some agency. */
    public static boolean isInbox(String address) {
        return address.startsWith(PREFIX) && address.endsWith(INBOX);
    }

    /** Whose inbox it is; only for what {@link #isInbox} is true for. */
    public static AgencyId owner(String inbox) {
        return AgencyId.of(inbox.substring(PREFIX.length(), inbox.length() - INBOX.length()));
    }
}
