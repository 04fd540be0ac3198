package vn.liennganh.gathering;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.liennganh.delivery.gather.GatherBell;
import vn.liennganh.intake.BatchEvent;
import vn.liennganh.intake.BatchListener;
import vn.liennganh.intake.CommitListener;

/**
 * Notes in the accepting transaction which requests are answered by several, and which of them are
 * to be looked at anew. A batch of messages that open exchanges with one recipient each writes
 * nothing; any other one statement, however many messages it has.
 *
 * <p>That words were left to somebody (a consignment) marks nothing: it neither answers nor lets
 * time pass.
 */
@Component
class GatheringMarks implements BatchListener, CommitListener {

    private final GatheringRepository rows;
    private final GatherBell bell;

    /** Of the batch in hand; the writer tells of a batch and of its commit on one thread. */
    private boolean marked;

    GatheringMarks(GatheringRepository rows, GatherBell bell) {
        this.rows = rows;
        this.bell = bell;
    }

    @Override
    public void onBatch(List<BatchEvent> events) {
        List<GatheringRepository.Opened> opened = new ArrayList<>();
        Set<UUID> moved = new HashSet<>();
        for (BatchEvent event : events) {
            if (event instanceof BatchEvent.MessageAccepted message) {
                if (Gatherings.asksSeveral(message)) {
                    opened.add(
                            new GatheringRepository.Opened(
                                    message.envelope().id(),
                                    message.envelope().exchange(),
                                    message.envelope().from(),
                                    message.acceptedAt()));
                }
                if (!message.envelope().exchange().equals(message.envelope().id())) {
                    moved.add(message.envelope().exchange());
                }
            } else if (event instanceof BatchEvent.Lapsed lapsed) {
                lapsed.changed().forEach(duty -> moved.add(duty.exchange()));
            } else if (event instanceof BatchEvent.Recounted recounted) {
                moved.add(recounted.after().exchange());
            }
        }
        if (!opened.isEmpty()) {
            rows.open(opened);
        }
        marked = !moved.isEmpty() && rows.mark(moved) > 0;
    }

    @Override
    public void afterCommit(List<BatchEvent> events) {
        if (marked) {
            marked = false;
            bell.ring();
        }
    }
}
