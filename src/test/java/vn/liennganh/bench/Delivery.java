package vn.liennganh.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import vn.liennganh.partner.client.InboxPage;

/**
 * How long it takes from the first byte sent to the recipient's long poll that lists the message.
 */
final class Delivery {

    private final SignedMessages recipient;
    private final SignedMessages sender;

    Delivery(SignedMessages recipient, SignedMessages sender) {
        this.recipient = recipient;
        this.sender = sender;
    }

    /**
     * Half of the deliveries are faster than {@code p50Millis}, one in a hundred is slower than the
     * other.
     */
    record Result(double p50Millis, double p99Millis) {}

    Result measure(int count) {
        List<byte[]> signed = sender.pings(count, recipient.id().value(), 2_048);
        double[] millis = new double[count];
        Optional<String> after = Optional.empty();
        for (int i = 0; i < count; i++) {
            Optional<String> place = after;
            CompletableFuture<InboxPage> listed =
                    CompletableFuture.supplyAsync(
                            () -> recipient.client().inbox(1_000, Duration.ofSeconds(30), place));
            settle();
            long start = System.nanoTime();
            sender.client().send(signed.get(i));
            after = listed.join().next().or(() -> place);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return new Result(millis[count / 2], millis[(int) (count * 0.99)]);
    }

    /** Lets the long poll reach the hub before the message does. */
    private static void settle() {
        try {
            TimeUnit.MILLISECONDS.sleep(30);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
