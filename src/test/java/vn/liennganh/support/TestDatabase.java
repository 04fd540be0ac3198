package vn.liennganh.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL for tests: one server a JVM, durable as in production, and a fresh database
 * with all migrations for whoever asks.
 */
public final class TestDatabase {

    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Path PASSWORD = password();

    private TestDatabase() {}

    /** A new, migrated database; connections are not pooled. Migrated once, then copied. */
    public static DataSource fresh() {
        return copyOf(Migrated.DATABASE);
    }

    /** Nobody connects to it but to migrate it. */
    private static final class Migrated {

        private static final DataSource DATABASE = empty();

        static {
            Flyway.configure()
                    .dataSource(DATABASE)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
        }
    }

    /** A new database without any table. */
    public static DataSource empty() {
        return create("");
    }

    /** A new database with all that the other holds, to which nobody may be connected. */
    public static DataSource copyOf(DataSource other) {
        return create(" TEMPLATE " + ((PGSimpleDataSource) other).getDatabaseName());
    }

    /** Where to connect to it. */
    public static String url(DataSource database) {
        return ((PGSimpleDataSource) database).getUrl();
    }

    /** The settings of a hub that works on it, as an operator sets them for a server elsewhere. */
    public static Map<String, String> settings(DataSource database) {
        return Map.of(
                "hub.database.embedded",
                "false",
                "hub.database.url",
                url(database),
                "hub.database.user",
                "postgres",
                "hub.database.password-file",
                PASSWORD.toString());
    }

    private static DataSource create(String how) {
        String name = "test_" + NUMBER.incrementAndGet();
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + how);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(SERVER.getJdbcUrl("postgres", name));
        return source;
    }

    private static Path password() {
        try {
            return Files.writeString(
                    Files.createTempFile(Scratch.folder("database"), "password", ""), "postgres");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server =
                    EmbeddedPostgres.builder()
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void close(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
