package vn.liennganh.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.StatementKind;
import vn.liennganh.support.IntakeHarness;
import vn.liennganh.support.Letter;
import vn.liennganh.support.TestDatabase;

/** The one line cut off: a database that goes away, an answer nobody heard, a process that dies. */
class CutOffWriterTest {

    private static final String BANK = "X99.51.001";
    private static final String OTHER_BANK = "X99.51.002";
    private static final String ENFORCEMENT = "X99.11.001";

    /** Their commit takes place, and nobody is told. */
    private static final Set<UUID> UNTOLD = ConcurrentHashMap.newKeySet();

    private static IntakeHarness hub;

    @BeforeAll
    static void start() {
        hub =
                new IntakeHarness(
                        TestDatabase.fresh(), Map.of("hub.intake.batch-wait", "200ms"), untold());
    }

    private static Consumer<AnnotationConfigApplicationContext> untold() {
        BatchListener listener =
                events -> {
                    if (events.stream().anyMatch(event -> UNTOLD.remove(event.message()))) {
                        TransactionSynchronizationManager.registerSynchronization(
                                new TransactionSynchronization() {
                                    @Override
                                    public void afterCommit() {
                                        throw new TransientDataAccessResourceException("cut off");
                                    }
                                });
                    }
                };
        return context -> context.registerBean(BatchListener.class, () -> listener);
    }

    @AfterEach
    void every_accepted_message_has_exactly_one_acceptance() {
        WriterStory.everyAcceptedMessageHasExactlyOneAcceptance(hub);
    }

    @Test
    void another_process_honours_every_receipt() {
        byte[] cms = hub.ping(UUID.randomUUID(), BANK, ENFORCEMENT);
        Outcome.Accepted first =
                (Outcome.Accepted) hub.intake().submit(cms, IntakeHarness.channel(BANK));

        hub = hub.restarted(untold());

        Outcome.Accepted again =
                (Outcome.Accepted) hub.intake().submit(cms, IntakeHarness.channel(BANK));
        assertThat(again.repeated()).isTrue();
        assertThat(again.receipt()).isEqualTo(first.receipt());
        assertThat(hub.bean(EvidenceLog.class).ofMessage(first.id()))
                .extracting(item -> item.kind())
                .containsExactly(StatementKind.SUBMISSION_ACCEPTANCE);
    }

    @Test
    void a_process_that_dies_between_commit_and_seal_still_honours_the_message() {
        Letter ping = hub.letter("sandbox.ping", BANK, OTHER_BANK);
        byte[] cms = ping.sealed();
        Work.Submission work = WriterStory.submission(hub, cms, BANK);
        hub.bean(Writer.class).stop();
        hub.bean(Committer.class).commit(List.of(work), hub.clock().instant());

        hub = hub.restarted(untold());

        assertThat(work.answer()).isNotDone();
        Outcome.Accepted again =
                (Outcome.Accepted) hub.intake().submit(cms, IntakeHarness.channel(BANK));
        assertThat(again.repeated()).isTrue();
    }

    @Test
    void a_commit_of_which_nobody_heard_is_signed_for_when_it_is_asked_for_again() {
        UUID id = UUID.randomUUID();
        byte[] cms = hub.ping(id, BANK, ENFORCEMENT);
        UNTOLD.add(id);

        Outcome first = hub.intake().submit(cms, IntakeHarness.channel(BANK));
        Outcome.Accepted again =
                (Outcome.Accepted) hub.intake().submit(cms, IntakeHarness.channel(BANK));

        assertThat(((Outcome.Refused) first).refusal().code()).isEqualTo(RefusalCode.UNAVAILABLE);
        assertThat(again.repeated()).isTrue();
        assertThat(again.receipt().log().index()).isLessThan(again.receipt().log().treeSize());
    }

    @Test
    void connections_that_break_cost_at_most_an_unavailable() throws Exception {
        List<byte[]> messages =
                WriterStory.ids(16).stream().map(id -> hub.ping(id, BANK, ENFORCEMENT)).toList();
        IntakeHarness now = hub;
        CompletableFuture<Void> breaking =
                CompletableFuture.runAsync(
                        () -> {
                            for (int i = 0; i < 20; i++) {
                                breakConnections(now);
                            }
                        });

        List<Outcome> outcomes = WriterStory.together(hub, messages);

        breaking.join();
        assertThat(outcomes)
                .allMatch(
                        outcome ->
                                outcome instanceof Outcome.Accepted
                                        || outcome instanceof Outcome.Refused refused
                                                && refused.refusal().code()
                                                        == RefusalCode.UNAVAILABLE);
        // The pool may still hold one that was broken: who hears unavailable sends again.
        for (byte[] cms : messages) {
            Awaitility.await()
                    .until(
                            () ->
                                    hub.intake().submit(cms, IntakeHarness.channel(BANK))
                                            instanceof Outcome.Accepted);
        }
    }

    private static void breakConnections(IntakeHarness hub) {
        try {
            hub.sql()
                    .sql(
                            """
                            SELECT count(pg_terminate_backend(pid))
                              FROM pg_stat_activity
                             WHERE datname = current_database() AND pid <> pg_backend_pid()
                            """)
                    .query(Long.class)
                    .single();
        } catch (DataAccessException broken) {
            // The pool gave out a connection that was broken a moment ago: one more that breaks.
        }
    }
}
