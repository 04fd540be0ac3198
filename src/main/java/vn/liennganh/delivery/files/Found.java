package vn.liennganh.delivery.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/** Something that lies in {@code in/}, as it was when it was listed. */
record Found(Path path, BasicFileAttributes attributes) {

    /** As it is now. */
    static Found at(Path path) throws IOException {
        return new Found(
                path,
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    }

    String name() {
        return path.getFileName().toString();
    }

    long size() {
        return attributes.size();
    }

    boolean message() {
        return name().endsWith(OutTray.SUFFIX) && !name().startsWith(".");
    }

    boolean content() {
        return namesContent(path);
    }

    /** Whether it is called as a content is. */
    static boolean namesContent(Path file) {
        return file.getFileName().toString().matches("[0-9a-f]{64}");
    }

    /** Names under which programs write before they rename. */
    boolean unfinished() {
        return name().startsWith(".") || name().matches(".*\\.(part|tmp|filepart|~)");
    }

    boolean untouchedSince(Instant moment) {
        return attributes.lastModifiedTime().toInstant().isBefore(moment);
    }

    InputStream open() throws IOException {
        return open(path);
    }

    /** Never through a link. */
    static InputStream open(Path file) throws IOException {
        return Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }
}
