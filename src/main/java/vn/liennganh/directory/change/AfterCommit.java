package vn.liennganh.directory.change;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * When memory follows the tables: what a transaction has written may still be taken back, and
 * another thread that looks meanwhile sees the old rows.
 */
public final class AfterCommit {

    private AfterCommit() {}

    /** Once the caller's transaction is committed, never if it is not; now where there is none. */
    public static void run(Runnable work) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        work.run();
                    }
                });
    }
}
