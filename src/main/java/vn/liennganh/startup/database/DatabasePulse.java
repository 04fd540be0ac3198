package vn.liennganh.startup.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import vn.liennganh.intake.queue.Pulse;

/**
 * Asks the database again and again whether it is there, over a connection of its own, and so knows
 * of its silence without anybody's work having to be given up for it: what is under way goes on
 * when the database does.
 */
final class DatabasePulse implements Pulse, HealthIndicator, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DatabasePulse.class);

    private final DataSource server;
    private final Duration interval;
    private final Duration silenceMax;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "pulse"));
    private @Nullable Connection connection;
    private volatile boolean beats = true;
    private volatile boolean running;

    DatabasePulse(DataSource server, Duration interval, Duration silenceMax) {
        this.server = server;
        this.interval = interval;
        this.silenceMax = silenceMax;
    }

    @Override
    public boolean beats() {
        return beats;
    }

    @Override
    public Health health() {
        return beats ? Health.up().build() : Health.down().build();
    }

    @Override
    public void start() {
        running = true;
        thread.scheduleWithFixedDelay(this::look, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        thread.execute(this::hangUp);
        thread.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the writer begins, and until after it has ended. */
    @Override
    public int getPhase() {
        return -1;
    }

    private void look() {
        if (!running) {
            return;
        }
        long asked = System.nanoTime();
        boolean answered = answers();
        if (!answered && System.nanoTime() - asked < silenceMax.toNanos()) {
            // It said no at once: perhaps to this connection only.
            answered = answers();
        }
        if (answered != beats) {
            beats = answered;
            if (answered) {
                LOG.info("the database answers again");
            } else {
                LOG.warn("the database does not answer: nothing is accepted until it does");
            }
        }
    }

    private boolean answers() {
        try {
            Connection open = connection == null ? connect() : connection;
            try (Statement statement = open.createStatement()) {
                return statement.execute("SELECT 1");
            }
        } catch (SQLException | RuntimeException away) {
            LOG.debug("no answer", away);
            hangUp();
            return false;
        }
    }

    private Connection connect() throws SQLException {
        Connection open = server.getConnection();
        connection = open;
        open.setNetworkTimeout(Runnable::run, Math.toIntExact(silenceMax.toMillis()));
        return open;
    }

    private void hangUp() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException gone) {
                LOG.debug("it was gone already", gone);
            }
        }
    }
}
