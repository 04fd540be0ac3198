package vn.liennganh.startup;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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

    @Bean(destroyMethod = "close")
    @ConditionalOnProperty(name = "hub.database.embedded", havingValue = "true")
    DataSource embeddedDataSource(EmbeddedDatabase database, DatabaseProperties properties) {
        return pool(database.url(), "postgres", "postgres", properties.connectionsMax());
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnProperty(name = "hub.database.embedded", havingValue = "false")
    DataSource dataSource(DatabaseProperties properties) throws IOException {
        String password = Files.readString(properties.passwordFile()).strip();
        return pool(properties.url(), properties.user(), password, properties.connectionsMax());
    }

    /** Refuses a server that could forget a commit: the receipt rests on these settings. */
    @Bean
    DurabilityCheck durabilityCheck(DataSource source) {
        return new DurabilityCheck(source);
    }

    private static DataSource pool(String url, String user, String password, int connectionsMax) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(connectionsMax);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(
                2_000); // milliseconds: an outage is answered within two seconds
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", "hub");
        // Every question of the hub has an index. A plan made while a table was empty must not read
        // all of it an hour later; and none of the answers is long enough to be worth compiling.
        config.addDataSourceProperty("options", "-c enable_seqscan=off -c jit=off");
        return new HikariDataSource(config);
    }
}
