package vn.liennganh.gathering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import vn.liennganh.exchange.ExchangeBook;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.intake.check.Succession;
import vn.liennganh.intake.queue.Unhurried;
import vn.liennganh.regulation.ExchangeState;

/**
 * Finds, once, what was asked before there were rows of it and is still awaited. What was complete
 * by then is not told: nobody wants the news of years.
 */
@Component
class GatheringCatchUp implements InitializingBean {

    private static final int PAGE = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(GatheringCatchUp.class);

    private final GatheringRepository rows;
    private final MessageArchive archive;
    private final ExchangeBook exchanges;
    private final Succession succession;
    private final Unhurried transaction;

    GatheringCatchUp(
            GatheringRepository rows,
            MessageArchive archive,
            ExchangeBook exchanges,
            Succession succession,
            Unhurried transaction) {
        this.rows = rows;
        this.archive = archive;
        this.exchanges = exchanges;
        this.succession = succession;
        this.transaction = transaction;
    }

    /** Before the door opens. */
    @Override
    public void afterPropertiesSet() {
        if (!rows.made()) {
            int found = transaction.execute(this::make);
            LOG.info("gatherings found in earlier messages count={}", found);
        }
    }

    private int make() {
        int found = 0;
        long last = 0;
        List<StoredMessage> page = archive.after(last, PAGE);
        while (!page.isEmpty()) {
            last = page.get(page.size() - 1).number();
            List<GatheringRepository.Opened> awaited = awaited(page);
            if (!awaited.isEmpty()) {
                rows.open(awaited);
                found += awaited.size();
            }
            page = archive.after(last, PAGE);
        }
        rows.nowMade();
        return found;
    }

    private List<GatheringRepository.Opened> awaited(List<StoredMessage> page) {
        List<StoredMessage> several =
                page.stream().filter(one -> one.recipients().size() > 1).toList();
        Map<UUID, ExchangeState> states =
                exchanges.load(several.stream().map(StoredMessage::exchange).toList());
        List<GatheringRepository.Opened> awaited = new ArrayList<>();
        for (StoredMessage one : several) {
            ExchangeState state = states.get(one.exchange());
            if (state != null && Gatherings.awaited(succession.carriedOn(state), one.id())) {
                awaited.add(
                        new GatheringRepository.Opened(
                                one.id(), one.exchange(), one.from(), one.acceptedAt()));
            }
        }
        return awaited;
    }
}
