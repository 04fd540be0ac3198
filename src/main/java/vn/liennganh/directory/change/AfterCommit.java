package vn.liennganh.directory.change;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * When memory follows the tables: what a transaction has written may still be taken back, and
 * another thread that looks meanwhile sees the old rows.
 */
public final class AfterCommit {

    private static final Logger LOG = LoggerFactory.getLogger(AfterCommit.class);

    private AfterCommit() {}

    /**
     * Once the caller's transaction is committed, never if it is not; now where there is none. What
     * fails then is logged and not thrown: the change stands, and whoever made it must not be told
     * otherwise. The next look at the tables makes up for it.
     */
    public static void run(Runnable work) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            quietly(work);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        quietly(work);
                    }
                });
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException late) {
            LOG.error("A change stands; what follows it comes with the next look", late);
        }
    }
}
