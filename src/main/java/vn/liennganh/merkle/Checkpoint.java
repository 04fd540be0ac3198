package vn.liennganh.merkle;

import java.util.Base64;
import java.util.Optional;

/**
 * The head of a log as its text says it (C2SP tlog-checkpoint): origin, size and root.
 *
 * @param origin the log's name, without line breaks
 */
public record Checkpoint(String origin, long size, byte[] root) {

    public Checkpoint {
        if (origin.isEmpty()
                || origin.indexOf('\n') >= 0
                || size < 0
                || root.length != TreeHash.LENGTH) {
            throw new IllegalArgumentException("Not a checkpoint");
        }
    }

    /** Three lines, each with its newline: what the log signs. */
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    /** Reads the text of a note; lines behind the third are extensions and are ignored. */
    public static Optional<Checkpoint> parse(String text) {
        String[] lines = text.split("\n", -1);
        boolean ended = text.endsWith("\n");
        if (lines.length < 4 || !ended || !lines[1].matches("0|[1-9][0-9]{0,17}")) {
            return Optional.empty();
        }
        try {
            byte[] root = Base64.getDecoder().decode(lines[2]);
            return Optional.of(new Checkpoint(lines[0], Long.parseLong(lines[1]), root));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
