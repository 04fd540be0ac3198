package vn.liennganh.delivery.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import vn.liennganh.delivery.wire.Rests;
import vn.liennganh.directory.Limit;
import vn.liennganh.directory.limit.Pace;
import vn.liennganh.intake.Channel;
import vn.liennganh.intake.queue.Outage;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;

/**
 * Reads {@code in/}: finished files only, first the contents, then the messages. A message is moved
 * out of the agency's reach before it is read, and what becomes of it is the door's word.
 */
@Component
class InTray {

    static final String KIND = "file";

    private static final Logger LOG = LoggerFactory.getLogger(InTray.class);
    private static final int MESSAGE_READ_MAX = 1_048_576 + 1;
    private static final int LISTED_MAX = 20_000;

    private final Desk desk;
    private final Contents contents;
    private final Pace pace;
    private final FilesSettings settings;
    private final SetAside aside;
    private final Strays strays;
    private final Clock clock;

    /** Agencies that found the door shut. */
    private final Rests<AgencyId> shut = new Rests<>(System::nanoTime);

    InTray(
            Desk desk,
            Contents contents,
            Pace pace,
            FilesSettings settings,
            SetAside aside,
            Strays strays,
            @Qualifier("machineClock") Clock clock) {
        this.desk = desk;
        this.contents = contents;
        this.pace = pace;
        this.settings = settings;
        this.aside = aside;
        this.strays = strays;
        this.clock = clock;
    }

    /**
     * One round for one agency; a file that cannot be dealt with keeps none of the others. Where
     * the door is shut the round ends, so that nothing overtakes what came before it.
     */
    void look(Tree tree, Channel channel) throws IOException {
        List<Path> claims = list(tree.claimed());
        if (shut.rests(channel.agency()) || !takeClaimed(claims, tree, channel)) {
            return;
        }
        List<Found> found = found(tree, channel);
        List<Found> messages =
                found.stream().filter(Found::message).filter(this::finished).toList();
        boolean any = !messages.isEmpty() || !claims.isEmpty();
        if (any && !contents.take(found.stream().filter(Found::content).toList(), tree, channel)) {
            return;
        }
        Untaken untaken = Untaken.of(tree);
        for (Found one : messages.subList(0, Math.min(messages.size(), settings.roundMax()))) {
            if (rests(channel) || !take(one, tree, untaken, channel)) {
                return;
            }
        }
        if (messages.size() <= settings.roundMax()) {
            strange(found, tree, channel);
        }
    }

    /** What stayed of earlier rounds; false where the round ends with it. */
    private boolean takeClaimed(List<Path> claims, Tree tree, Channel channel) throws IOException {
        if (claims.isEmpty()) {
            return true;
        }
        Untaken untaken = Untaken.of(tree);
        claims.sort(Comparator.comparing(Path::getFileName));
        for (Path claim : claims) {
            if (rests(channel)
                    || !attempt(claim, channel, () -> claimed(claim, tree, untaken, channel))) {
                return false;
            }
        }
        return true;
    }

    private boolean take(Found one, Tree tree, Untaken untaken, Channel channel) {
        return attempt(
                one.path(),
                channel,
                () -> {
                    Path claim;
                    try {
                        claim = claim(one, tree);
                    } catch (IOException immovable) {
                        if (aside.failed(one.path(), channel.agency(), immovable)) {
                            desk.explain(one.path(), tree, malformed("delivery.files-unreadable"));
                        }
                        return true;
                    }
                    return attempt(claim, channel, () -> claimed(claim, tree, untaken, channel));
                });
    }

    /** What is done with one file; false where the door is shut. */
    @FunctionalInterface
    private interface Step {
        boolean take() throws IOException;
    }

    /** Unless it rests; where it fails, it does from now on, and the others go on. */
    private boolean attempt(Path file, Channel channel, Step step) {
        if (aside.rests(file)) {
            return true;
        }
        try {
            return step.take();
        } catch (IOException fault) {
            aside.failed(file, channel.agency(), fault);
        } catch (RuntimeException fault) {
            if (Outage.is(fault)) {
                shut.longer(channel.agency());
                throw fault;
            }
            aside.failed(file, channel.agency(), fault);
        }
        return true;
    }

    /** Whoever is too fast is read later; its files stay where it sees them. */
    private boolean rests(Channel channel) {
        return pace.rest(channel.agency(), KIND, 0, 0).isPresent();
    }

    private List<Found> found(Tree tree, Channel channel) throws IOException {
        List<Found> found = new ArrayList<>();
        for (Path path : list(tree.in())) {
            if (aside.rests(path)) {
                continue;
            }
            try {
                found.add(Found.at(path));
            } catch (NoSuchFileException gone) {
                // Its owner thought better of it.
            } catch (IOException unreadable) {
                aside.failed(path, channel.agency(), unreadable);
            }
        }
        found.sort(
                Comparator.comparing((Found one) -> one.attributes().lastModifiedTime())
                        .thenComparing(Found::name));
        return found;
    }

    private static List<Path> list(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path path : stream) {
                all.add(path);
                if (all.size() == LISTED_MAX) {
                    break;
                }
            }
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
        return all;
    }

    /** Whether a message is whole, by its own account; what stays unfinished is read in the end. */
    private boolean finished(Found one) {
        if (!one.attributes().isRegularFile() || old(one)) {
            return true;
        }
        try (InputStream in = one.open()) {
            return Der.length(in.readNBytes(Der.HEAD))
                    .filter(length -> length <= one.attributes().size())
                    .isPresent();
        } catch (IOException unreadable) {
            return false;
        }
    }

    private boolean old(Found one) {
        return one.untouchedSince(clock.instant().minus(settings.patience()));
    }

    /**
     * Moves it where its owner can change it no more, under its own name in a folder of its own.
     * The folders' names have the order in which they were made.
     */
    private Path claim(Found one, Tree tree) throws IOException {
        String name = clock.millis() + "-" + UUID.randomUUID();
        Path folder = Files.createDirectory(tree.claimed().resolve(name));
        try {
            Tree.move(one.path(), folder.resolve(one.path().getFileName()));
        } catch (IOException immovable) {
            Files.deleteIfExists(folder);
            throw immovable;
        }
        return folder;
    }

    /** False where the door is shut. What waits for a content or for its own rest stays, too. */
    private boolean claimed(Path folder, Tree tree, Untaken untaken, Channel channel)
            throws IOException {
        for (Path file : list(folder)) {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                desk.refuse(file, tree, malformed("delivery.files-no-file"));
            } else if (!finished(Found.at(file))) {
                // Its owner, cut off before, had opened it again when it was taken, and writes on.
                LOG.debug("A message of {} is being written again", channel.agency());
                return true;
            } else {
                byte[] bytes;
                try (InputStream in = Found.open(file)) {
                    bytes = in.readNBytes(MESSAGE_READ_MAX);
                } catch (IOException unreadable) {
                    LOG.warn("A file of {} cannot be read: {}", channel.agency(), unreadable);
                    desk.refuse(file, tree, malformed("delivery.files-unreadable"));
                    continue;
                }
                long most = pace.limit(channel.agency(), Limit.MESSAGE_BYTES);
                if (most < MESSAGE_READ_MAX - 1 && bytes.length > most) {
                    desk.refuse(
                            file,
                            tree,
                            Refusal.of(RefusalCode.TOO_LARGE, "delivery.message-large", most));
                } else if (untaken.isNamedBy(bytes)) {
                    LOG.debug("A message of {} waits for its contents", channel.agency());
                    return true;
                } else if (!desk.submit(file, bytes, tree, channel)) {
                    shut.longer(channel.agency());
                    return false;
                }
                shut.over(channel.agency());
                pace.took(channel.agency(), 1, bytes.length);
            }
        }
        Files.deleteIfExists(folder);
        return true;
    }

    /** What is neither message nor content stays a while, and then goes where it can be seen. */
    private void strange(List<Found> found, Tree tree, Channel channel) {
        for (Found one : found) {
            attempt(
                    one.path(),
                    channel,
                    () -> {
                        Optional<String> why = strays.why(one, tree);
                        if (why.isPresent()) {
                            desk.refuse(one.path(), tree, malformed(why.get()));
                        }
                        return true;
                    });
        }
    }

    private static Refusal malformed(String key) {
        return Refusal.of(RefusalCode.MESSAGE_MALFORMED, key);
    }
}
