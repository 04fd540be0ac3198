package vn.liennganh.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
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
import vn.liennganh.intake.check.Assessment;
import vn.liennganh.intake.check.SignerCheck;
import vn.liennganh.intake.check.Signers;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.StatementKind;
import vn.liennganh.pki.CmsDocument;
import vn.liennganh.pki.CmsReader;
import vn.liennganh.support.IntakeHarness;
import vn.liennganh.support.Letter;
import vn.liennganh.support.TestDatabase;

/** The one line: batches, poison, races, a database that goes away, a process that dies. */
class WriterTest {

    private static final String BANK = "X99.51.001";
    private static final String OTHER_BANK = "X99.51.002";
    private static final String ENFORCEMENT = "X99.11.001";

    private static final Set<UUID> POISON = ConcurrentHashMap.newKeySet();

    /** Their commit takes place, and nobody is told. */
    private static final Set<UUID> UNTOLD = ConcurrentHashMap.newKeySet();

    private static final List<Integer> BATCHES = new CopyOnWriteArrayList<>();
    private static final List<UUID> COMMITTED = new CopyOnWriteArrayList<>();

    private static IntakeHarness hub;

    @BeforeAll
    static void start() {
        hub =
                new IntakeHarness(
                        TestDatabase.fresh(),
                        Map.of("hub.intake.batch-wait", "200ms"),
                        listeners());
    }

    private static Consumer<AnnotationConfigApplicationContext> listeners() {
        BatchListener listener =
                events -> {
                    BATCHES.add(events.size());
                    if (events.stream().anyMatch(event -> POISON.contains(event.message()))) {
                        throw new IllegalStateException("poison");
                    }
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
        CommitListener committed =
                events -> events.forEach(event -> COMMITTED.add(event.message()));
        return context -> {
            context.registerBean(BatchListener.class, () -> listener);
            context.registerBean(CommitListener.class, () -> committed);
        };
    }

    @AfterEach
    void every_accepted_message_has_exactly_one_acceptance() {
        assertThat(
                        hub.sql()
                                .sql(
                                        """
                SELECT count(*)
                  FROM intake.message m
                 WHERE (SELECT count(*)
                          FROM evidence.entry e
                         WHERE e.message_id = m.id AND e.kind = 'SubmissionAcceptance') <> 1
                """)
                                .query(Long.class)
                                .single())
                .isZero();
        assertThat(
                        hub.sql()
                                .sql(
                                        """
                SELECT count(*)
                  FROM evidence.entry e
                 WHERE e.kind = 'SubmissionAcceptance'
                   AND NOT EXISTS (SELECT 1 FROM intake.message m WHERE m.id = e.message_id)
                """)
                                .query(Long.class)
                                .single())
                .isZero();
        assertThat(
                        hub.sql()
                                .sql(
                                        """
                SELECT count(*) - max(number) FROM intake.message
                """)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    private static List<Outcome> together(Collection<byte[]> messages) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(messages.size());
        try {
            List<Future<Outcome>> answers = new ArrayList<>();
            for (byte[] cms : messages) {
                answers.add(
                        senders.submit(
                                () -> hub.intake().submit(cms, IntakeHarness.channel(BANK))));
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> answer : answers) {
                outcomes.add(answer.get(60, TimeUnit.SECONDS));
            }
            return outcomes;
        } finally {
            senders.shutdownNow();
        }
    }

    private static List<UUID> ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> UUID.randomUUID()).toList();
    }

    @Test
    void many_messages_share_one_commit() throws Exception {
        BATCHES.clear();

        List<Outcome> outcomes =
                together(ids(24).stream().map(id -> hub.ping(id, BANK, ENFORCEMENT)).toList());

        assertThat(outcomes).allMatch(outcome -> outcome instanceof Outcome.Accepted);
        assertThat(BATCHES.size()).isLessThan(24);
    }

    @Test
    void poison_costs_only_itself() throws Exception {
        List<UUID> ids = ids(12);
        POISON.add(ids.get(5));

        List<Outcome> outcomes =
                together(ids.stream().map(id -> hub.ping(id, BANK, ENFORCEMENT)).toList());

        for (int i = 0; i < ids.size(); i++) {
            if (i == 5) {
                assertThat(((Outcome.Refused) outcomes.get(i)).refusal().code())
                        .isEqualTo(RefusalCode.INTERNAL);
            } else {
                assertThat(outcomes.get(i)).isInstanceOf(Outcome.Accepted.class);
            }
        }
        assertThat(hub.bean(MessageArchive.class).find(ids.get(5))).isEmpty();
        assertThat(COMMITTED).doesNotContain(ids.get(5)).contains(ids.get(0));
        POISON.clear();
        assertThat(
                        hub.intake()
                                .submit(
                                        hub.ping(ids.get(5), BANK, ENFORCEMENT),
                                        IntakeHarness.channel(BANK)))
                .isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void two_copies_at_once_get_one_receipt() throws Exception {
        byte[] cms = hub.ping(UUID.randomUUID(), BANK, ENFORCEMENT);

        List<Outcome> outcomes = together(List.of(cms, cms, cms, cms));

        assertThat(outcomes)
                .extracting(outcome -> ((Outcome.Accepted) outcome).receipt())
                .allMatch(((Outcome.Accepted) outcomes.get(0)).receipt()::equals);
        assertThat(outcomes)
                .filteredOn(outcome -> !((Outcome.Accepted) outcome).repeated())
                .hasSize(1);
    }

    @Test
    void of_two_messages_racing_for_one_id_exactly_one_wins() throws Exception {
        UUID id = UUID.randomUUID();

        List<Outcome> outcomes =
                together(List.of(hub.ping(id, BANK, ENFORCEMENT), hub.ping(id, BANK, OTHER_BANK)));

        assertThat(outcomes).filteredOn(outcome -> outcome instanceof Outcome.Accepted).hasSize(1);
        assertThat(outcomes)
                .filteredOn(
                        outcome ->
                                outcome instanceof Outcome.Refused refused
                                        && refused.refusal().code()
                                                == RefusalCode.MESSAGE_ID_CONFLICT)
                .hasSize(1);
    }

    @Test
    void an_answer_may_stand_in_the_batch_of_what_it_answers() {
        Letter ping = hub.letter("sandbox.ping", BANK, OTHER_BANK);
        Letter pong = hub.letter("sandbox.pong", OTHER_BANK, BANK).in(ping.id(), ping.id());
        Writer writer = hub.bean(Writer.class);
        List<Work> works =
                List.of(submission(ping.sealed(), BANK), submission(pong.sealed(), OTHER_BANK));
        writer.stop();

        Batch batch = hub.bean(Committer.class).commit(works, hub.clock().instant());

        writer.start();
        assertThat(batch.events())
                .extracting(BatchEvent::message)
                .containsExactly(ping.id(), pong.id());
        assertThat(hub.bean(MessageArchive.class).ofExchange(ping.id())).hasSize(2);
        hub.bean(EvidenceLog.class).seal();
    }

    private static Work.Submission submission(byte[] cms, String from) {
        CmsDocument document = new CmsReader().read(cms).orThrow();
        Envelope envelope = EnvelopeReader.read(document.content()).value();
        Signers signers =
                hub.bean(SignerCheck.class)
                        .check(document, AgencyId.of(from), LocalDate.of(2026, 11, 23))
                        .value();
        return new Work.Submission(
                hub.bean(Assessment.class)
                        .judge(cms, Sha256.of(cms), envelope, signers, hub.clock().instant())
                        .value(),
                new CompletableFuture<>());
    }

    @Test
    void a_stopped_writer_accepts_nothing_and_says_so() {
        Writer writer = hub.bean(Writer.class);
        byte[] cms = hub.ping(UUID.randomUUID(), BANK, ENFORCEMENT);
        writer.stop();

        Outcome away = hub.intake().submit(cms, IntakeHarness.channel(BANK));

        writer.start();
        assertThat(((Outcome.Refused) away).refusal().code()).isEqualTo(RefusalCode.UNAVAILABLE);
        assertThat(((Outcome.Refused) away).refusal().code().retryable()).isTrue();
        assertThat(
                        ((Outcome.Accepted) hub.intake().submit(cms, IntakeHarness.channel(BANK)))
                                .repeated())
                .isFalse();
    }

    @Test
    void another_process_honours_every_receipt() {
        byte[] cms = hub.ping(UUID.randomUUID(), BANK, ENFORCEMENT);
        Outcome.Accepted first =
                (Outcome.Accepted) hub.intake().submit(cms, IntakeHarness.channel(BANK));

        hub = hub.restarted(listeners());

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
        Work.Submission work = submission(cms, BANK);
        hub.bean(Writer.class).stop();
        hub.bean(Committer.class).commit(List.of(work), hub.clock().instant());

        hub = hub.restarted(listeners());

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
                ids(16).stream().map(id -> hub.ping(id, BANK, ENFORCEMENT)).toList();
        IntakeHarness now = hub;
        CompletableFuture<Void> breaking =
                CompletableFuture.runAsync(
                        () -> {
                            for (int i = 0; i < 20; i++) {
                                breakConnections(now);
                            }
                        });

        List<Outcome> outcomes = together(messages);

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

    @Test
    void a_full_queue_is_told_at_once() {
        try (IntakeHarness small =
                new IntakeHarness(
                        TestDatabase.fresh(),
                        Map.of("hub.intake.queue-max", 1, "hub.intake.batch-max", 1),
                        context -> {})) {
            Writer writer = small.bean(Writer.class);
            List<Work.Carriage> works = new ArrayList<>();
            CarryRecord record =
                    new CarryRecord(
                            UUID.randomUUID(),
                            AgencyId.of(BANK),
                            StatementKind.RELAY_FAILURE,
                            Optional.empty());
            for (int i = 0; i < 200; i++) {
                Work.Carriage work =
                        new Work.Carriage(
                                List.of(record),
                                Clock.systemUTC().instant(),
                                new CompletableFuture<>());
                works.add(work);
                writer.write(work);
            }
            assertThat(works).anyMatch(work -> work.answer().isCompletedExceptionally());
            works.stream()
                    .map(Work.Carriage::answer)
                    .filter(answer -> !answer.isCompletedExceptionally())
                    .forEach(CompletableFuture::join);
            assertThat(writer.waiting()).isZero();
        }
    }
}
