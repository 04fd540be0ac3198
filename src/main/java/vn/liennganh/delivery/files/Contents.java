package vn.liennganh.delivery.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import vn.liennganh.directory.Limit;
import vn.liennganh.directory.limit.Pace;
import vn.liennganh.intake.AttachmentStore;
import vn.liennganh.intake.Channel;
import vn.liennganh.intake.UploadOutcome;
import vn.liennganh.intake.queue.Outage;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;

/** Takes contents out of {@code in/} into the store, before the messages that may name them. */
@Component
class Contents {

    private static final Logger LOG = LoggerFactory.getLogger(Contents.class);

    /** In one round of one agency: the other agencies' trees wait no longer than this takes. */
    private static final long ROUND_BYTES = 64L * 1024 * 1024;

    private final Desk desk;
    private final AttachmentStore store;
    private final Pace pace;
    private final FilesSettings settings;
    private final SetAside aside;
    private final Clock clock;

    /** A content may wait long for its scan: who brings none needs none of these. */
    private final Semaphore places;

    Contents(
            Desk desk,
            AttachmentStore store,
            Pace pace,
            FilesSettings settings,
            SetAside aside,
            @Qualifier("machineClock") Clock clock) {
        this.desk = desk;
        this.store = store;
        this.pace = pace;
        this.settings = settings;
        this.aside = aside;
        this.clock = clock;
        this.places = new Semaphore(settings.workers() / 2);
    }

    /**
     * Takes what may be taken in this round. One over which the hub failed, or that is not whole
     * yet, stays and rests; the messages that name it wait for it ({@link Untaken}).
     *
     * @return whether the messages may follow; false while there is no room or no scan for contents
     */
    boolean take(List<Found> contents, Tree tree, Channel channel) throws IOException {
        List<Found> files =
                contents.stream()
                        .filter(one -> one.attributes().isRegularFile())
                        .filter(one -> !aside.rests(one.path()))
                        .toList();
        if (files.isEmpty()) {
            return true;
        }
        if (!places.tryAcquire()) {
            return false;
        }
        try {
            return takeAll(files, tree, channel);
        } finally {
            places.release();
        }
    }

    private boolean takeAll(List<Found> files, Tree tree, Channel channel) throws IOException {
        boolean all = true;
        long bytes = 0;
        for (Found one : files) {
            if (bytes >= ROUND_BYTES
                    || pace.rest(channel.agency(), InTray.KIND, 0, 0).isPresent()) {
                return false;
            }
            try {
                all &= take(one, tree, channel);
            } catch (IOException fault) {
                aside.failed(one.path(), channel.agency(), fault);
            } catch (RuntimeException fault) {
                if (Outage.is(fault)) {
                    throw fault;
                }
                aside.failed(one.path(), channel.agency(), fault);
            }
            pace.took(channel.agency(), 1, one.size());
            bytes += one.size();
        }
        return all;
    }

    private boolean take(Found one, Tree tree, Channel channel) throws IOException {
        if (one.size() > pace.limit(channel.agency(), Limit.ATTACHMENT_BYTES)) {
            refuse(one, tree, RefusalCode.TOO_LARGE, "delivery.files-content");
            return true;
        }
        UploadOutcome outcome;
        try {
            outcome = put(one, channel);
        } catch (IOException unreadable) {
            if (!old(one)) {
                throw unreadable;
            }
            LOG.warn("Content of {} cannot be read: {}", channel.agency(), unreadable.toString());
            refuse(one, tree, RefusalCode.MESSAGE_MALFORMED, "delivery.files-unreadable");
            return true;
        }
        if (outcome instanceof UploadOutcome.Stored) {
            Files.deleteIfExists(one.path());
            return true;
        }
        if (outcome instanceof UploadOutcome.Infected) {
            refuse(one, tree, RefusalCode.ATTACHMENT_INFECTED, "delivery.content-infected");
            return true;
        }
        if (outcome instanceof UploadOutcome.NotScanned) {
            LOG.info("Content waits for its scan: agency={}", channel.agency());
            return false;
        }
        if (outcome instanceof UploadOutcome.Overtaken) {
            LOG.info("Content comes by another way too: agency={}", channel.agency());
            return false;
        }
        if (!old(one)) {
            LOG.info("Content not taken yet: agency={} {}", channel.agency(), outcome);
        } else if (outcome instanceof UploadOutcome.OverQuota) {
            refuse(one, tree, RefusalCode.RATE_LIMITED, "delivery.parcel-quota");
        } else {
            refuse(one, tree, RefusalCode.DIGEST_MISMATCH, "delivery.files-content");
        }
        return true;
    }

    /** By now: its owner may have begun to write it again since it was listed. */
    private boolean old(Found one) throws IOException {
        return Found.at(one.path()).untouchedSince(clock.instant().minus(settings.patience()));
    }

    private UploadOutcome put(Found one, Channel channel) throws IOException {
        Sha256 digest = Sha256.parse(one.name());
        if (one.size() > 0 && store.received(channel.acting(), digest) == one.size()) {
            // All of it is there and waits for its scan: an empty last piece asks for that alone.
            UploadOutcome outcome =
                    store.put(
                            channel.acting(),
                            digest,
                            one.size(),
                            Optional.of(one.size()),
                            InputStream.nullInputStream());
            if (!(outcome instanceof UploadOutcome.DigestMismatch)) {
                return outcome;
            }
        }
        try (InputStream in = one.open()) {
            return store.put(channel.acting(), digest, 0, Optional.of(one.size()), in);
        }
    }

    private void refuse(Found one, Tree tree, RefusalCode code, String why) throws IOException {
        desk.refuse(one.path(), tree, Refusal.of(code, why));
    }
}
