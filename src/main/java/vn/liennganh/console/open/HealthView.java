package vn.liennganh.console.open;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.stereotype.Component;

/** Whether the parts that the hub stands on are up, asked at most every few seconds. */
@Component
class HealthView {

    /** A public page must not be a way to make the database work. */
    private static final long ASKED_EVERY_NANOS = 5_000_000_000L;

    private final ObjectProvider<HealthContributorRegistry> registry;
    private volatile Seen seen = new Seen(Optional.empty(), Optional.empty(), Long.MIN_VALUE);

    HealthView(ObjectProvider<HealthContributorRegistry> registry) {
        this.registry = registry;
    }

    /** Empty where nobody watches that part. */
    record Seen(Optional<Boolean> database, Optional<Boolean> broker, long at) {}

    Seen look() {
        long now = System.nanoTime();
        Seen last = seen;
        if (last.at() == Long.MIN_VALUE || now - last.at() > ASKED_EVERY_NANOS) {
            last = new Seen(ask("db"), ask("broker"), now);
            seen = last;
        }
        return last;
    }

    private Optional<Boolean> ask(String name) {
        return Optional.ofNullable(registry.getIfAvailable())
                .map(all -> all.getContributor(name))
                .map(HealthView::up);
    }

    private static boolean up(HealthContributor contributor) {
        if (contributor instanceof HealthIndicator indicator) {
            return Optional.ofNullable(indicator.health())
                    .filter(health -> health.getStatus().equals(Status.UP))
                    .isPresent();
        }
        return contributor instanceof CompositeHealthContributor all
                && all.stream().allMatch(entry -> up(entry.contributor()));
    }
}
