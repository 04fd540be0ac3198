package vn.liennganh.intake;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.StatementKind;
import vn.liennganh.support.IntakeHarness;
import vn.liennganh.support.Letter;
import vn.liennganh.support.TestDatabase;

/** The one line: batches, poison, races, a full queue. */
class WriterTest {

    private static final String BANK = "X99.51.001";
    private static final String OTHER_BANK = "X99.51.002";
    private static final String ENFORCEMENT = "X99.11.001";

    private static final Set<UUID> POISON = ConcurrentHashMap.newKeySet();
    private static final Set<UUID> DEADLY = ConcurrentHashMap.newKeySet();

    /** Beyond what the server can do. */
    private static final Set<UUID> OVERLONG = ConcurrentHashMap.newKeySet();

    /** Waits for a lock. */
    private static final Set<UUID> LOCKED = ConcurrentHashMap.newKeySet();

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
        hub.sql().sql("CREATE TABLE named (name text PRIMARY KEY)").update();
    }

    private static Consumer<AnnotationConfigApplicationContext> listeners() {
        BatchListener listener =
                events -> {
                    BATCHES.add(events.size());
                    if (events.stream().anyMatch(event -> POISON.contains(event.message()))) {
                        throw new IllegalStateException("poison");
                    }
                    if (events.stream().anyMatch(event -> DEADLY.contains(event.message()))) {
                        throw new StackOverflowError("deadly");
                    }
                    if (events.stream().anyMatch(event -> OVERLONG.contains(event.message()))) {
                        hub.sql()
                                .sql(
                                        """
                                        INSERT INTO named
                                        SELECT string_agg(md5(n::text), '')
                                          FROM generate_series(1, 1000) AS n
                                        """)
                                .update();
                    }
                    if (events.stream().anyMatch(event -> LOCKED.contains(event.message()))) {
                        hub.sql().sql("SET LOCAL lock_timeout = '50ms'").update();
                        hub.sql().sql("LOCK TABLE named").update();
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
        WriterStory.everyAcceptedMessageHasExactlyOneAcceptance(hub);
    }

    @Test
    void many_messages_share_one_commit() throws Exception {
        BATCHES.clear();

        List<Outcome> outcomes =
                WriterStory.together(
                        hub,
                        WriterStory.ids(24).stream()
                                .map(id -> hub.ping(id, BANK, ENFORCEMENT))
                                .toList());

        assertThat(outcomes).allMatch(outcome -> outcome instanceof Outcome.Accepted);
        assertThat(BATCHES.size()).isLessThan(24);
    }

    @Test
    void an_error_of_the_machine_costs_its_message_and_not_the_writer() throws Exception {
        List<UUID> ids = oneOfThemFails(6, 2, DEADLY);

        assertThat(submit(ids.get(2))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void poison_costs_only_itself() throws Exception {
        List<UUID> ids = oneOfThemFails(12, 5, POISON);

        assertThat(hub.bean(MessageArchive.class).find(ids.get(5))).isEmpty();
        assertThat(COMMITTED).doesNotContain(ids.get(5)).contains(ids.get(0));
        assertThat(submit(ids.get(5))).isInstanceOf(Outcome.Accepted.class);
    }

    /** The server calls it a lack of resources, and yet it never passes. */
    @Test
    void what_the_server_can_never_do_costs_only_itself() throws Exception {
        oneOfThemFails(6, 2, OVERLONG);
    }

    /** Sends so many at once, of which the one fails; the others are accepted. */
    private static List<UUID> oneOfThemFails(int many, int one, Set<UUID> failing)
            throws Exception {
        List<UUID> ids = WriterStory.ids(many);
        failing.add(ids.get(one));

        List<Outcome> outcomes =
                WriterStory.together(
                        hub, ids.stream().map(id -> hub.ping(id, BANK, ENFORCEMENT)).toList());

        failing.clear();
        assertThat(((Outcome.Refused) outcomes.get(one)).refusal().code())
                .isEqualTo(RefusalCode.INTERNAL);
        assertThat(outcomes).filteredOn(Outcome.Accepted.class::isInstance).hasSize(many - 1);
        return ids;
    }

    private static Outcome submit(UUID id) {
        return hub.intake().submit(hub.ping(id, BANK, ENFORCEMENT), IntakeHarness.channel(BANK));
    }

    @Test
    void while_somebody_holds_a_lock_nothing_is_accepted_and_its_cause_is_told_once()
            throws Exception {
        UUID id = UUID.randomUUID();
        byte[] cms = hub.ping(id, BANK, ENFORCEMENT);
        LOCKED.add(id);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        Logger log = (Logger) LoggerFactory.getLogger(Writer.class);
        log.addAppender(lines);
        try (Connection other = hub.bean(DataSource.class).getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("LOCK TABLE named");
            for (int i = 0; i < 3; i++) {
                Outcome away = hub.intake().submit(cms, IntakeHarness.channel(BANK));
                assertThat(((Outcome.Refused) away).refusal().code())
                        .isEqualTo(RefusalCode.UNAVAILABLE);
            }
            other.rollback();
        } finally {
            log.detachAppender(lines);
        }
        assertThat(hub.intake().submit(cms, IntakeHarness.channel(BANK)))
                .isInstanceOf(Outcome.Accepted.class);
        LOCKED.clear();
        assertThat(lines.list).hasSizeGreaterThanOrEqualTo(4);
        assertThat(lines.list).filteredOn(line -> line.getThrowableProxy() != null).hasSize(1);
    }

    @Test
    void two_copies_at_once_get_one_receipt() throws Exception {
        byte[] cms = hub.ping(UUID.randomUUID(), BANK, ENFORCEMENT);

        List<Outcome> outcomes = WriterStory.together(hub, List.of(cms, cms, cms, cms));

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
                WriterStory.together(
                        hub,
                        List.of(hub.ping(id, BANK, ENFORCEMENT), hub.ping(id, BANK, OTHER_BANK)));

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
                List.of(
                        WriterStory.submission(hub, ping.sealed(), BANK),
                        WriterStory.submission(hub, pong.sealed(), OTHER_BANK));
        writer.stop();

        Batch batch = hub.bean(Committer.class).commit(works, hub.clock().instant());

        writer.start();
        assertThat(batch.events())
                .extracting(BatchEvent::message)
                .containsExactly(ping.id(), pong.id());
        assertThat(hub.bean(MessageArchive.class).ofExchange(ping.id())).hasSize(2);
        hub.bean(EvidenceLog.class).seal();
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
