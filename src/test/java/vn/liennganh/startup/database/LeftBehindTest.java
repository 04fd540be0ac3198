package vn.liennganh.startup.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
