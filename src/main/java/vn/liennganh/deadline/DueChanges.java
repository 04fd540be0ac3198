package vn.liennganh.deadline;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.liennganh.intake.BatchEvent;
import vn.liennganh.intake.BatchListener;

/** Notes moved due instants in the transaction that moves them, so that nobody goes untold. */
@Component
class DueChanges implements BatchListener {

    private final DueChangeRepository rows;

    DueChanges(DueChangeRepository rows) {
        this.rows = rows;
    }

    /** A duty that is only more or less sure than before has the same instant: nothing to tell. */
    @Override
    public void onBatch(List<BatchEvent> events) {
        List<BatchEvent.Recounted> moved =
                events.stream()
                        .filter(BatchEvent.Recounted.class::isInstance)
                        .map(BatchEvent.Recounted.class::cast)
                        .filter(one -> !one.before().due().equals(one.after().due()))
                        .toList();
        if (!moved.isEmpty()) {
            rows.add(moved);
        }
    }
}
