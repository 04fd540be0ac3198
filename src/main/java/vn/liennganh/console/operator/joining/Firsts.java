package vn.liennganh.console.operator.joining;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import vn.liennganh.console.operator.joining.FirstRepository.First;
import vn.liennganh.intake.BatchEvent;
import vn.liennganh.intake.CommitListener;
import vn.liennganh.message.AgencyId;

/**
 * When each agency sent and took something for the first time. It is heard, and written down within
 * a second: accepting a message costs nothing more for it, and nobody looks through a million of
 * them. A hub that is killed in between hears the agency's next one as its first.
 */
@Component
class Firsts implements CommitListener, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Firsts.class);
    private static final String TRIAL = "sandbox";

    private final FirstRepository repository;
    private final Map<Key, Instant> heard = new ConcurrentHashMap<>();
    private final BlockingQueue<First> unwritten = new LinkedBlockingQueue<>();

    Firsts(FirstRepository repository) {
        this.repository = repository;
    }

    private record Key(AgencyId agency, Step step) {}

    @Override
    public void afterCommit(List<BatchEvent> events) {
        for (BatchEvent event : events) {
            if (event instanceof BatchEvent.MessageAccepted accepted) {
                AgencyId from = accepted.envelope().from();
                heard(from, Step.SENT, accepted.acceptedAt());
                if (!accepted.envelope().type().procedure().equals(TRIAL)) {
                    heard(from, Step.REAL, accepted.acceptedAt());
                }
            } else if (event instanceof BatchEvent.Consigned consigned) {
                heard(consigned.party(), Step.TAKEN, consigned.at());
            } else if (event instanceof BatchEvent.HandedOver taken) {
                heard(taken.party(), Step.TAKEN, taken.at());
            }
        }
    }

    private void heard(AgencyId agency, Step step, Instant at) {
        if (heard.putIfAbsent(new Key(agency, step), at) == null) {
            unwritten.add(new First(agency, step, at));
        }
    }

    /** Empty for what it has not done, with whatever process of the hub. */
    Optional<Instant> of(AgencyId agency, Step step) {
        return repository
                .find(agency, step)
                .or(() -> Optional.ofNullable(heard.get(new Key(agency, step))));
    }

    @Scheduled(fixedDelay = 1_000)
    void write() {
        First next = unwritten.peek();
        try {
            while (next != null) {
                repository.add(next);
                unwritten.remove(next);
                next = unwritten.peek();
            }
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("first times wait to be written down: {}", away.toString());
        }
    }

    /** What was heard in the last second. */
    @Override
    public void destroy() {
        write();
    }
}
