package vn.liennganh.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.server.JournalType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

class EmbeddedBrokerTest {

    @TempDir Path folder;

    @Test
    void what_the_promise_rests_on_is_switched_on() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, TestBroker.properties())) {
            Configuration settings = broker.settings();
            assertThat(broker.active()).isTrue();
            assertThat(settings.isPersistenceEnabled()).isTrue();
            assertThat(settings.getJournalType()).isEqualTo(JournalType.NIO);
            assertThat(settings.isJournalDatasync()).isTrue();
            assertThat(settings.isJournalSyncTransactional()).isTrue();
            assertThat(settings.isJournalSyncNonTransactional()).isTrue();
            assertThat(settings.getAcceptorConfigurations())
                    .singleElement()
                    .satisfies(
                            acceptor ->
                                    assertThat(acceptor.getFactoryClassName())
                                            .endsWith("InVMAcceptorFactory"));
        }
    }

    @Test
    void a_restart_finds_what_was_committed_and_nothing_else() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, TestBroker.properties());
                Connection connection = broker.connectionFactory().createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
            Queue queue = session.createQueue("relay.X99.51.001");
            session.createProducer(queue).send(session.createTextMessage("1 2 3"));
            session.commit();
            session.createProducer(queue).send(session.createTextMessage("4"));
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, TestBroker.properties());
                Connection connection = broker.connectionFactory().createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            var consumer = session.createConsumer(session.createQueue("relay.X99.51.001"));
            assertThat(((TextMessage) consumer.receive(5_000)).getText()).isEqualTo("1 2 3");
            assertThat(consumer.receive(200)).isNull();
        }
    }

    @Test
    @Timeout(60)
    void more_agencies_than_five_hundred_have_a_session_each() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, TestBroker.properties());
                Connection connection = broker.connectionFactory().createConnection()) {
            List<Session> open = new ArrayList<>();
            for (int i = 0; i < 600; i++) {
                open.add(connection.createSession(true, Session.SESSION_TRANSACTED));
            }
            assertThat(open).doesNotHaveDuplicates();
        }
    }

    /** Its disk fails it; whoever asks hears so at once and does not wait for it. */
    @Test
    @Timeout(60)
    void one_that_has_ended_itself_is_down() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, TestBroker.properties())) {
            HealthIndicator health =
                    new BrokerWiring()
                            .brokerHealthIndicator(broker.connectionFactory(), Optional.of(broker));
            assertThat(status(health)).isEqualTo(Status.UP);

            Files.move(folder.resolve("journal"), folder.resolve("journal-aside"));
            await().until(() -> !broker.active());
            assertThat(status(health)).isEqualTo(Status.DOWN);
        }
    }

    private static Status status(HealthIndicator health) {
        return Objects.requireNonNull(health.health()).getStatus();
    }
}
