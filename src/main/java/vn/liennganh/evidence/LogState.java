package vn.liennganh.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.liennganh.merkle.TreeGrowth;

/**
 * What memory knows of the log: always committed, never ahead of the database.
 *
 * @param sealed the last signed head
 * @param saved whether the database has {@code sealed} too
 * @param live the edge of the tree, with what grew since {@code sealed}
 * @param unsealed own batches since {@code sealed}
 * @param fresh the edge as it was when {@code sealed} was signed, to prove the newest entries
 * @param batches the own batches below {@code sealed}, until the next head replaces them
 */
record LogState(
        SealedHead sealed,
        boolean saved,
        TreeGrowth live,
        List<Appended> unsealed,
        TreeGrowth fresh,
        List<Appended> batches) {

    LogState {
        unsealed = List.copyOf(unsealed);
        batches = List.copyOf(batches);
    }

    /** The state after a commit, which saved the last head too. */
    LogState committed(Appended appended) {
        List<Appended> all = new ArrayList<>(unsealed);
        if (appended.count() == 0) {
            return new LogState(sealed, saved, appended.growth(), all, fresh, batches);
        }
        all.add(appended);
        return new LogState(sealed, true, appended.growth(), all, fresh, batches);
    }

    /** The state once it is known that a batch did commit; the edge grows with the next one. */
    LogState found(Appended appended) {
        List<Appended> all = new ArrayList<>(unsealed);
        all.add(appended);
        return new LogState(sealed, saved, live, all, fresh, batches);
    }

    /** The state after signing all that is committed. */
    LogState sealed(SealedHead head) {
        return new LogState(head, false, live.trimmed(), List.of(), live, unsealed);
    }

    /** The last signed head where the database does not have it yet. */
    Optional<SealedHead> unsaved() {
        return saved || sealed.size() == 0 ? Optional.empty() : Optional.of(sealed);
    }

    /** The state once the last signed head has been time-stamped. */
    LogState stamped(byte[] token) {
        return new LogState(
                sealed.stamped(Optional.of(token)), saved, live, unsealed, fresh, batches);
    }

    LogState withSaved() {
        return new LogState(sealed, true, live, unsealed, fresh, batches);
    }

    /** The first entry for which the next head is the first one. */
    long firstUnsealed() {
        return unsealed.isEmpty() ? sealed.size() : unsealed.get(0).first();
    }

    /** A statement of the newest batches, while they are in memory. */
    Optional<byte[]> freshStatement(long index) {
        for (Appended batch : batches) {
            if (index >= batch.first() && index < batch.end()) {
                return Optional.of(batch.statements().get((int) (index - batch.first())));
            }
        }
        return Optional.empty();
    }
}
