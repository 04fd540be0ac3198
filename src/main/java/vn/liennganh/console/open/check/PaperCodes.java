package vn.liennganh.console.open.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
import vn.liennganh.intake.view.DigestRepository;
import vn.liennganh.message.Sha256;

/** Finds accepted messages by what stands on paper, and by the digest of their bytes. */
@Component
public class PaperCodes implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PaperCodes.class);

    /**
     * So many are taken in together, sorted, because codes have no order: each alone would write a
     * page of the index of its own. Those behind the last of them are looked through, in some
     * milliseconds.
     */
    private static final int TOGETHER = 20_000;

    private static final long EVERY_SECONDS = 5;

    private final PaperCodeRepository rows;
    private final DigestRepository digests;
    private final MessageArchive archive;
    private volatile Optional<ScheduledExecutorService> worker = Optional.empty();

    PaperCodes(PaperCodeRepository rows, DigestRepository digests, MessageArchive archive) {
        this.rows = rows;
        this.digests = digests;
        this.archive = archive;
    }

    /** The messages that have this code: one, or none, or those that somebody made to collide. */
    public List<StoredMessage> find(PaperCode code) {
        // First how far they are taken in: what is taken in meanwhile is then found twice.
        long last = rows.last();
        Set<UUID> found = new LinkedHashSet<>(rows.messages(code.prefix()));
        found.addAll(digests.beginning(code.prefix(), last));
        return archive.find(found);
    }

    /** The message of exactly these bytes. */
    public Optional<StoredMessage> find(Sha256 digest) {
        return find(PaperCode.of(digest)).stream()
                .filter(one -> one.sha256().equals(digest))
                .findFirst();
    }

    /** Takes in the messages behind the last one that was taken in, as many as go together. */
    void takeIn() {
        List<DigestRepository.Line> fresh = digests.after(rows.last(), TOGETHER);
        if (!fresh.isEmpty()) {
            rows.keep(fresh, fresh.get(fresh.size() - 1).number());
        }
    }

    private void keepUp() {
        try {
            while (digests.last() - rows.last() >= TOGETHER) {
                takeIn();
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
