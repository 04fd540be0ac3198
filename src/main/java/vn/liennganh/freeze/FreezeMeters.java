package vn.liennganh.freeze;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How long too much stays frozen, on the hub's clock. */
@Component
class FreezeMeters {

    private final Timer released;
    private final Timer lifted;
    private final Timer spared;

    FreezeMeters(MeterRegistry registry) {
        this.released =
                Timer.builder("hub.freeze.excess.release")
                        .description("From the report that shows an excess to the decision")
                        .register(registry);
        this.lifted =
                Timer.builder("hub.freeze.excess.lift")
                        .description("From the report that shows an excess to the holders' lifting")
                        .register(registry);
        this.spared =
                Timer.builder("hub.freeze.spared.release")
                        .description("From the report that shows what stays free to the decision")
                        .register(registry);
    }

    void spared(Duration time) {
        spared.record(time);
    }

    void released(Duration time) {
        released.record(time);
    }

    void lifted(Duration time) {
        lifted.record(time);
    }
}
