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
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Sha256;

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
    private final SetAside aside;
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
            SetAside aside,
            Directory directory,
            @Qualifier("machineClock") Clock clock) {
        this.rows = rows;
        this.archive = archive;
        this.attachments = attachments;
        this.custody = custody;
        this.trees = trees;
        this.aside = aside;
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
            List<String> contents = contents(drop.message(), tree);
            byte[] cms = archive.bytes(drop.message());
            tree.stage(name, out -> out.write(cms));
            rows.staged(drop, contents, clock.instant());
        }
        // Written down when it was whole beside the tree: if it is not there, it was moved before
        // a crash, and may have been taken since.
        if (!Files.notExists(staged, LinkOption.NOFOLLOW_LINKS)) {
            Tree.move(staged, tree.out().resolve(name));
        }
        rows.placed(drop.number(), clock.instant());
    }

    /** Puts there what a message names, and says under which names. */
    private List<String> contents(UUID message, Tree tree) throws IOException {
        List<String> names =
                archive.find(message).orElseThrow().attachments().stream()
                        .map(ref -> ref.sha256().hex())
                        .distinct()
                        .toList();
        for (String name : names) {
            content(message, name, tree);
        }
        return names;
    }

    private void content(UUID message, String name, Tree tree) throws IOException {
        AttachmentContent content =
                attachments
                        .open(message, Sha256.parse(name))
                        .orElseThrow(() -> new IOException("A content is missing"));
        tree.place(tree.out().resolve(name), content::writeTo);
    }

    private Tree tree(AgencyId party) throws IOException {
        return trees.whole(party)
                .orElseThrow(() -> new IOException("The tree of " + party + " is not there"));
    }

    /**
     * Attests what was taken since the last look, and sees to it that what lies there is whole. A
     * tree that is not whole proves nothing.
     */
    void lookForTaken(AgencyId party, Tree tree) {
        long after = 0;
        List<FilesRepository.Lying> page = rows.lying(party, after, PAGE);
        while (!page.isEmpty()) {
            for (FilesRepository.Lying one : page) {
                // Before the message: who takes that first has no more need of what is gone then.
                List<String> gone = gone(one.contents(), tree);
                Path file = tree.out().resolve(one.message() + SUFFIX);
                if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
                    if (tree.whole()) {
                        taken(one.message(), party);
                    }
                } else if (!directory.suspended(party)) {
                    gone.forEach(name -> putBack(one.message(), name, party, tree));
                }
            }
            after = page.get(page.size() - 1).number();
            page = rows.lying(party, after, PAGE);
        }
    }

    private static List<String> gone(List<String> contents, Tree tree) {
        return contents.stream()
                .filter(
                        name ->
                                Files.notExists(
                                        tree.out().resolve(name), LinkOption.NOFOLLOW_LINKS))
                .toList();
    }

    /** Another message named the same content, and the agency was done with that one. */
    private void putBack(UUID message, String name, AgencyId party, Tree tree) {
        Path target = tree.out().resolve(name);
        if (aside.rests(target)) {
            return;
        }
        try {
            content(message, name, tree);
            LOG.debug("Content put back: message={} party={}", message, party);
        } catch (IOException full) {
            aside.failed(target, party, full);
        }
    }

    private void taken(UUID message, AgencyId party) {
        if (custody.taken(message, party, true)) {
            rows.taken(message, party, clock.instant());
            LOG.debug("File taken: message={} party={}", message, party);
        }
    }
}
