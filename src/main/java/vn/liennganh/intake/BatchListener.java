package vn.liennganh.intake;

import java.util.List;

/** Adds its own rows to the transaction that accepts messages. */
public interface BatchListener {

    /**
     * Called once for each batch, inside the transaction, on the writer's thread.
     *
     * <p>It may only write its own rows. A failure rolls the batch back; the writer then tries it
     * again in halves, so the same event may be heard again, and only the last hearing counts.
     */
    void onBatch(List<BatchEvent> events);
}
