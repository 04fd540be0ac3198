package vn.liennganh.deadline;

import java.time.Instant;
import org.springframework.stereotype.Service;

/** Watches what is owed: warns before the due instant, records silence after it, by the hub's own messages. */
@Service
public class DeadlineWatch {

    /**
     * Fires every timer due by {@code now}, and what those make due in turn.
     *
     * <p>Returns once the hub's messages are accepted and stand in the inboxes of their recipients.
     *
     * @return how many timers were fired
     */
    public int runDue(Instant now) {
        return 0;
    }
}
