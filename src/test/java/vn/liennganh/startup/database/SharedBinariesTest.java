package vn.liennganh.startup.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.liennganh.support.Tools;

/** Hubs of one machine may share one unpacked PostgreSQL, however many begin with none at once. */
@Tag(Tools.LONG)
class SharedBinariesTest {

    private static final int HUBS = 3;

    @TempDir Path folder;

    @Test
    void who_comes_together_unpacks_once_and_who_comes_later_not_at_all() throws Exception {
        Path binaries = folder.resolve("binaries");
        List<Process> together = new ArrayList<>();
        for (int hub = 0; hub < HUBS; hub++) {
            together.add(start(folder.resolve("hub" + hub), binaries));
        }
        for (Process one : together) {
            ended(one);
        }
        Path server = server(binaries);
        Object unpacked = Files.getAttribute(server, "unix:ctime");

        ended(start(folder.resolve("later"), binaries));

        assertThat(Files.getAttribute(server(binaries), "unix:ctime")).isEqualTo(unpacked);
    }

    private void ended(Process one) throws Exception {
        assertThat(one.waitFor(180, TimeUnit.SECONDS)).isTrue();
        assertThat(one.exitValue()).as("see the output of this test").isZero();
    }

    private static Path server(Path binaries) throws IOException {
        try (Stream<Path> all = Files.walk(binaries)) {
            List<Path> found = all.filter(it -> it.endsWith("bin/postgres")).toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }

    private static Process start(Path data, Path binaries) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        data.toString(),
                        binaries.toString())
                .inheritIO()
                .start();
    }

    /** A hub's database, started and stopped. */
    static final class Main {

        private Main() {}

        public static void main(String[] args) throws IOException {
            EmbeddedDatabase.start(Files.createDirectories(Path.of(args[0])), Path.of(args[1]))
                    .close();
        }
    }
}
