package vn.liennganh.intake.queue;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Calls that have come in and whose outcome is not durable yet. What they bring is dated when they
 * come, so that nobody's silence is attested before those that came in time are through. It knows
 * the calls of this process.
 */
@Component
public final class UnderWay {

    /** Nobody waits for a call that is older; its sender was told long ago to send it again. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** The end of each, with when it began by {@link System#nanoTime}. */
    private final Map<CompletableFuture<Void>, Long> calls = new ConcurrentHashMap<>();

    /**
     * Does it; it is under way until its outcome is there.
     *
     * @param work takes the time of the call itself
     */
    public <T> CompletableFuture<T> during(Supplier<CompletableFuture<T>> work) {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        calls.put(ended, System.nanoTime());
        try {
            return work.get().whenComplete((outcome, failed) -> end(ended));
        } catch (RuntimeException | Error failed) {
            end(ended);
            throw failed;
        }
    }

    private void end(CompletableFuture<Void> call) {
        calls.remove(call);
        call.complete(null);
    }

    /** Returns once all calls that are under way now have ended, after a minute at the latest. */
    public void await() throws InterruptedException {
        for (Map.Entry<CompletableFuture<Void>, Long> call : Map.copyOf(calls).entrySet()) {
            long left = LONGEST.toNanos() - (System.nanoTime() - call.getValue());
            try {
                call.getKey().get(Math.max(0, left), TimeUnit.NANOSECONDS);
            } catch (TimeoutException | ExecutionException late) {
                calls.remove(call.getKey());
            }
        }
    }
}
