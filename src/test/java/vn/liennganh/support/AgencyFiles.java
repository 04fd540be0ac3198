package vn.liennganh.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** The files of the demo agencies in a folder of a test's own; a running hub takes up changes. */
public final class AgencyFiles {

    private static final String INBOX = "channel: rest-inbox";

    private final Path folder;

    private AgencyFiles(Path folder) {
        this.folder = folder;
    }

    /** All of them, as they are in {@code config/agencies}. */
    public static AgencyFiles copied() {
        AgencyFiles copy = new AgencyFiles(Scratch.folder("agencies"));
        Scratch.copy(Path.of("config/agencies"), copy.folder);
        return copy;
    }

    public Path folder() {
        return folder;
    }

    /**
     * Gives an agency another channel.
     *
     * @param lines in place of that of the inbox
     * @throws IllegalStateException when it has another one already
     */
    public void channel(String agency, String lines) {
        change(
                agency,
                entry -> {
                    if (!entry.contains(INBOX)) {
                        throw new IllegalStateException(agency + " has another channel already");
                    }
                    return entry.replace(INBOX, lines);
                });
    }

    /** Gives an agency limits, in place of earlier ones. */
    public void limits(String agency, String limits) {
        change(
                agency,
                entry ->
                        entry.replaceFirst(
                                "\\n(    limits: .*\\n)?", "\n    limits: " + limits + "\n"));
    }

    /** Names other keys for SFTP in the entry of an agency that exchanges files. */
    public void keys(String agency, String... lines) {
        change(
                agency,
                entry ->
                        entry.replaceFirst(
                                "\\n    sftp:.*", Matcher.quoteReplacement(sftp(lines))));
    }

    /** The line of an entry that names keys for SFTP, after a line break. */
    public static String sftp(String... lines) {
        return "\n    sftp: {keys: [\"" + String.join("\", \"", lines) + "\"]}";
    }

    /** Changes what stands after the identifier, up to the next agency. */
    private void change(String agency, UnaryOperator<String> change) {
        boolean found = false;
        try {
            for (Path file : files(folder)) {
                String text = Files.readString(file);
                int start = text.indexOf("identifier: " + agency + "\n");
                if (start >= 0) {
                    int next = text.indexOf("- identifier: ", start);
                    int end = next < 0 ? text.length() : next;
                    Files.writeString(
                            file,
                            text.substring(0, start)
                                    + change.apply(text.substring(start, end))
                                    + text.substring(end));
                    found = true;
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        if (!found) {
            throw new IllegalStateException("no entry of " + agency);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
