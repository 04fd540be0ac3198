package vn.liennganh.delivery.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import vn.liennganh.message.AgencyId;

/**
 * What lies in a tree and leads to nothing: names that mean nothing, what a broken upload left, a
 * content whose message never came, and what the hub itself was killed over.
 */
@Component
class Strays {

    private static final Logger LOG = LoggerFactory.getLogger(Strays.class);

    /** Since the last byte was written: then it is put in its place within moments, or never. */
    private static final Duration DEAD = Duration.ofHours(1);

    private final FilesSettings settings;
    private final SetAside aside;
    private final Clock clock;

    Strays(FilesSettings settings, SetAside aside, @Qualifier("machineClock") Clock clock) {
        this.settings = settings;
        this.aside = aside;
        this.clock = clock;
    }

    /**
     * Why a thing in {@code in/} may stay there no longer, as the key of a text; empty if it may.
     */
    Optional<String> why(Found one, Tree tree) throws IOException {
        boolean file = one.attributes().isRegularFile();
        if (one.message() || one.unfinished() && !file) {
            return Optional.empty();
        }
        if (one.unfinished() || one.content() && file) {
            return abandoned(one) && (one.unfinished() || !messages(tree))
                    ? Optional.of("delivery.files-abandoned")
                    : Optional.empty();
        }
        return one.untouchedSince(clock.instant().minus(settings.patience()))
                ? Optional.of("delivery.files-strange-name")
                : Optional.empty();
    }

    /**
     * By when anything about it changed last, and by now: the time of writing may be that of the
     * file it was copied from.
     */
    private boolean abandoned(Found one) throws IOException {
        Instant limit = clock.instant().minus(settings.abandoned());
        if (!one.untouchedSince(limit)) {
            return false;
        }
        try {
            FileTime changed =
                    (FileTime)
                            Files.getAttribute(one.path(), "unix:ctime", LinkOption.NOFOLLOW_LINKS);
            return changed.toInstant().isBefore(limit);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    /** Whether anything is there that may name a content. */
    private static boolean messages(Tree tree) throws IOException {
        return any(tree.in(), path -> path.getFileName().toString().endsWith(OutTray.SUFFIX))
                || any(tree.claimed(), path -> true);
    }

    private static boolean any(Path folder, DirectoryStream.Filter<Path> filter)
            throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, filter)) {
            return found.iterator().hasNext();
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
    }

    /**
     * Removes what the hub was killed over before it had put it in its place: contents and receipts
     * that are written anew. A staged message stays: that it is gone says that it was delivered.
     */
    void sweep(Tree tree) throws IOException {
        Instant limit = clock.instant().minus(DEAD);
        try (DirectoryStream<Path> staged =
                Files.newDirectoryStream(
                        tree.staging(),
                        path -> !path.getFileName().toString().endsWith(OutTray.SUFFIX))) {
            for (Path one : staged) {
                if (!aside.rests(one)) {
                    sweep(one, limit, tree);
                }
            }
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
    }

    private void sweep(Path staged, Instant limit, Tree tree) {
        try {
            if (Found.at(staged).untouchedSince(limit)) {
                Files.deleteIfExists(staged);
                LOG.info("Removed what was never put in its place: {}", staged);
            }
        } catch (NoSuchFileException placed) {
            LOG.debug("Put in its place meanwhile: {}", staged);
        } catch (IOException stuck) {
            aside.failed(staged, AgencyId.of(tree.root().getFileName().toString()), stuck);
        }
    }
}
