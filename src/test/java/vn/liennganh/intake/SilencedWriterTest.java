package vn.liennganh.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.StatementKind;
import vn.liennganh.support.CuttingProxy;
import vn.liennganh.support.IntakeHarness;
import vn.liennganh.support.TestDatabase;

/**
 * A line to the database on which nothing arrives any more and of which nobody is told: the one
 * writer waits no longer than it may, and what it was in the middle of is found out by asking.
 */
class SilencedWriterTest {

    private static final String BANK = "X99.51.001";
    private static final String ENFORCEMENT = "X99.11.001";
    private static final Duration SILENCE = Duration.ofSeconds(1);

    /** While these are written the line falls silent. */
    private static final Set<UUID> AT_COMMIT = ConcurrentHashMap.newKeySet();

    private static final Set<UUID> BEFORE_COMMIT = ConcurrentHashMap.newKeySet();

    private static CuttingProxy line;
    private static IntakeHarness hub;

    @BeforeAll
    static void start() throws IOException {
        DataSource database = TestDatabase.fresh();
        URI there = URI.create(TestDatabase.url(database).substring("jdbc:".length()));
        line = CuttingProxy.to(there.getPort());
        PGSimpleDataSource through = new PGSimpleDataSource();
        through.setUrl(
                TestDatabase.url(database)
                        .replace(":" + there.getPort() + "/", ":" + line.port() + "/"));
        through.setUser(((PGSimpleDataSource) database).getUser());
        hub =
                new IntakeHarness(
                        through,
                        Map.of("hub.log.silence-max", SILENCE.toMillis() + "ms"),
                        silenced());
    }

    @AfterAll
    static void stop() {
        hub.close();
        line.close();
    }

    private static Consumer<AnnotationConfigApplicationContext> silenced() {
        BatchListener listener =
                events -> {
                    if (events.stream().anyMatch(event -> BEFORE_COMMIT.remove(event.message()))) {
                        line.hush();
                    }
                    if (events.stream().anyMatch(event -> AT_COMMIT.remove(event.message()))) {
                        TransactionSynchronizationManager.registerSynchronization(
                                new TransactionSynchronization() {
                                    @Override
                                    public void beforeCommit(boolean readOnly) {
                                        line.hush();
                                    }
                                });
                    }
                };
        return context -> context.registerBean(BatchListener.class, () -> listener);
    }

    /** The commit takes place, and its answer never arrives. */
    @Test
    void a_commit_that_nobody_heard_of_is_there_when_it_is_asked_for_again() {
        UUID id = UUID.randomUUID();
        AT_COMMIT.add(id);
        assertThat(cutOffThenAccepted(id).repeated()).isTrue();
    }

    /** The transaction never gets as far as its commit. */
    @Test
    void what_was_given_up_on_the_way_is_accepted_as_if_it_had_never_come() {
        UUID id = UUID.randomUUID();
        BEFORE_COMMIT.add(id);
        assertThat(cutOffThenAccepted(id).repeated()).isFalse();
    }

    private static Outcome.Accepted cutOffThenAccepted(UUID id) {
        byte[] cms = hub.ping(id, BANK, ENFORCEMENT);
        long begun = System.nanoTime();
        Outcome first = submit(cms);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SILENCE.multipliedBy(5));
        assertThat(((Outcome.Refused) first).refusal().code()).isEqualTo(RefusalCode.UNAVAILABLE);

        // The pool may hold more that fell silent: who hears unavailable sends again.
        Outcome.Accepted accepted =
                (Outcome.Accepted)
                        Awaitility.await()
                                .atMost(Duration.ofSeconds(60))
                                .until(() -> submit(cms), Outcome.Accepted.class::isInstance);

        WriterStory.everyAcceptedMessageHasExactlyOneAcceptance(hub);
        assertThat(hub.bean(EvidenceLog.class).ofMessage(id))
                .extracting(item -> item.kind())
                .isEqualTo(List.of(StatementKind.SUBMISSION_ACCEPTANCE));
        return accepted;
    }

    private static Outcome submit(byte[] cms) {
        return hub.intake().submit(cms, IntakeHarness.channel(BANK));
    }
}
