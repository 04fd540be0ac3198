package vn.liennganh.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import vn.liennganh.message.AgencyId;

/** What lies ready for each recipient: placed by the routes, taken off by its signed acknowledgement. */
@Service
public class Inbox {

    public static final int LIMIT_DEFAULT = 100;
    public static final int LIMIT_MAX = 1_000;
    public static final Duration WAIT_MAX = Duration.ofSeconds(60);

    /**
     * The unacknowledged deliveries of a recipient, most urgent then oldest first.
     *
     * <p>With nothing to list the caller's thread waits for something newer, up to {@code wait}.
     *
     * @param limit 1 to 1,000; what lies outside is taken as the nearest bound
     * @param wait up to 60 s; a longer wait is cut to that
     * @param after the {@code next} of an earlier page
     * @throws IllegalArgumentException where {@code after} is no cursor of ours
     */
    public InboxPage list(AgencyId party, int limit, Duration wait, Optional<String> after) {
        return new InboxPage(List.of(), Optional.empty());
    }

    /** What waits for a recipient. */
    public InboxCount count(AgencyId party) {
        return new InboxCount(party, 0, 0);
    }
}
