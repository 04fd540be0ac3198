package vn.liennganh.startup.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Service;
import vn.liennganh.deadline.DeadlineWatch;
import vn.liennganh.delivery.Inbox;
import vn.liennganh.directory.Certificates;
import vn.liennganh.exchange.ExchangeBook;
import vn.liennganh.gathering.Gatherings;
import vn.liennganh.intake.Intake;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.startup.ClockRepository;
import vn.liennganh.startup.DataDirectory;
import vn.liennganh.startup.HubClock;

/** What the sandbox's users may do to time, keys and partners. */
@Service
@ConditionalOnProperty(name = "hub.sandbox.enabled", havingValue = "true")
class Sandbox {

    static final List<String> BEHAVIOURS =
            List.of(
                    "prompt",
                    "slow",
                    "silent",
                    "decline",
                    "duplicate",
                    "partial",
                    "over-held",
                    "unsparing",
                    "bad-signature",
                    "manual");

    private static final String PROMPT = BEHAVIOURS.get(0);
    private static final UUID FIRST = new UUID(0, 0);
    private static final int PAGE = 100;
    private static final int WAIT_SECONDS = 30;

    private final HubClock clock;
    private final ClockRepository clockRepository;
    private final DeadlineWatch deadlines;
    private final Certificates certificates;
    private final ExchangeBook exchanges;
    private final Intake intake;
    private final Inbox inbox;
    private final Gatherings gatherings;
    private final SandboxProperties properties;
    private final Path folder;

    Sandbox(
            HubClock clock,
            ClockRepository clockRepository,
            DeadlineWatch deadlines,
            Certificates certificates,
            ExchangeBook exchanges,
            Intake intake,
            Inbox inbox,
            Gatherings gatherings,
            SandboxProperties properties,
            DataDirectory data) {
        this.clock = clock;
        this.clockRepository = clockRepository;
        this.deadlines = deadlines;
        this.certificates = certificates;
        this.exchanges = exchanges;
        this.intake = intake;
        this.inbox = inbox;
        this.gatherings = gatherings;
        this.properties = properties;
        this.folder = data.folder("sandbox");
    }

    /**
     * Moves the hub's time ahead and returns once every timer due by then is committed. The step is
     * stored before it takes effect, so that a crash in between never takes time back.
     */
    synchronized Instant advance(TemporalAmount step) {
        ZonedDateTime now = clock.instant().atZone(clock.getZone());
        Duration distance = Duration.between(now, now.plus(step));
        if (distance.isNegative()) {
            throw new IllegalArgumentException("The clock never goes back");
        }
        clockRepository.store(clock.ahead().plus(distance));
        clock.advance(distance);
        Instant then = clock.instant();
        deadlines.runDue(then);
        return then;
    }

    boolean revoke(X509Certificate certificate) {
        return certificates.revoke(certificate, "sandbox");
    }

    /** False if no simulated partner has that identifier. */
    boolean behave(AgencyId agency, String behaviour) {
        boolean simulated =
                properties.partners().values().stream()
                        .anyMatch(ids -> ids.contains(agency.value()));
        if (!simulated) {
            return false;
        }
        Path file = folder.resolve(agency.value()).resolve("behaviour");
        Path draft = file.resolveSibling("behaviour.new");
        try {
            Files.writeString(draft, behaviour);
            Files.move(
                    draft,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    synchronized void reset() {
        properties
                .partners()
                .values()
                .forEach(ids -> ids.forEach(id -> behave(AgencyId.of(id), PROMPT)));
        deadlines.forget();
        gatherings.forget();
        List<Obligation> owed = exchanges.outstanding(FIRST, PAGE);
        while (!owed.isEmpty()) {
            intake.waived(owed, "sandbox reset").orTimeout(WAIT_SECONDS, TimeUnit.SECONDS).join();
            owed = exchanges.outstanding(owed.get(owed.size() - 1).id(), PAGE);
        }
        inbox.empty();
    }
}
