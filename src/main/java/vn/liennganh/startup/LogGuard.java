package vn.liennganh.startup;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.evidence.LogAudit;
import vn.liennganh.message.Texts;

/**
 * Audits the log and the messages below it, a slice at a time, so that a busy hub does not feel it.
 * What is found stops the signing, is told once, and makes the hub's health say so.
 */
@Component
class LogGuard implements SmartLifecycle, HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(LogGuard.class);

    /** Slices in an interval: often enough that one is short, rarely enough to cost nothing. */
    private static final int SLICES = 20;

    private final LogAudit audit;
    private final EvidenceLog log;
    private final Duration tick;
    private final int share;
    private final Duration slice;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "log-guard"));
    private final Set<LogAudit.Finding> told = new HashSet<>();
    private int slices;
    private volatile boolean running;
    private volatile boolean clean = true;

    LogGuard(
            LogAudit audit,
            EvidenceLog log,
            @Value("${hub.log.audit-interval}") Duration interval,
            @Value("${hub.log.audit-share}") int share) {
        this.audit = audit;
        this.log = log;
        this.tick = interval.dividedBy(SLICES);
        this.share = share;
        this.slice = tick.multipliedBy(share).dividedBy(100);
    }

    @Override
    public void start() {
        running = true;
        thread.execute(this::look);
    }

    @Override
    public void stop() {
        running = false;
        thread.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public Health health() {
        return clean ? Health.up().build() : Health.down().build();
    }

    /** Rests so long that its share holds, also after a step that large attachments made long. */
    private void look() {
        long begun = System.nanoTime();
        step();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        Duration rest = took.multipliedBy(100 - share).dividedBy(share);
        if (running) {
            long millis = Math.max(tick.toMillis(), rest.toMillis());
            thread.schedule(this::look, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void step() {
        try {
            if (slices++ % SLICES == 0) {
                audit.again();
            }
            audit.look(slice).findings().forEach(this::found);
        } catch (RuntimeException unreachable) {
            // The database may be away; the next round tries again.
            LOG.warn("the log could not be audited: {}", unreachable.toString());
        }
    }

    private void found(LogAudit.Finding finding) {
        clean = false;
        log.distrust();
        if (told.add(finding)) {
            LOG.error(
                    "nothing is signed any more, the evidence is damaged: {}",
                    Texts.render(finding.text(), Texts.ENGLISH));
        }
    }
}
