package vn.liennganh.delivery.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import vn.liennganh.intake.AttachmentStore;
import vn.liennganh.intake.Channel;
import vn.liennganh.intake.UploadOutcome;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;

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
    private final AttachmentStore attachments;
    private final FilesSettings settings;
    private final Clock clock;

    InTray(
            Desk desk,
            AttachmentStore attachments,
            FilesSettings settings,
            @Qualifier("machineClock") Clock clock) {
        this.desk = desk;
        this.attachments = attachments;
        this.settings = settings;
        this.clock = clock;
    }

    /** What lies in {@code in/}, the oldest first. */
    private record Found(Path path, BasicFileAttributes attributes) {

        String name() {
            return path.getFileName().toString();
        }

        boolean message() {
            return name().endsWith(OutTray.SUFFIX) && !name().startsWith(".");
        }

        boolean content() {
            return name().matches("[0-9a-f]{64}");
        }

        /** Names under which programs write before they rename. */
        boolean unfinished() {
            return name().startsWith(".") || name().matches(".*\\.(part|tmp|filepart|~)");
        }
    }

    /** One round for one agency. */
    void look(Tree tree, Channel channel) throws IOException {
        for (Path claim : list(tree.claimed())) {
            claimed(claim, tree, channel);
        }
        List<Found> found = found(tree);
        List<Found> messages =
                found.stream().filter(Found::message).filter(this::finished).toList();
        if (!messages.isEmpty()) {
            for (Found one : found) {
                if (one.content()) {
                    content(one, tree, channel);
                }
            }
        }
        for (Found one : messages.subList(0, Math.min(messages.size(), settings.roundMax()))) {
            claimed(claim(one, tree), tree, channel);
        }
        if (messages.size() <= settings.roundMax()) {
            strange(found, tree);
        }
    }

    private List<Found> found(Tree tree) throws IOException {
        List<Found> found = new ArrayList<>();
        for (Path path : list(tree.in())) {
            try {
                found.add(
                        new Found(
                                path,
                                Files.readAttributes(
                                        path,
                                        BasicFileAttributes.class,
                                        LinkOption.NOFOLLOW_LINKS)));
            } catch (NoSuchFileException gone) {
                // Its owner thought better of it.
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
        }
        return all;
    }

    /** Whether a message is whole, by its own account; what stays unfinished is read in the end. */
    private boolean finished(Found one) {
        if (!one.attributes().isRegularFile() || old(one)) {
            return true;
        }
        try (InputStream in = open(one.path())) {
            return Der.length(in.readNBytes(Der.HEAD))
                    .filter(length -> length <= one.attributes().size())
                    .isPresent();
        } catch (IOException unreadable) {
            return false;
        }
    }

    private boolean old(Found one) {
        Instant changed = one.attributes().lastModifiedTime().toInstant();
        return changed.plus(settings.patience()).isBefore(clock.instant());
    }

    /**
     * Moves it where its owner can change it no more, under its own name in a folder of its own.
     */
    private static Path claim(Found one, Tree tree) throws IOException {
        Path folder = Files.createDirectory(tree.claimed().resolve(UUID.randomUUID().toString()));
        Tree.move(one.path(), folder.resolve(one.path().getFileName()));
        return folder;
    }

    private void claimed(Path folder, Tree tree, Channel channel) throws IOException {
        for (Path file : list(folder)) {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                desk.refuse(file, tree, malformed("delivery.files-no-file"));
            } else {
                byte[] bytes;
                try (InputStream in = open(file)) {
                    bytes = in.readNBytes(MESSAGE_READ_MAX);
                }
                if (!desk.submit(file, bytes, tree, channel)) {
                    return;
                }
            }
        }
        Files.deleteIfExists(folder);
    }

    private void content(Found one, Tree tree, Channel channel) throws IOException {
        if (!one.attributes().isRegularFile()) {
            return;
        }
        UploadOutcome outcome;
        try (InputStream in = open(one.path())) {
            outcome =
                    attachments.put(
                            channel.acting(),
                            Sha256.parse(one.name()),
                            0,
                            Optional.of(one.attributes().size()),
                            in);
        }
        if (outcome instanceof UploadOutcome.Stored) {
            Files.deleteIfExists(one.path());
        } else if (outcome instanceof UploadOutcome.Infected) {
            desk.refuse(
                    one.path(),
                    tree,
                    Refusal.of(RefusalCode.ATTACHMENT_INFECTED, "delivery.content-infected"));
        } else if (old(one) && !(outcome instanceof UploadOutcome.NotScanned)) {
            RefusalCode code =
                    outcome instanceof UploadOutcome.TooLarge
                            ? RefusalCode.TOO_LARGE
                            : RefusalCode.DIGEST_MISMATCH;
            desk.refuse(one.path(), tree, Refusal.of(code, "delivery.files-content"));
        } else {
            LOG.info("Content not taken yet: agency={} {}", channel.agency(), outcome);
        }
    }

    /** What is neither message nor content stays a while, and then goes where it can be seen. */
    private void strange(List<Found> found, Tree tree) throws IOException {
        for (Found one : found) {
            boolean known = one.message() || one.unfinished();
            boolean contentFile = one.content() && one.attributes().isRegularFile();
            if (!known && !contentFile && old(one)) {
                desk.refuse(one.path(), tree, malformed("delivery.files-strange-name"));
            }
        }
    }

    private static InputStream open(Path file) throws IOException {
        return Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    private static Refusal malformed(String key) {
        return Refusal.of(RefusalCode.MESSAGE_MALFORMED, key);
    }
}
