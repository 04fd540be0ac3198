package vn.liennganh.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/**
 * The yardstick: what a competent team writes first. One endpoint that verifies, inserts, sends and
 * signs a receipt, each message for itself, over plain HTTP, with the same durability as the hub.
 */
@EnableWebMvc
public class PlainBaseline {

    static final String PROFILE = "plain-yardstick";

    private static int port;
    private static Path data = Path.of("");
    private static Path authority = Path.of("");
    private static String algorithm = "";

    /** Arguments: port, data directory, the authority's certificate in PEM, RSA or EC. */
    public static void main(String[] args) {
        port = Integer.parseInt(args[0]);
        data = Path.of(args[1]);
        authority = Path.of(args[2]);
        algorithm = args[3];
        new SpringApplicationBuilder(PlainBaseline.class)
                .web(WebApplicationType.SERVLET)
                .profiles(PROFILE)
                .properties(Map.of("spring.config.location", "optional:file:./nowhere/"))
                .run();
    }

    @Bean
    TomcatServletWebServerFactory tomcat() {
        TomcatServletWebServerFactory tomcat = new TomcatServletWebServerFactory(port);
        tomcat.addConnectorCustomizers(
                connector ->
                        ((AbstractHttp11Protocol<?>) connector.getProtocolHandler())
                                .setMaxKeepAliveRequests(
                                        -1)); // as the hub: no connection anew every hundred
        return tomcat;
    }

    @Bean
    DispatcherServlet dispatcherServlet() {
        return new DispatcherServlet();
    }

    @Bean(destroyMethod = "close")
    EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data.resolve("postgres").toFile())
                .setOverrideWorkingDirectory(data.resolve("binaries").toFile())
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "128MB")
                .start();
    }

    @Bean
    DataSource dataSource(EmbeddedPostgres postgres) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
        pool.setMaximumPoolSize(16);
        return pool;
    }

    @Bean
    JdbcTemplate jdbc(DataSource dataSource) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        jdbc.execute(
                """
                CREATE TABLE message (id uuid PRIMARY KEY, sender text NOT NULL, bytes bytea NOT NULL,
                    received_at timestamptz NOT NULL DEFAULT now())
                """);
        return jdbc;
    }

    @Bean(destroyMethod = "stop")
    EmbeddedActiveMQ broker() throws Exception {
        Configuration configuration =
                new ConfigurationImpl()
                        .setSecurityEnabled(false)
                        .setJMXManagementEnabled(false)
                        .setPersistenceEnabled(true)
                        .setJournalType(JournalType.NIO)
                        .setJournalDirectory(data.resolve("journal").toString())
                        .setBindingsDirectory(data.resolve("bindings").toString())
                        .setPagingDirectory(data.resolve("paging").toString())
                        .setLargeMessagesDirectory(data.resolve("large").toString())
                        .addAcceptorConfiguration("vm", "vm://0");
        EmbeddedActiveMQ server = new EmbeddedActiveMQ();
        server.setConfiguration(configuration);
        server.start();
        return server;
    }

    @Bean
    JmsTemplate jms(EmbeddedActiveMQ broker) {
        JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(new ActiveMQConnectionFactory("vm://0"));
        pool.setMaxConnections(8);
        return new JmsTemplate(pool);
    }

    @Bean
    PlainEndpoint endpoint(JdbcTemplate jdbc, JmsTemplate jms) throws IOException, SQLException {
        return new PlainEndpoint(jdbc, jms, Files.readString(authority), algorithm);
    }
}
