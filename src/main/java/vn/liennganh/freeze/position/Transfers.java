package vn.liennganh.freeze.position;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Money on its way from one holder to the office.
 *
 * @param toDeduct ordered to be deducted and not transferred yet
 * @param sent by transfer reference, as the holder told
 * @param received by transfer reference, as the office confirmed
 */
public record Transfers(
        long toDeduct, SortedMap<String, Long> sent, SortedMap<String, Long> received) {

    static final Transfers NONE = new Transfers(0, new TreeMap<>(), new TreeMap<>());

    public Transfers {
        sent = new TreeMap<>(sent);
        received = new TreeMap<>(received);
    }

    public long sentSum() {
        return sum(sent);
    }

    public long receivedSum() {
        return sum(received);
    }

    /** Sent and not confirmed as received, over all references. */
    public long inTransit() {
        return sent.entrySet().stream()
                .mapToLong(
                        one ->
                                Math.max(
                                        0,
                                        one.getValue() - received.getOrDefault(one.getKey(), 0L)))
                .sum();
    }

    /** Received beyond what a holder says it sent, over all references. */
    public long unmatched() {
        return received.entrySet().stream()
                .mapToLong(one -> Math.max(0, one.getValue() - sent.getOrDefault(one.getKey(), 0L)))
                .sum();
    }

    Transfers ordered(long dong) {
        return new Transfers(toDeduct + dong, sent, received);
    }

    /** A transfer ends the order to deduct, whether all of it came or not. */
    Transfers sent(String reference, long dong) {
        return new Transfers(0, with(sent, reference, dong), received);
    }

    /** Several receipts may name one transfer. */
    Transfers received(String reference, long dong) {
        return new Transfers(
                toDeduct,
                sent,
                with(received, reference, received.getOrDefault(reference, 0L) + dong));
    }

    private static SortedMap<String, Long> with(Map<String, Long> all, String key, long dong) {
        SortedMap<String, Long> more = new TreeMap<>(all);
        more.put(key, dong);
        return more;
    }

    private static long sum(Map<String, Long> all) {
        return all.values().stream().mapToLong(Long::longValue).sum();
    }
}
