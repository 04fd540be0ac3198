package vn.liennganh.delivery.wire;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who finds the door shut comes again later and later, and each for itself. */
class RestsTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - ofSeconds(3).toNanos());
    private final Rests<String> rests = new Rests<>(now::get);

    @Test
    void each_rest_is_longer_until_the_door_was_open() {
        assertThat(IntStream.range(0, 7).mapToObj(i -> rests.longer("one")).toList())
                .extracting(Duration::toSeconds)
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
        assertThat(rests.longer("other")).isEqualTo(ofSeconds(1));

        rests.over("one");

        assertThat(rests.rests("one")).isFalse();
        assertThat(rests.longer("one")).isEqualTo(ofSeconds(1));
    }

    /** Also where the machine's count of nanoseconds turns over. */
    @Test
    void a_rest_has_an_end_and_is_no_others() {
        rests.longer("one");
        rests.longer("one");
        assertThat(rests.rests("other")).isFalse();

        now.addAndGet(ofMillis(1_999).toNanos());
        assertThat(rests.rests("one")).isTrue();
        now.addAndGet(ofMillis(1).toNanos());
        assertThat(rests.rests("one")).isFalse();

        rests.longer("one");
        now.addAndGet(ofMillis(3_999).toNanos());
        assertThat(rests.rests("one")).isTrue();
        now.addAndGet(ofMillis(1).toNanos());
        assertThat(rests.rests("one")).isFalse();
    }
}
