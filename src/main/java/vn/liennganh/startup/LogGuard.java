package vn.liennganh.startup;

import java.time.Duration;
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
import vn.liennganh.evidence.LogAudit;
import vn.liennganh.message.Texts;

/** Audits the log at start and every so often, and makes the hub's health tell what was found. */
@Component
class LogGuard implements SmartLifecycle, HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(LogGuard.class);

    private final LogAudit audit;
    private final Duration interval;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "log-guard"));
    private volatile boolean running;
    private volatile boolean clean = true;

    LogGuard(LogAudit audit, @Value("${hub.log.audit-interval}") Duration interval) {
        this.audit = audit;
        this.interval = interval;
    }

    @Override
    public void start() {
        running = true;
        thread.scheduleWithFixedDelay(this::look, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
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

    private void look() {
        try {
            LogAudit.Report report = audit.audit();
            report.findings()
                    .forEach(
                            finding ->
                                    LOG.error(
                                            "the log is damaged: {}",
                                            Texts.render(finding.text(), Texts.ENGLISH)));
            clean = clean && report.clean();
        } catch (RuntimeException unreachable) {
            // The database may be away; the next round tries again.
            LOG.warn("the log could not be audited: {}", unreachable.toString());
        }
    }
}
