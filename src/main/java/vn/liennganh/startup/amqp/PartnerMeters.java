package vn.liennganh.startup.amqp;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import vn.liennganh.startup.broker.port.Cuts;

/** What an operator sees of AMQP partners: all of them together, and never one by name. */
public final class PartnerMeters implements MeterBinder {

    private final PartnerCount port;

    public PartnerMeters(PartnerCount port) {
        this.port = port;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("hub.amqp.connections", port, PartnerCount::connected)
                .description("Open connections of partners")
                .register(registry);
        Gauge.builder("hub.amqp.submissions.waiting", port, PartnerCount::unjudged)
                .description("Submissions at the broker that are not judged yet")
                .register(registry);
        Gauge.builder("hub.amqp.memory", port, PartnerCount::memory)
                .baseUnit("bytes")
                .description("What the broker holds in memory of partners' queues")
                .register(registry);
        for (Cuts.Reason reason : Cuts.Reason.values()) {
            FunctionCounter.builder("hub.amqp.cut", port, partners -> partners.cut(reason))
                    .description("Connections of partners that the broker has ended")
                    .tag("reason", reason.label())
                    .register(registry);
        }
    }
}
