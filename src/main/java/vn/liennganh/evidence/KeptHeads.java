package vn.liennganh.evidence;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.liennganh.merkle.NoteKeyLine;
import vn.liennganh.merkle.TreeHash;

/**
 * Where the last signed head is kept outside the database.
 *
 * <p>The head file is durable before a receipt leaves, and may lie beside the database; whoever
 * restores or copies both together leaves nothing there that contradicts it. So a second file lies
 * elsewhere, named by the log's key: it follows within moments, because a copy from which somebody
 * starts is older than that, and nobody waits for it. It is locked as long as the hub runs, so that
 * a hub on a copy of everything does not start beside the first one.
 */
final class KeptHeads implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeptHeads.class);
    private static final int NAME_LENGTH = 16;
    private static final int LAST_WRITE_SECONDS = 5;

    private final Place first;
    private final Optional<Place> second;
    private final AtomicReference<HeadFile.Kept> due = new AtomicReference<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread worker = new Thread(task, "second-head");
                        worker.setDaemon(true);
                        return worker;
                    });
    private boolean told;

    private KeptHeads(Place first, Optional<Place> second, Duration interval) {
        this.first = first;
        this.second = second;
        if (second.isPresent()) {
            long millis = interval.toMillis();
            thread.scheduleWithFixedDelay(this::follow, millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    /** One of the files. */
    private record Place(Path path, HeadFile file) {

        static Place open(Path path) {
            return new Place(path, HeadFile.open(path));
        }
    }

    /** A head and the file in which it was found. */
    record Found(Path file, HeadFile.Kept kept) {

        SealedHead head() {
            return kept.head();
        }
    }

    /**
     * Opens what the settings name.
     *
     * @throws LogFault if another hub holds one of the files
     */
    static KeptHeads open(EvidenceProperties settings, NoteKeyLine key) {
        Place first = Place.open(settings.headFile());
        try {
            Optional<Place> second =
                    settings.secondFolder()
                            .map(folder -> folder.resolve(name(key)))
                            .map(KeptHeads::elsewhere);
            return new KeptHeads(first, second, settings.secondInterval());
        } catch (RuntimeException refused) {
            first.file.close();
            throw refused;
        }
    }

    private static Place elsewhere(Path path) {
        try {
            return Place.open(path);
        } catch (LogFault held) {
            throw new LogFault(
                    held.getMessage()
                            + "; hubs that share a database name a folder each in"
                            + " hub.log.second-heads");
        } catch (UncheckedIOException unwritable) {
            throw new LogFault(
                    "evidence: no second head can be kept in "
                            + path.getParent()
                            + " ("
                            + unwritable.getCause()
                            + "): name another folder in hub.log.second-heads");
        }
    }

    /** A log that begins anew has a new key, and so a file of its own. */
    private static String name(NoteKeyLine key) {
        byte[] digest = TreeHash.entry(key.line().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(Arrays.copyOf(digest, NAME_LENGTH / 2)) + ".head";
    }

    /** What the head file has. */
    Optional<Found> first() {
        return found(first);
    }

    /** What the second one has. */
    Optional<Found> second() {
        return second.flatMap(KeptHeads::found);
    }

    private static Optional<Found> found(Place place) {
        return place.file.read().map(kept -> new Found(place.path, kept));
    }

    /** Brings the files up to the head from which the log goes on. */
    void settle(String origin, SealedHead head) {
        if (behind(first(), head)) {
            LOG.warn("evidence: the head file was behind the database; it is written anew");
            first.file.write(origin, head);
        }
        if (behind(second(), head)) {
            due.set(new HeadFile.Kept(origin, head));
        }
    }

    private static boolean behind(Optional<Found> found, SealedHead head) {
        return head.size() > found.map(it -> it.head().size()).orElse(0L);
    }

    /** Keeps this head; when it returns, the head survives a power cut. */
    void write(String origin, SealedHead head) {
        first.file.write(origin, head);
        due.set(new HeadFile.Kept(origin, head));
    }

    private void follow() {
        HeadFile.Kept newest = due.getAndSet(null);
        if (newest == null || second.isEmpty()) {
            return;
        }
        try {
            second.get().file.write(newest.origin(), newest.head());
            told = false;
        } catch (RuntimeException failed) {
            due.compareAndSet(null, newest);
            if (!told) {
                told = true;
                LOG.warn("the second head cannot be kept in {}", second.get().path, failed);
            }
        }
    }

    @Override
    public void close() {
        thread.execute(this::follow);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LAST_WRITE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the second head is not the last one");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        second.ifPresent(place -> place.file.close());
        first.file.close();
    }
}
