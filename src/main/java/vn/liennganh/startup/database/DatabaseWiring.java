package vn.liennganh.startup.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.liennganh.startup.DataDirectory;

/** The database: the embedded one of the sandbox, or a server named by {@code hub.database.url}. */
@Configuration(proxyBeanMethods = false)
class DatabaseWiring {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWiring.class);

    @Bean(destroyMethod = "close")
    @ConditionalOnProperty(name = "hub.database.embedded", havingValue = "true")
    EmbeddedDatabase embeddedDatabase(DataDirectory data, DatabaseProperties properties)
            throws IOException {
        LOG.info("[1/5] Starting PostgreSQL (the first start unpacks it and takes longest)");
        return EmbeddedDatabase.start(data.folder("postgres"), properties.binaries());
    }

    @Bean
    @ConditionalOnProperty(name = "hub.database.embedded", havingValue = "true")
    Server embeddedServer(EmbeddedDatabase database) {
        return new Server(database.url(), "postgres", "postgres");
    }

    @Bean
    @ConditionalOnProperty(name = "hub.database.embedded", havingValue = "false")
    Server server(DatabaseProperties properties) throws IOException {
        String password = Files.readString(properties.passwordFile()).strip();
        return new Server(properties.url(), properties.user(), password);
    }

    @Bean(destroyMethod = "close")
    DataSource dataSource(Server server, DatabaseProperties properties) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        config.setDataSource(server.connections(properties.answerMax()));
        config.setMaximumPoolSize(properties.connectionsMax());
        config.setMinimumIdle(2);
        // Milliseconds: an outage is answered within two seconds.
        config.setConnectionTimeout(2_000);
        config.setValidationTimeout(1_000);
        return new HikariDataSource(config);
    }

    /** A migration may take its time: the server works without a word. */
    @Bean
    FlywayConfigurationCustomizer unhurriedMigrations(Server server) {
        return migrations -> migrations.dataSource(server.connections(Duration.ZERO));
    }

    /** Takes the place, by its name, of an indicator that would wait as long as the database. */
    @Bean
    DatabasePulse dbHealthIndicator(Server server, DatabaseProperties properties) {
        return new DatabasePulse(
                server.connections(properties.silenceMax()),
                properties.pulse(),
                properties.silenceMax());
    }

    /** Refuses a server that could forget a commit: the receipt rests on these settings. */
    @Bean
    DurabilityCheck durabilityCheck(DataSource source) {
        return new DurabilityCheck(source);
    }
}
