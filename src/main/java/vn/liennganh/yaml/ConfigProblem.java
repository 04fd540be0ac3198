package vn.liennganh.yaml;

import java.nio.file.Path;

/**
 * A configuration file that cannot be used, with the place and the reason: the start stops on it.
 *
 * <p>The message reads {@code config/agencies/x.yaml:12: key "kind" is missing}.
 */
public final class ConfigProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final int line;
    private final String reason;

    /**
     * @param line counted from 1; 0 where the file as a whole is the problem
     * @param reason one sentence for whoever edits the file
     */
    public ConfigProblem(Path file, int line, String reason) {
        super(file + (line > 0 ? ":" + line : "") + ": " + reason);
        this.file = file;
        this.line = line;
        this.reason = reason;
    }

    public Path file() {
        return file;
    }

    public int line() {
        return line;
    }

    public String reason() {
        return reason;
    }
}
