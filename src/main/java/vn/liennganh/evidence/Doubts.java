package vn.liennganh.evidence;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import vn.liennganh.evidence.LogRepository.Head;
import vn.liennganh.merkle.TreeHash;

/**
 * Batches of transactions that ended without saying how: the connection broke while they committed.
 * Used under the log's own lock.
 */
final class Doubts {

    private final List<Appended> open = new ArrayList<>();

    void add(Appended appended) {
        if (appended.count() > 0) {
            open.add(appended);
        }
    }

    boolean none() {
        return open.isEmpty();
    }

    /** Those that did commit, now that the head is locked and tells; no doubt remains. */
    List<Appended> settle(Head head, LogRepository repository) {
        List<Appended> committed =
                open.stream()
                        .filter(one -> head.size() >= one.end() && stands(one, repository))
                        .toList();
        open.clear();
        return committed;
    }

    private static boolean stands(Appended appended, LogRepository repository) {
        List<byte[]> stored = repository.entryHashes(appended.first(), appended.end());
        for (int i = 0; i < appended.count(); i++) {
            byte[] own = TreeHash.entry(appended.statements().get(i));
            if (!MessageDigest.isEqual(stored.get(i), own)) {
                return false;
            }
        }
        return true;
    }
}
