package vn.liennganh.intake.queue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
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

    private final Set<Call> calls = ConcurrentHashMap.newKeySet();

    private record Call(long begun, CompletableFuture<Void> ended) {

        Duration left() {
            return LONGEST.minusNanos(System.nanoTime() - begun);
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /**
     * Does it; it is under way until its outcome is there.
     *
     * @param work takes the time of the call itself
     */
    public <T> CompletableFuture<T> during(Supplier<CompletableFuture<T>> work) {
        Call call = new Call(System.nanoTime(), new CompletableFuture<>());
        calls.add(call);
        try {
            return work.get().whenComplete((outcome, failed) -> end(call));
        } catch (RuntimeException | Error failed) {
            end(call);
            throw failed;
        }
    }

    private void end(Call call) {
        calls.remove(call);
        call.ended().complete(null);
    }

    /** Returns once all calls that are under way now have ended, after a minute at the latest. */
    public void await() throws InterruptedException {
        for (Call call : List.copyOf(calls)) {
            try {
                call.ended().get(Math.max(0, call.left().toNanos()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException | ExecutionException late) {
                calls.remove(call);
            }
        }
    }
}
