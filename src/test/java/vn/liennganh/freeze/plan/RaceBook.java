package vn.liennganh.freeze.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * What a clerk beside the desk would write down of accepted messages, by hand: the latest
 * statement, what was ordered to be deducted, sent and received.
 */
final class RaceBook {
    private record Said(long at, long dong, boolean known) {}

    private Said latest = new Said(-1, 0, false);
    private final List<Said> taken = new ArrayList<>();
    long toDeduct;
    final TreeMap<String, Long> sent = new TreeMap<>();
    final TreeMap<String, Long> received = new TreeMap<>();

    void states(long dong, long at) {
        latest = at >= latest.at() ? new Said(at, dong, true) : latest;
    }

    void statesNoValue(long at) {
        latest = at >= latest.at() ? new Said(at, 0, false) : latest;
    }

    void sends(String reference, long dong, long at) {
        if (sent.putIfAbsent(reference, dong) == null) {
            toDeduct = 0;
            taken.add(new Said(at, dong, true));
        }
    }

    /** By the statement about the latest moment, less what was transferred since. */
    long held() {
        long since =
                taken.stream().filter(one -> one.at() > latest.at()).mapToLong(Said::dong).sum();
        return latest.known() ? Math.max(0, latest.dong() - since) : 0;
    }

    LongStream open(TreeMap<String, Long> some, TreeMap<String, Long> others) {
        return some.entrySet().stream()
                .mapToLong(
                        one -> Math.max(0, one.getValue() - others.getOrDefault(one.getKey(), 0L)));
    }
}
