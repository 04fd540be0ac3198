package vn.liennganh.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.liennganh.scenario.RunningHub;

/** One agency's flood meets its own quota; the others are served, and so are pages of the edge. */
class RateLimitTest {

    @Test
    void a_flood_is_told_to_wait_and_the_others_are_not() {
        Map<String, String> tight =
                Map.of("hub.gateway.requests-per-second", "1", "hub.gateway.request-burst", "3");
        try (RunningHub hub = RunningHub.start(tight)) {
            Caller flooder = Caller.of(hub, "X99.51.001");
            Caller.Answer last = flooder.get("/api/v1/whoami");
            for (int i = 0; i < 20 && last.status() == 200; i++) {
                last = flooder.get("/api/v1/whoami");
            }
            assertThat(last.status()).isEqualTo(429);
            assertThat(last.code()).isEqualTo("rate-limited");
            assertThat(last.json().path("retryable").asBoolean()).isTrue();
            assertThat(Long.parseLong(last.header("Retry-After"))).isPositive();
            assertThat(Caller.of(hub, "X99.51.002").get("/api/v1/whoami").status()).isEqualTo(200);
            assertThat(Caller.stranger(hub).get("/").text()).contains("chip good");
        }
    }
}
