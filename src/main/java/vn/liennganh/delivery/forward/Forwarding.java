package vn.liennganh.delivery.forward;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.intake.check.Succession;
import vn.liennganh.message.AgencyId;

/**
 * Sends on what an agency had not acknowledged when it ended: a new delivery to its heir in that
 * exchange takes the place of the old one, whose row stays.
 */
@Component
class Forwarding {

    private static final Logger LOG = LoggerFactory.getLogger(Forwarding.class);

    private final ForwardRepository rows;
    private final Directory directory;
    private final Succession succession;

    Forwarding(ForwardRepository rows, Directory directory, Succession succession) {
        this.rows = rows;
        this.directory = directory;
        this.succession = succession;
    }

    /** As often as the directory is looked at, which is what tells that somebody ended. */
    @Scheduled(fixedDelayString = "${hub.directory.poll}")
    void look() {
        LocalDate today = directory.today();
        for (Agency agency : directory.agencies()) {
            if (!agency.successors().isEmpty()
                    && agency.validTo().filter(today::isAfter).isPresent()) {
                forward(agency.id());
            }
        }
    }

    private void forward(AgencyId ended) {
        try {
            List<UUID> exchanges = rows.waitingFor(ended);
            for (UUID exchange : exchanges) {
                succession
                        .heir(ended, exchange)
                        .ifPresent(
                                heir -> {
                                    int count = rows.forward(ended, heir, exchange);
                                    LOG.info(
                                            "{} deliveries forwarded: from={} to={} exchange={}",
                                            count,
                                            ended,
                                            heir,
                                            exchange);
                                });
            }
        } catch (DataAccessException away) {
            LOG.warn("What waits for {} is forwarded later: {}", ended, away.toString());
        }
    }
}
