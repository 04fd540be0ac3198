package vn.liennganh.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Another program that ran to its end, within a minute.
 *
 * @param said on both its outputs
 */
public record Program(List<String> command, int exit, String said) {

    private static final int SECONDS = 60;

    public static Program run(Path folder, String... command) {
        return run(folder, Map.of(), command);
    }

    /** The same with more in its environment; one that does not end is killed, and fails. */
    public static Program run(Path folder, Map<String, String> environment, String... command) {
        try {
            Path out = Files.createTempFile("said", ".txt");
            try {
                ProcessBuilder builder =
                        new ProcessBuilder(command)
                                .directory(folder.toFile())
                                .redirectErrorStream(true)
                                .redirectOutput(out.toFile());
                builder.environment().putAll(environment);
                Process process = builder.start();
                boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
                process.destroyForcibly();
                String said = new String(Files.readAllBytes(out), StandardCharsets.UTF_8);
                assertThat(ended).as("%s: %s", List.of(command), said).isTrue();
                return new Program(List.of(command), process.exitValue(), said);
            } finally {
                Files.delete(out);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** What it said, and that all went well. */
    public String well() {
        assertThat(exit).as("%s: %s", command, said).isZero();
        return said;
    }
}
