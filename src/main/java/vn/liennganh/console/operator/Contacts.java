package vn.liennganh.console.operator;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import vn.liennganh.intake.BatchEvent;
import vn.liennganh.intake.CommitListener;
import vn.liennganh.message.AgencyId;

/**
 * When each agency last sent, fetched or acknowledged something through this process. It is kept in
 * memory only: after a start nobody has been heard of yet.
 */
@Component
class Contacts implements CommitListener {

    private final Map<AgencyId, Instant> last = new ConcurrentHashMap<>();

    @Override
    public void afterCommit(List<BatchEvent> events) {
        for (BatchEvent event : events) {
            if (event instanceof BatchEvent.MessageAccepted accepted) {
                heard(accepted.envelope().from(), accepted.acceptedAt());
            } else if (event instanceof BatchEvent.Consigned consigned) {
                heard(consigned.party(), consigned.at());
            } else if (event instanceof BatchEvent.HandedOver taken) {
                heard(taken.party(), taken.at());
            }
        }
    }

    Optional<Instant> last(AgencyId agency) {
        return Optional.ofNullable(last.get(agency));
    }

    private void heard(AgencyId agency, Instant at) {
        last.merge(agency, at, (one, other) -> one.isAfter(other) ? one : other);
    }
}
