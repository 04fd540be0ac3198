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

    /** Few enough for one short look. */
    private static final int STEP = 1_000;

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
        catchUp();
        return archive.find(rows.messages(code.prefix()));
    }

    /** The message of exactly these bytes. */
    public Optional<StoredMessage> find(Sha256 digest) {
        return find(PaperCode.of(digest)).stream()
                .filter(one -> one.sha256().equals(digest))
                .findFirst();
    }

    /** Reads the messages behind the last one that was read; true where there may be more. */
    private boolean catchUp() {
        List<StoredMessage> fresh = archive.after(rows.last(), STEP);
        if (!fresh.isEmpty()) {
            rows.keep(fresh, fresh.get(fresh.size() - 1).number());
        }
        return fresh.size() == STEP;
    }

    private void keepUp() {
        try {
            boolean more = true;
            while (more) {
                more = catchUp();
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
