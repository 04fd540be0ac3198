package vn.liennganh.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.evidence.LogAudit;
import vn.liennganh.exchange.ExchangeBook;
import vn.liennganh.intake.Outcome;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.support.IntakeHarness;
import vn.liennganh.support.Letter;

/** An administrator with all rights changes what the book says is owed. */
class DutyAuditTest {

    private static final String OFFICE = "X99.11.001";
    private static final String BANK = "X99.51.001";
    private static final String REPORT = "account-freeze.execution-report";

    /** Accepted before the log told of any duty. */
    private static final UUID PING = UUID.randomUUID();

    private static IntakeHarness hub;

    private static Obligation owed;

    @BeforeAll
    static void start() {
        hub = new IntakeHarness();
        accepted(hub.ping(PING, OFFICE, BANK), OFFICE);
        owed = report(ordered());
        ordered();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static UUID ordered() {
        Letter order = hub.letter("account-freeze.order", OFFICE, BANK);
        accepted(order.signed(), OFFICE);
        return order.id();
    }

    private static void accepted(byte[] cms, String agency) {
        assertThat(hub.intake().submit(cms, IntakeHarness.channel(agency)))
                .isInstanceOf(Outcome.Accepted.class);
    }

    /** The duty of the order is fulfilled: its row is written a second time. */
    private static void answered(UUID order) {
        accepted(hub.letter(REPORT, BANK, OFFICE).in(order, order).sealed(), BANK);
        assertThat(report(order).status()).isEqualTo(Obligation.Status.FULFILLED);
    }

    private static Obligation report(UUID order) {
        return hub.bean(ExchangeBook.class).find(order).orElseThrow().obligations().stream()
                .filter(duty -> duty.owes().equals(REPORT))
                .findFirst()
                .orElseThrow();
    }

    private static LogAudit audit() {
        return hub.bean(LogAudit.class);
    }

    private static List<LogAudit.Finding> found(String tampering, UUID id) {
        return Objects.requireNonNull(
                hub.bean(TransactionTemplate.class)
                        .execute(
                                undone -> {
                                    undone.setRollbackOnly();
                                    hub.sql().sql(tampering).param("id", id).update();
                                    return audit().auditWhole().findings();
                                }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE exchange.obligation SET due = due + interval '1 day' WHERE id = :id",
                "UPDATE exchange.obligation SET due = due - interval '2 microseconds'"
                        + " WHERE id = :id",
                "UPDATE exchange.obligation SET status = 'FULFILLED' WHERE id = :id",
                "UPDATE exchange.obligation SET party = 'X99.51.002' WHERE id = :id",
                "UPDATE exchange.obligation SET owed_to = 'X99.11.002' WHERE id = :id",
                "UPDATE exchange.obligation SET cause = gen_random_uuid() WHERE id = :id",
                "UPDATE exchange.obligation SET document = document || '{\"status\": \"WAIVED\"}',"
                        + " status = 'WAIVED' WHERE id = :id",
                "UPDATE exchange.obligation SET due = '2027-01-04T02:00:00Z', document ="
                        + " document || '{\"due\": \"2027-01-04T02:00:00Z\"}' WHERE id = :id",
                "UPDATE exchange.obligation SET document = document - 'rule' WHERE id = :id",
                "UPDATE exchange.obligation SET document = '{}' WHERE id = :id",
                "UPDATE exchange.obligation SET document = '[]' WHERE id = :id",
                "UPDATE exchange.obligation SET document = 'null' WHERE id = :id",
                "UPDATE exchange.obligation SET document = (repeat('[', 200)"
                        + " || repeat(']', 200))::jsonb WHERE id = :id",
                "UPDATE exchange.obligation SET due = 'infinity' WHERE id = :id",
                "UPDATE exchange.obligation SET entry = NULL WHERE id = :id",
                "UPDATE exchange.obligation SET entry = 1000000 WHERE id = :id",
                "UPDATE exchange.obligation SET entry = (SELECT max(index) FROM evidence.entry)"
                        + " WHERE id = :id",
                "UPDATE exchange.obligation SET entry = (SELECT max(index) FROM evidence.entry"
                        + " WHERE kind = 'DutyChange') WHERE id = :id"
            })
    void a_changed_duty_is_found_and_named(String tampering) {
        assertThat(audit().auditWhole().findings()).isEmpty();

        assertThat(found(tampering, owed.id()))
                .allMatch(finding -> finding.kind() == LogAudit.Kind.DUTY_CHANGED)
                .extracting(finding -> finding.subject().orElseThrow())
                .isNotEmpty()
                .containsOnly(owed.id().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            random | cause                                   | entry
            random | cause                                   | NULL
            random | PING                                    | NULL
            random | gen_random_uuid()                       | NULL
            random | cause                                   | 0
            random | cause                                   | 1000000
            random | cause                                   | (SELECT max(index) FROM evidence.entry)
            first  | cause                                   | entry
            last   | cause                                   | entry
            """)
    void a_duty_that_no_entry_tells_of_is_found(String which, String cause, String entry) {
        UUID forged =
                switch (which) {
                    case "first" -> new UUID(0, 0);
                    case "last" -> new UUID(-1, -1);
                    default -> UUID.randomUUID();
                };
        String added =
                """
                INSERT INTO exchange.obligation (id, exchange, cause, party, owed_to, status, due,
                                                 document, updated_at, why, entry)
                SELECT '%1$s', exchange, %2$s, party, owed_to, status, due,
                       document || jsonb_build_object('id', '%1$s', 'cause', (%2$s)::text),
                       updated_at, why, %3$s
                  FROM exchange.obligation WHERE id = :id
                """
                        .formatted(forged, cause.replace("PING", "'" + PING + "'::uuid"), entry);

        assertThat(found(added, owed.id()))
                .containsExactly(
                        new LogAudit.Finding(
                                LogAudit.Kind.DUTY_UNFOUNDED,
                                where(entry),
                                Optional.of(forged.toString())));
    }

    private static long where(String entry) {
        return hub.sql()
                .sql(
                        "SELECT coalesce(%s, 0) FROM exchange.obligation WHERE id = :id"
                                .formatted(entry))
                .param("id", owed.id())
                .query(Long.class)
                .single();
    }

    @Test
    void a_book_of_many_pages_is_read_to_its_end() {
        IntakeHarness busy = new IntakeHarness();
        List<UUID> orders = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Letter order = busy.letter("account-freeze.order", OFFICE, BANK);
            assertThat(busy.intake().submit(order.signed(), IntakeHarness.channel(OFFICE)))
                    .isInstanceOf(Outcome.Accepted.class);
            orders.add(order.id());
        }
        assertThat(
                        busy.sql()
                                .sql("SELECT count(*) FROM exchange.obligation")
                                .query(Long.class)
                                .single())
                .isGreaterThan(256);
        assertThat(busy.bean(LogAudit.class).auditWhole().findings()).isEmpty();
        busy.close();
    }

    @Test
    void a_duty_that_is_gone_is_found() {
        assertThat(found("DELETE FROM exchange.obligation WHERE id = :id", owed.id()))
                .isNotEmpty()
                .allMatch(finding -> finding.kind() == LogAudit.Kind.DUTY_MISSING);
    }

    @Test
    void a_duty_set_back_to_what_it_once_truly_was_is_found() {
        UUID order = ordered();
        UUID duty = report(order).id();
        hub.sql()
                .sql(
                        "CREATE TABLE kept AS SELECT * FROM exchange.obligation WHERE id = '%s'"
                                .formatted(duty))
                .update();
        answered(order);
        assertThat(audit().auditWhole().findings()).isEmpty();

        List<LogAudit.Finding> findings =
                found(
                        "UPDATE exchange.obligation now SET due = kept.due, status = kept.status,"
                                + " document = kept.document, updated_at = kept.updated_at,"
                                + " why = kept.why, entry = kept.entry"
                                + " FROM kept WHERE kept.id = now.id AND now.id = :id",
                        duty);

        assertThat(findings)
                .extracting(LogAudit.Finding::kind)
                .containsOnly(LogAudit.Kind.DUTY_CHANGED);
    }

    @Test
    void a_duty_that_has_moved_on_is_in_order() {
        answered(ordered());

        assertThat(audit().auditWhole().findings()).isEmpty();
    }

    @Test
    void what_the_sandbox_lets_everybody_off_is_attested_too() throws Exception {
        UUID order = ordered();
        List<Obligation> all = hub.bean(ExchangeBook.class).outstanding(new UUID(0, 0), 1_000);
        List<Obligation> own = all.stream().filter(duty -> duty.exchange().equals(order)).toList();

        hub.intake().waived(own, "sandbox reset").get(10, TimeUnit.SECONDS);

        assertThat(report(order).status()).isEqualTo(Obligation.Status.WAIVED);
        assertThat(audit().auditWhole().findings()).isEmpty();
    }
}
