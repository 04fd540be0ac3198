package vn.liennganh.intake.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class UnderWayTest {

    private final UnderWay calls = new UnderWay();

    @Test
    void whoever_waits_goes_on_once_all_that_came_before_have_ended() throws Exception {
        CompletableFuture<String> one = new CompletableFuture<>();
        CompletableFuture<String> other = new CompletableFuture<>();
        calls.during(() -> one);
        calls.during(() -> other);
        Thread waiting = new Thread(this::waited);
        waiting.start();
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);

        calls.during(CompletableFuture::new);
        one.complete("accepted");
        other.completeExceptionally(new IllegalStateException("refused"));

        await().until(() -> !waiting.isAlive());
    }

    @Test
    void a_call_that_breaks_off_is_waited_for_by_nobody() throws Exception {
        assertThatThrownBy(
                        () ->
                                calls.during(
                                        () -> {
                                            throw new IllegalStateException("broken");
                                        }))
                .hasMessage("broken");
        assertThat(calls.during(() -> CompletableFuture.completedFuture("done"))).isCompleted();
        calls.await();
    }

    private void waited() {
        try {
            calls.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
