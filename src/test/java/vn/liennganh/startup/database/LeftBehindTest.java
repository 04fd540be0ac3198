package vn.liennganh.startup.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.liennganh.support.TestDatabase;

/** Who is stopped at a start: the server of this folder, and nobody else's. */
class LeftBehindTest {

    @TempDir private Path folder;
    private Path running;

    /** A real server, which is not this folder's. */
    @BeforeEach
    void find() {
        running =
                Path.of(
                        JdbcClient.create(TestDatabase.empty())
                                .sql("SHOW data_directory")
                                .query(String.class)
                                .single());
    }

    private void pidFile(String text) throws IOException {
        Files.writeString(folder.resolve(LeftBehind.PID_FILE), text, StandardCharsets.ISO_8859_1);
    }

    @Test
    void the_server_of_the_folder_is_found_also_by_another_way_to_it() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), running);
        assertThat(LeftBehind.on(running)).isPresent();
        assertThat(LeftBehind.on(link)).isEqualTo(LeftBehind.on(running));
    }

    @Test
    void a_number_that_now_is_the_server_of_another_folder_stops_nobody() throws IOException {
        Files.copy(running.resolve(LeftBehind.PID_FILE), folder.resolve(LeftBehind.PID_FILE));
        assertThat(LeftBehind.on(folder)).isEmpty();
    }

    @Test
    void nor_does_one_that_is_any_other_process() throws IOException {
        pidFile(ProcessHandle.current().pid() + "\n" + folder + "\n");
        assertThat(LeftBehind.on(folder)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                " ",
                "-1\n",
                "0\n",
                "12x",
                "\u0000\u0000\u0000\u0000",
                "\u00ff\u00fe1",
                "99999999999999999999",
                "999999999999999999"
            })
    void half_a_file_names_nobody(String text) throws IOException {
        pidFile(text);
        assertThat(LeftBehind.on(folder)).isEmpty();
    }

    @Test
    void no_file_names_nobody() throws IOException {
        assertThat(LeftBehind.on(folder)).isEmpty();
        assertThat(LeftBehind.on(folder.resolve("missing"))).isEmpty();
    }

    @Test
    void a_lock_of_nobody_is_left_to_the_server_which_looks_behind_it() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        pidFile(gone.pid() + "\n" + folder + "\n");
        LeftBehind.clear(folder);
        assertThat(folder.resolve(LeftBehind.PID_FILE)).exists();
    }

    @Test
    void a_lock_with_the_number_of_somebody_else_goes() throws Exception {
        pidFile(ProcessHandle.current().pid() + "\n" + folder + "\n");
        LeftBehind.clear(folder);
        assertThat(folder.resolve(LeftBehind.PID_FILE)).doesNotExist();
    }

    /** Where process 1 of a container buries nobody, a number stays taken for ever. */
    @Test
    void nor_does_a_server_that_nobody_buried_lock_its_folder() throws Exception {
        Process careless =
                new ProcessBuilder("sh", "-c", "sleep 0.3 & echo $!; exec sleep 60").start();
        try (BufferedReader said = careless.inputReader()) {
            long dead = Long.parseLong(said.readLine());
            ProcessHandle unburied = ProcessHandle.of(dead).orElseThrow();
            await().until(() -> !LeftBehind.runs(unburied));
            assertThat(unburied.isAlive()).isTrue();
            pidFile(dead + "\n" + folder + "\n");

            LeftBehind.clear(folder);
            assertThat(folder.resolve(LeftBehind.PID_FILE)).doesNotExist();
        } finally {
            careless.destroyForcibly();
        }
    }

    @Test
    void half_a_lock_goes_and_that_of_the_server_at_work_stays() throws IOException {
        pidFile("12x");
        LeftBehind.clear(folder);
        assertThat(folder.resolve(LeftBehind.PID_FILE)).doesNotExist();
        LeftBehind.clear(running);
        assertThat(running.resolve(LeftBehind.PID_FILE)).exists();
    }

    /** Programs of the name of a server's, or of nearly that name, here and in other folders. */
    @Test
    void what_a_server_left_at_work_is_ended_in_its_own_folder_alone() throws Exception {
        Path here = Files.createDirectory(folder.resolve("cluster"));
        Path beside = Files.createDirectory(folder.resolve("cluster-of-another"));
        Path below = Files.createDirectory(here.resolve("base"));
        Path server = program("postgres");
        Process worker = started(server, here);
        List<Process> others =
                List.of(
                        started(server, beside),
                        started(server, below),
                        started(server, folder),
                        started(program("postgres_exporter"), here),
                        started(program("mypostgres"), here));
        try {
            LeftBehind.clear(here);

            assertThat(worker.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(others).allMatch(Process::isAlive);
        } finally {
            worker.destroyForcibly();
            others.forEach(Process::destroyForcibly);
        }
    }

    @Test
    void a_lock_copied_from_another_folder_harms_nobody_there() throws Exception {
        Files.copy(running.resolve(LeftBehind.PID_FILE), folder.resolve(LeftBehind.PID_FILE));
        ProcessHandle server = LeftBehind.on(running).orElseThrow();

        LeftBehind.clear(folder);

        assertThat(folder.resolve(LeftBehind.PID_FILE)).doesNotExist();
        assertThat(LeftBehind.on(running)).contains(server);
    }

    /** Anything that waits, under another name. */
    private Path program(String name) throws IOException {
        Path sleep = Path.of("/bin/sleep").toRealPath();
        // Where one program is all of them (BusyBox), a copy under another name does not sleep.
        Assumptions.assumeTrue(sleep.endsWith("sleep"), "a program of its own");
        return Files.copy(sleep, folder.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static Process started(Path program, Path at) throws IOException {
        return new ProcessBuilder(program.toString(), "60").directory(at.toFile()).start();
    }
}
