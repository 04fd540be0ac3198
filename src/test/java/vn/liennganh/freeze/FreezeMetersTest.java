package vn.liennganh.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import vn.liennganh.desk.Standing;
import vn.liennganh.freeze.plan.OfficePolicy;
import vn.liennganh.freeze.position.Position;
import vn.liennganh.freeze.position.Tale;

/** How long too much stays frozen, by the names that an operator watches. */
class FreezeMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final FreezeBook book =
            new FreezeBook(
                    new FreezeMeters(registry), OfficePolicy.read(Path.of("config/freeze.yaml")));
    private final Tale tale = new Tale(1_000);
    private Standing<Position> before = standing();

    @Test
    void an_excess_is_timed_to_the_decision_and_to_the_lifting_and_once_each() {
        // Messages of a tale are a minute apart.
        tale.order(1, 1_000);
        heard();
        tale.order(2, 1_000);
        heard();
        tale.report(1, "part", 700, 1);
        heard();
        assertThat(timer("release").count()).isZero();
        tale.report(2, "part", 400, 1);
        heard();
        tale.inflow(1, false, 720, 2);
        heard();
        assertThat(timer("release").count()).isZero();

        tale.partialRelease(1, 120);
        heard();
        assertTimed("release", Duration.ofMinutes(2));
        assertThat(timer("lift").count()).isZero();

        tale.lifted(1, "part", 120, 8);
        heard();
        assertTimed("lift", Duration.ofMinutes(3));
        tale.lifted(1, "part", 120, 8);
        heard();
        assertTimed("release", Duration.ofMinutes(2));
        assertTimed("lift", Duration.ofMinutes(3));
    }

    private void heard() {
        Standing<Position> after = standing();
        book.moved(before, after);
        before = after;
    }

    private Standing<Position> standing() {
        Position now = tale.position();
        return new Standing<>(now.key(), now.last(), now.at(), now);
    }

    private Timer timer(String what) {
        return registry.get("hub.freeze.excess." + what).timer();
    }

    private void assertTimed(String what, Duration time) {
        assertThat(timer(what).count()).isEqualTo(1);
        assertThat(timer(what).totalTime(TimeUnit.SECONDS)).isEqualTo(time.toSeconds());
    }
}
