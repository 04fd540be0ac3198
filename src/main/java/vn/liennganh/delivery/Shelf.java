package vn.liennganh.delivery;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.message.AgencyId;

/** Where routes end that lead to the REST inbox; they know it as the bean {@code inbox}. */
@Component
public class Shelf {

    private final ShelfRepository shelves;
    private final Inbox inbox;
    private final TransactionTemplate transaction;

    Shelf(ShelfRepository shelves, Inbox inbox, PlatformTransactionManager transactions) {
        this.shelves = shelves;
        this.inbox = inbox;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Places deliveries in their recipients' inboxes; returns when that is durable. Placing again
     * is harmless.
     *
     * @param references what the broker carried
     */
    public void shelve(String references) {
        long[] numbers = References.read(references);
        Set<AgencyId> grown = transaction.execute(status -> shelves.shelve(numbers));
        if (grown != null) {
            inbox.grew(grown);
        }
    }
}
