package vn.liennganh.console.open.check;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.liennganh.console.paper.PaperCode;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.message.Sha256;

/** Finds accepted messages by what stands on paper, and by the digest of their bytes. */
@Component
public class PaperCodes implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PaperCodes.class);

    /** Few enough for one short transaction. */
    private static final int STEP = 5_000;

    private static final long EVERY_SECONDS = 5;

    private final PaperCodeRepository rows;
    private final MessageArchive archive;
    private volatile Optional<ScheduledExecutorService> worker = Optional.empty();

    PaperCodes(PaperCodeRepository rows, MessageArchive archive) {
        this.rows = rows;
        this.archive = archive;
    }

    /** The messages that have this code: one, or none, or those that somebody made to collide. */
    public List<StoredMessage> find(PaperCode code) {
        rows.catchUp(STEP);
        return archive.find(rows.messages(code.prefix()));
    }

    /** The message of exactly these bytes. */
    public Optional<StoredMessage> find(Sha256 digest) {
        return find(PaperCode.of(digest)).stream()
                .filter(one -> one.sha256().equals(digest))
                .findFirst();
    }

    private void keepUp() {
        try {
            int taken = STEP;
            while (taken == STEP) {
                taken = rows.catchUp(STEP);
            }
        } catch (RuntimeException away) {
            // The next round takes up where this one ended.
            LOG.warn("Codes of paper wait for the database: {}", away.toString());
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService one =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, "paper-codes");
                            thread.setDaemon(true);
                            return thread;
                        });
        one.scheduleWithFixedDelay(this::keepUp, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        worker = Optional.of(one);
    }

    @Override
    public void stop() {
        worker.ifPresent(ScheduledExecutorService::shutdownNow);
        worker = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return worker.isPresent();
    }
}
