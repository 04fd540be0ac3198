package vn.liennganh.delivery.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import vn.liennganh.delivery.push.Custody;
import vn.liennganh.delivery.wire.References;
import vn.liennganh.directory.Directory;
import vn.liennganh.intake.AttachmentContent;
import vn.liennganh.intake.AttachmentStore;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.AttachmentRef;

/**
 * The end of the routes that lead to directories; they know it as the bean {@code files}. Contents
 * come first, then the message by rename; it is the agency's when it has renamed or removed it.
 */
@Component
public class OutTray {

    static final String SUFFIX = ".p7m";

    private static final Logger LOG = LoggerFactory.getLogger(OutTray.class);
    private static final int PAGE = 500;

    private final FilesRepository rows;
    private final MessageArchive archive;
    private final AttachmentStore attachments;
    private final Custody custody;
    private final Trees trees;
    private final Directory directory;
    private final Clock clock;
    private final Map<AgencyId, Door> doors = new ConcurrentHashMap<>();

    /** One at a time puts files into an agency's directory. */
    private static final class Door {

        /** After how many stretches what had waited was put there; nobody remembers at a start. */
        private volatile int caughtUp;
    }

    OutTray(
            FilesRepository rows,
            MessageArchive archive,
            AttachmentStore attachments,
            Custody custody,
            Trees trees,
            Directory directory,
            @Qualifier("machineClock") Clock clock) {
        this.rows = rows;
        this.archive = archive;
        this.attachments = attachments;
        this.custody = custody;
        this.trees = trees;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Puts messages into their recipients' directories; again is harmless, also after the recipient
     * took them.
     *
     * @param references what the broker carried
     * @throws UncheckedIOException if a directory takes nothing: it is tried again
     */
    public void place(String references) {
        long[] numbers = References.read(references);
        for (AgencyId party : rows.parties(numbers)) {
            synchronized (door(party)) {
                if (!behind(party)) {
                    lay(rows.open(numbers, party));
                }
            }
        }
    }

    /**
     * Puts what was held back while the hub withheld the agency's channel into its directory, in
     * the order of acceptance, before anything that comes later; once a stretch.
     */
    void catchUp(AgencyId party) {
        if (directory.suspended(party) || !behind(party)) {
            return;
        }
        Door door = door(party);
        synchronized (door) {
            int stretches = directory.suspensions(party).size();
            lay(rows.unplaced(party));
            door.caughtUp = stretches;
        }
    }

    /** Whether something of the agency's is, or may be, held back that comes first. */
    private boolean behind(AgencyId party) {
        return directory.suspensions(party).size() > door(party).caughtUp;
    }

    private Door door(AgencyId party) {
        return doors.computeIfAbsent(party, one -> new Door());
    }

    private void lay(List<FilesRepository.Drop> drops) {
        for (FilesRepository.Drop drop : drops) {
            try {
                place(drop);
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }
    }

    private void place(FilesRepository.Drop drop) throws IOException {
        Tree tree = tree(drop.party());
        String name = drop.message() + SUFFIX;
        Path staged = tree.staging().resolve(name);
        if (!drop.staged()) {
            contents(drop.message(), tree);
            byte[] cms = archive.bytes(drop.message());
            tree.stage(name, out -> out.write(cms));
            rows.staged(drop, clock.instant());
        }
        // Written down when it was whole beside the tree: if it is not there, it was moved before
        // a crash, and may have been taken since.
        if (!Files.notExists(staged, LinkOption.NOFOLLOW_LINKS)) {
            Tree.move(staged, tree.out().resolve(name));
        }
        rows.placed(drop.number(), clock.instant());
    }

    private void contents(UUID message, Tree tree) throws IOException {
        StoredMessage stored = archive.find(message).orElseThrow();
        for (AttachmentRef ref : stored.attachments()) {
            Path target = tree.out().resolve(ref.sha256().hex());
            AttachmentContent content =
                    attachments
                            .open(message, ref.sha256())
                            .orElseThrow(() -> new IOException("A content is missing"));
            tree.place(target, out -> content.writeTo(out));
        }
    }

    private Tree tree(AgencyId party) throws IOException {
        return trees.whole(party)
                .orElseThrow(() -> new IOException("The tree of " + party + " is not there"));
    }

    /** Attests what was taken since the last look. A tree that is not whole proves nothing. */
    void lookForTaken(AgencyId party, Tree tree) {
        long after = 0;
        List<FilesRepository.Drop> page = rows.lying(party, after, PAGE);
        while (!page.isEmpty()) {
            for (FilesRepository.Drop drop : page) {
                Path file = tree.out().resolve(drop.message() + SUFFIX);
                if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS) && tree.whole()) {
                    taken(drop);
                }
            }
            after = page.get(page.size() - 1).number();
            page = rows.lying(party, after, PAGE);
        }
    }

    private void taken(FilesRepository.Drop drop) {
        if (custody.taken(drop.message(), drop.party(), true)) {
            rows.taken(drop.message(), drop.party(), clock.instant());
            LOG.debug("File taken: message={} party={}", drop.message(), drop.party());
        }
    }
}
