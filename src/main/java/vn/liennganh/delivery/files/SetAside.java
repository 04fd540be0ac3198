package vn.liennganh.delivery.files;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import vn.liennganh.message.AgencyId;

/**
 * Files that cannot be dealt with now: each rests by itself, longer and longer, and the others of
 * its tree go on. Kept in memory: after a start each is tried once more.
 */
@Component
class SetAside {

    private static final Logger LOG = LoggerFactory.getLogger(SetAside.class);
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final Map<Path, Rest> resting = new ConcurrentHashMap<>();
    private final FilesSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;

    private record Rest(Instant until, Duration next) {}

    SetAside(FilesSettings settings, MeterRegistry meters, @Qualifier("machineClock") Clock clock) {
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    boolean rests(Path file) {
        Rest rest = resting.get(file);
        return rest != null && clock.instant().isBefore(rest.until());
    }

    /**
     * It could not be dealt with and rests; an operator hears of it.
     *
     * @return whether it is the first time
     */
    boolean failed(Path file, AgencyId agency, Exception why) {
        Instant now = clock.instant();
        resting.values().removeIf(rest -> rest.until().plus(FORGOTTEN).isBefore(now));
        boolean first = !resting.containsKey(file);
        Rest rest =
                resting.merge(
                        file,
                        new Rest(now.plus(settings.poll()), settings.poll().multipliedBy(2)),
                        (before, none) -> longer(before, now));
        meters.counter("hub.delivery.set-aside", "channel", InTray.KIND, "agency", agency.value())
                .increment();
        LOG.error(
                "A file of {} cannot be dealt with; the others go on, it rests until {}: {}",
                agency,
                rest.until(),
                why.toString());
        return first;
    }

    private Rest longer(Rest before, Instant now) {
        Duration most = settings.patience().dividedBy(4);
        Duration next = before.next().compareTo(most) > 0 ? most : before.next();
        return new Rest(now.plus(next), next.multipliedBy(2));
    }
}
