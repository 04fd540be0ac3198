package vn.liennganh.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A real clamd, whose only signature is the test file of EICAR; for tests tagged interop. */
public final class RealClamd implements AutoCloseable {

    /** In two parts, so that no scanner takes this file for one. */
    public static final String EICAR =
            "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

    private final Path folder;
    private Process daemon;

    private RealClamd(Path folder) {
        this.folder = folder;
    }

    public static RealClamd start() throws IOException {
        Tools.need("clamd");
        Path folder = Files.createTempDirectory("clam");
        Files.createDirectory(folder.resolve("db"));
        StringBuilder hex = new StringBuilder();
        EICAR.chars().forEach(one -> hex.append("%02x".formatted(one)));
        Files.writeString(folder.resolve("db/eicar.ndb"), "Eicar-Test:0:*:" + hex + "\n");
        Files.writeString(
                folder.resolve("clamd.conf"),
                """
                DatabaseDirectory %s/db
                LocalSocket %s/s
                Foreground yes
                StreamMaxLength 101M
                MaxFileSize 101M
                MaxScanSize 101M
                """
                        .formatted(folder, folder));
        RealClamd clamd = new RealClamd(folder);
        clamd.run();
        return clamd;
    }

    /** For {@code hub.clamd.address}. */
    public String address() {
        return "unix:" + folder.resolve("s");
    }

    /** Runs it, also again. */
    public void run() throws IOException {
        daemon =
                new ProcessBuilder("clamd", "--config-file=" + folder.resolve("clamd.conf"))
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("out.txt").toFile())
                        .start();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Files.exists(folder.resolve("s")) || !daemon.isAlive());
        assertThat(daemon.isAlive()).as(Files.readString(folder.resolve("out.txt"))).isTrue();
    }

    /** Ends it without a word, until {@link #run}. */
    public void kill() throws IOException, InterruptedException {
        daemon.destroyForcibly().waitFor();
        Files.deleteIfExists(folder.resolve("s"));
    }

    @Override
    public void close() {
        daemon.destroyForcibly();
    }
}
