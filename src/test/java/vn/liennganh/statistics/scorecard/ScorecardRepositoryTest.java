package vn.liennganh.statistics.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.liennganh.message.AgencyId;
import vn.liennganh.support.TestDatabase;

/** Each duty counts once, as what the evidence says it is. */
class ScorecardRepositoryTest {

    private static final AgencyId BANK = AgencyId.of("X99.51.001");
    private static final Instant START = Instant.parse("2026-11-20T01:00:00Z");
    private static final Instant DUE = START.plus(Duration.ofHours(24));
    private static final Span NOVEMBER =
            new Span(
                    Instant.parse("2026-10-31T17:00:00Z"),
                    Instant.parse("2026-11-30T17:00:00Z"),
                    Instant.parse("2026-12-31T00:00:00Z"));

    private static final JdbcTemplate JDBC = new JdbcTemplate(TestDatabase.fresh());
    private static final ScorecardRepository ROWS =
            new ScorecardRepository(JdbcClient.create(JDBC));

    private long number;

    @BeforeEach
    void nothing_but_an_exchange() {
        JDBC.execute("ALTER TABLE directory.suspension DISABLE TRIGGER added_only");
        JDBC.execute(
                "TRUNCATE directory.suspension, exchange.exchange, exchange.obligation, exchange.due_history,"
                        + " exchange.fact, intake.message, evidence.entry, deadline.outage");
        JDBC.update(
                """
                INSERT INTO exchange.exchange (id, procedure, edition, opener, handling_unit,
                                               parties, state, document, updated_at, why)
                VALUES (?, 'account-freeze', 1, 'X99.11.001', 'X99.11.001',
                        ARRAY['X99.11.001'], 'ordered', '{}', now(), '')
                """,
                new UUID(1, 1));
    }

    @Test
    void each_duty_counts_as_exactly_one_mark() {
        duty("FULFILLED", DUE, answeredAfter(2), true);
        duty("FULFILLED", DUE, answeredAfter(4), true);
        duty("FULFILLED", DUE, answeredAfter(20), true);
        duty("FULFILLED_LATE", DUE, answeredAfter(30), true);
        duty("OVERDUE", DUE, null, true);
        duty("OVERDUE", DUE, null, false);
        duty("OPEN", DUE, null, false);

        Scorecard card = card();

        assertThat(card.count(Mark.ON_TIME)).isEqualTo(3);
        assertThat(card.count(Mark.LATE)).isEqualTo(1);
        assertThat(card.count(Mark.SILENT)).isEqualTo(1);
        assertThat(card.count(Mark.NOT_COLLECTED)).isEqualTo(1);
        assertThat(card.count(Mark.OPEN)).isEqualTo(1);
        assertThat(card.count(Mark.EXCUSED)).isZero();
        // 2, 4, 20 and 30 hours: the lower of the two in the middle.
        assertThat(card.median()).contains(Duration.ofHours(4));
        for (Mark mark : Mark.values()) {
            assertThat(duties(mark)).hasSize((int) card.count(mark));
        }
    }

    @Test
    void the_hubs_own_outage_is_deducted_from_lateness_and_from_the_time_to_answer() {
        outage(START.plus(Duration.ofHours(1)), Duration.ofHours(3));
        UUID excused = duty("FULFILLED_LATE", DUE, answeredAfter(26), true);
        UUID late = duty("FULFILLED_LATE", DUE, answeredAfter(28), true);

        assertThat(duties(Mark.EXCUSED))
                .extracting(ScoredDuty::obligation)
                .containsExactly(excused);
        assertThat(duties(Mark.LATE)).extracting(ScoredDuty::obligation).containsExactly(late);
        assertThat(duties(Mark.LATE).get(0).outage()).isEqualTo(Duration.ofHours(3));
        assertThat(card().median()).contains(Duration.ofHours(23));
        assertThat(ROWS.outage(NOVEMBER)).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void while_the_hub_withheld_the_channel_is_deducted_like_an_outage_and_once() {
        withheld(true, START.plus(Duration.ofHours(1)), BANK.value());
        withheld(false, START.plus(Duration.ofHours(4)), BANK.value());
        withheld(true, START.plus(Duration.ofHours(1)), "X99.51.777");
        // Half of it the hub was not there either.
        outage(START.plus(Duration.ofHours(2)), Duration.ofHours(1));
        UUID excused = duty("FULFILLED_LATE", DUE, answeredAfter(26), true);
        duty("FULFILLED_LATE", DUE, answeredAfter(28), true);

        assertThat(duties(Mark.EXCUSED))
                .extracting(ScoredDuty::obligation)
                .containsExactly(excused);
        assertThat(duties(Mark.LATE).get(0).outage()).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void an_outage_before_the_duty_or_after_its_due_instant_excuses_nothing() {
        outage(START.minus(Duration.ofHours(9)), Duration.ofHours(8));
        outage(DUE.plus(Duration.ofHours(1)), Duration.ofHours(8));
        duty("FULFILLED_LATE", DUE, answeredAfter(25), true);

        assertThat(card().count(Mark.LATE)).isEqualTo(1);
    }

    @Test
    void what_nobody_waited_for_does_not_count() {
        duty("WAIVED", DUE, null, true);
        duty("SUPERSEDED", DUE, null, true);
        duty("FULFILLED", NOVEMBER.until(), answeredAfter(2), true);
        duty("FULFILLED", NOVEMBER.from().minusMillis(1), answeredAfter(2), true);
        UUID window = duty("OVERDUE", DUE, null, true);
        JDBC.update(
                "UPDATE exchange.obligation SET document = jsonb_set(document, '{lapse}', '[]')"
                        + " WHERE id = ?",
                window);
        UUID own = duty("OVERDUE", DUE, null, true);
        JDBC.update("UPDATE exchange.obligation SET owed_to = party WHERE id = ?", own);
        UUID once = duty("FULFILLED", DUE, answeredAfter(0), true);
        JDBC.update(
                "UPDATE exchange.obligation SET document = jsonb_set(document, '{fulfilledBy}',"
                        + " to_jsonb(cause::text)) WHERE id = ?",
                once);

        assertThat(ROWS.cards(List.of(BANK), NOVEMBER)).isEmpty();
    }

    @Test
    void pages_follow_each_other_without_a_gap() {
        for (int i = 0; i < 7; i++) {
            duty("OVERDUE", DUE.plus(Duration.ofMinutes(i / 2)), null, true);
        }
        List<ScoredDuty> first = page(Instant.EPOCH, new UUID(0, 0));
        ScoredDuty last = first.get(2);
        List<ScoredDuty> second = page(last.due(), last.obligation());
        assertThat(first).hasSize(3);
        assertThat(second).hasSize(3).doesNotContainAnyElementsOf(first);
    }

    @Test
    void only_duties_that_fall_due_in_the_time_are_looked_at() {
        JDBC.update(
                """
                INSERT INTO exchange.obligation (id, exchange, cause, party, owed_to, status, due,
                                                 document, updated_at, why)
                SELECT gen_random_uuid(), ?, gen_random_uuid(), 'X99.51.' || (i % 100), 'X99.11.001',
                       'FULFILLED', timestamptz '2020-01-01' + i * interval '1 hour',
                       '{"lapse": ["REMIND"]}', now(), ''
                  FROM generate_series(1, 20000) AS i
                """,
                new UUID(1, 1));
        JDBC.execute("ANALYZE exchange.obligation");
        String plan =
                String.join(
                        "\n",
                        JDBC.queryForList(
                                """
                                EXPLAIN SELECT id FROM exchange.obligation
                                 WHERE party = ANY (ARRAY['X99.51.7']) AND due >= '2020-02-01'
                                   AND due < '2020-03-01'
                                """,
                                String.class));
        assertThat(plan).contains("obligation_by_party").doesNotContain("Seq Scan");
    }

    private List<ScoredDuty> page(Instant due, UUID id) {
        return ROWS.duties(BANK, Mark.SILENT, NOVEMBER, due, id, 3);
    }

    private Scorecard card() {
        return ROWS.cards(List.of(BANK), NOVEMBER).get(0);
    }

    private List<ScoredDuty> duties(Mark mark) {
        return ROWS.duties(BANK, mark, NOVEMBER, Instant.EPOCH, new UUID(0, 0), 100);
    }

    private static Instant answeredAfter(int hours) {
        return START.plus(Duration.ofHours(hours));
    }

    private void withheld(boolean now, Instant at, String agency) {
        JDBC.update(
                """
                INSERT INTO directory.suspension (agency, withheld, at, proposal)
                VALUES (?, ?, ?, ?)
                """,
                agency,
                now,
                Timestamp.from(at),
                UUID.randomUUID());
    }

    private void outage(Instant since, Duration length) {
        JDBC.update(
                "INSERT INTO deadline.outage (since, until) VALUES (?, ?)",
                Timestamp.from(since),
                Timestamp.from(since.plus(length)));
    }

    /**
     * @param answered null where nobody answered
     */
    private UUID duty(
            String status,
            Instant due,
            @org.jspecify.annotations.Nullable Instant answered,
            boolean collected) {
        UUID id = new UUID(2, ++number);
        UUID cause = new UUID(3, number);
        UUID answer = new UUID(4, number);
        String fulfilled = answered == null ? "" : ", \"fulfilledBy\": \"" + answer + "\"";
        JDBC.update(
                """
                INSERT INTO exchange.obligation (id, exchange, cause, party, owed_to, status, due,
                                                 document, updated_at, why)
                VALUES (?, ?, ?, ?, 'X99.11.001', ?, ?, ?::jsonb, now(), '')
                """,
                id,
                new UUID(1, 1),
                cause,
                BANK.value(),
                status,
                Timestamp.from(due),
                """
                {"owes": "account-freeze.execution-report", "rule": "r", "lapse": ["REMIND"],
                 "startedAt": "%s"%s}
                """
                        .formatted(START, fulfilled));
        if (answered != null) {
            JDBC.update(
                    """
                    INSERT INTO intake.message (number, id, sha256, size, type, sender, written_to,
                                                recipients, copies, exchange, urgency, sent,
                                                accepted_at, attachments)
                    VALUES (?, ?, decode(repeat('00', 32), 'hex'), 1, 't', 's', '{}', '{}', '{}', ?,
                            'normal', '', ?, '[]')
                    """,
                    number,
                    answer,
                    new UUID(1, 1),
                    Timestamp.from(answered));
        }
        if (collected) {
            JDBC.update(
                    """
                    INSERT INTO evidence.entry (index, kind, message_id, party, statement,
                                                entry_hash)
                    VALUES (?, 'ContentConsignment', ?, ?, '\\x00',
                            decode(repeat('00', 32), 'hex'))
                    """,
                    number,
                    cause,
                    BANK.value());
        }
        return id;
    }
}
