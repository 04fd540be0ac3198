package vn.liennganh.delivery.amqp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.delivery.amqp.OfferRepository.Offer;
import vn.liennganh.delivery.amqp.OfferRepository.Placed;
import vn.liennganh.message.AgencyId;

/** What lies at the broker, written down: a round of all recipients is one transaction. */
final class Windows {

    private static final int SENT_AT_ONCE = 256;
    private static final long BYTES_AT_ONCE = 4L * 1024 * 1024;

    private final OfferRepository offers;
    private final TransactionTemplate transaction;
    private final int size;

    Windows(OfferRepository offers, TransactionTemplate transaction, int size) {
        this.offers = offers;
        this.transaction = transaction;
        this.size = size;
    }

    /**
     * What is to be done at the broker.
     *
     * @param stale lies there although its recipient has it by other means
     * @param unsent does not lie there yet; each recipient's in order
     */
    record Round(Map<AgencyId, Set<UUID>> stale, List<Offer> unsent) {}

    /** Notes what was settled, forgets what is done with, and fills the windows of all of them. */
    Round next(Set<AgencyId> parties, Collection<Placed> settled) {
        return transaction.execute(
                status -> {
                    if (!settled.isEmpty()) {
                        offers.settled(settled);
                    }
                    offers.tidy(parties);
                    Map<AgencyId, Set<UUID>> stale = offers.stale(parties);
                    offers.fill(parties, size);
                    return new Round(stale, offers.unsent(parties));
                });
    }

    /** As many at a time as fit into memory. */
    static List<List<Offer>> loads(List<Offer> all) {
        List<List<Offer>> loads = new ArrayList<>();
        List<Offer> load = new ArrayList<>();
        long bytes = 0;
        for (Offer offer : all) {
            if (!load.isEmpty() && (load.size() == SENT_AT_ONCE || bytes > BYTES_AT_ONCE)) {
                loads.add(load);
                load = new ArrayList<>();
                bytes = 0;
            }
            load.add(offer);
            bytes += offer.size();
        }
        if (!load.isEmpty()) {
            loads.add(load);
        }
        return loads;
    }
}
