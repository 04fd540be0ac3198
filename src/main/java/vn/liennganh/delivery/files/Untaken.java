package vn.liennganh.delivery.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import vn.liennganh.intake.check.Paper;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Verdict;

/**
 * The contents that still lie in {@code in/}, because there was no time for them yet, because they
 * rest after a failure, or because they came after it was listed. A message that names one of them
 * would be refused for an attachment that is there.
 */
final class Untaken {

    private final Path in;
    private final boolean any;

    private Untaken(Path in, boolean any) {
        this.in = in;
        this.any = any;
    }

    /** As the tree is now. */
    static Untaken of(Tree tree) throws IOException {
        try (DirectoryStream<Path> contents =
                Files.newDirectoryStream(tree.in(), Found::namesContent)) {
            return new Untaken(tree.in(), contents.iterator().hasNext());
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
    }

    /** Whether the message names one; what is no message names none. */
    boolean isNamedBy(byte[] cms) {
        return any && named(cms).stream().anyMatch(this::lies);
    }

    private static List<AttachmentRef> named(byte[] cms) {
        Verdict<Paper> read = Paper.of(cms);
        return read.refusal().isPresent() ? List.of() : read.value().envelope().attachments();
    }

    private boolean lies(AttachmentRef named) {
        Path content = in.resolve(named.sha256().hex());
        return Files.isRegularFile(content, LinkOption.NOFOLLOW_LINKS);
    }
}
