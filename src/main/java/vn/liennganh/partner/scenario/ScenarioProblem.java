package vn.liennganh.partner.scenario;

import java.nio.file.Path;

/** A scenario file that cannot be played, as {@code file:line: reason}. */
public final class ScenarioProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param line counted from 1; 0 where the file as a whole is the problem
     */
    ScenarioProblem(Path file, int line, String reason) {
        super(file + (line > 0 ? ":" + line : "") + ": " + reason);
    }
}
