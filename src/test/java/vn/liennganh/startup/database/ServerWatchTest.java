package vn.liennganh.startup.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import vn.liennganh.support.Scratch;

/** The embedded server is killed while its hub lives on. */
class ServerWatchTest {

    private static final Duration BACK = Duration.ofSeconds(90);

    private final AtomicInteger failures = new AtomicInteger();
    private final Logger log = (Logger) LoggerFactory.getLogger(ServerWatch.class);
    private final AppenderBase<ILoggingEvent> counter =
            new AppenderBase<>() {
                @Override
                protected void append(ILoggingEvent line) {
                    if (line.getFormattedMessage().contains("could not be started anew")) {
                        failures.incrementAndGet();
                    }
                }
            };

    @TempDir private Path folder;
    private Path cluster;
    private Path output;
    private EmbeddedDatabase database;

    @BeforeEach
    void start() throws IOException {
        cluster = folder.resolve("cluster");
        output = folder.resolve("restarted.log");
        database = EmbeddedDatabase.start(folder, Scratch.BINARIES);
        counter.start();
        log.addAppender(counter);
    }

    @AfterEach
    void stop() throws IOException {
        log.detachAppender(counter);
        database.close();
    }

    @Test
    void it_is_there_again_apart_from_its_hub_and_is_stopped_with_it() throws Exception {
        long killed = kill();
        await().atMost(BACK).until(this::answers);
        ProcessHandle anew = LeftBehind.on(cluster).orElseThrow();
        assertThat(anew.pid()).isNotEqualTo(killed);
        assertThat(session(anew.pid()))
                .as("a Ctrl-C for the hub is not for its server")
                .isNotEqualTo(session(ProcessHandle.current().pid()));

        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW fsync")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("on");
        }

        database.close();
        await().until(() -> !LeftBehind.runs(anew));
    }

    @Test
    void what_it_tells_is_bounded_and_holds_no_word_of_a_row() throws Exception {
        kill();
        await().atMost(BACK).until(this::answers);
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE person (name text PRIMARY KEY)");
            statement.execute("INSERT INTO person VALUES ('Tran Thi Canary')");
            assertThatThrownBy(
                            () ->
                                    statement.execute(
                                            "INSERT INTO person VALUES ('Tran Thi Canary')"))
                    .isInstanceOf(SQLException.class);
            assertThat(output).isNotEmptyFile().content().doesNotContain("Canary");

            Files.write(output, new byte[3 * 1024 * 1024], StandardOpenOption.APPEND);
            await().until(() -> Files.size(output) < 1024 * 1024);
            assertThat(output.resolveSibling("restarted.log.old")).isNotEmptyFile();

            statement.execute("SELECT pg_reload_conf()");
            await().until(() -> Files.readString(output).contains("reloading"));
            assertThat(Files.size(output)).isLessThan(1024 * 1024);
        }
    }

    @Test
    void one_that_cannot_be_started_is_tried_again() throws Exception {
        Files.createDirectory(output);
        kill();
        await().atMost(BACK).until(() -> failures.get() > 0);
        Files.delete(output);
        await().atMost(BACK).until(this::answers);
    }

    /** It holds the data of the server that is gone: the next one must not work beside it. */
    @Test
    void what_a_killed_one_left_at_work_is_ended_first() throws Exception {
        long worker;
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            worker = row.getLong(1);
            new ProcessBuilder("kill", "-STOP", Long.toString(worker)).start().waitFor();
            kill();
            await().atMost(BACK).until(this::answers);
        }
        assertThat(ProcessHandle.of(worker).filter(LeftBehind::runs)).isEmpty();
    }

    /** The postmaster alone. */
    private long kill() throws IOException {
        ProcessHandle server = LeftBehind.on(cluster).orElseThrow();
        assertThat(server.destroyForcibly()).isTrue();
        await().until(() -> !LeftBehind.runs(server));
        return server.pid();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                database.url() + "&connectTimeout=2&socketTimeout=10", "postgres", "postgres");
    }

    private boolean answers() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            return statement.execute("SELECT 1");
        } catch (SQLException away) {
            return false;
        }
    }

    private static long session(long process) throws IOException, InterruptedException {
        Process asked =
                new ProcessBuilder("ps", "-o", "sid=", "-p", Long.toString(process)).start();
        String said = new String(asked.getInputStream().readAllBytes()).strip();
        asked.waitFor();
        return Long.parseLong(said);
    }
}
