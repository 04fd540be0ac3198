package vn.liennganh.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.evidence.LogAudit;
import vn.liennganh.evidence.verify.Verification;
import vn.liennganh.intake.Outcome;
import vn.liennganh.merkle.ReceiptCheck;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.StatementKind;
import vn.liennganh.support.IntakeHarness;
import vn.liennganh.support.TestDatabase;

/** An administrator with all rights changes what is kept, while the hub is at work. */
@ExtendWith(OutputCaptureExtension.class)
class LogGuardTest {

    private static final String BANK = "X99.51.001";
    private static final String ENFORCEMENT = "X99.11.001";
    private static final String FLIP =
            "UPDATE intake.body SET cms = set_byte(cms, 900, get_byte(cms, 900) # 1)"
                    + " WHERE number = (SELECT number FROM intake.message WHERE id = :id)";
    private static final UUID MESSAGE = UUID.randomUUID();

    private static IntakeHarness hub;

    @BeforeAll
    static void start() {
        hub = new IntakeHarness();
        submit(MESSAGE);
        for (int i = 0; i < 20; i++) {
            assertThat(submit(UUID.randomUUID())).isInstanceOf(Outcome.Accepted.class);
        }
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static Outcome submit(UUID id) {
        return submitted(hub, id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            MESSAGE_CHANGED  | UPDATE intake.body SET cms = set_byte(cms, 900, get_byte(cms, 900) # 1) WHERE number = (SELECT number FROM intake.message WHERE id = :id)
            MESSAGE_CHANGED  | UPDATE intake.body SET cms = substring(cms FROM 2) WHERE number = (SELECT number FROM intake.message WHERE id = :id)
            MESSAGE_MISSING  | DELETE FROM intake.body WHERE number = (SELECT number FROM intake.message WHERE id = :id)
            MESSAGE_MISSING  | DELETE FROM intake.message WHERE id = :id
            MESSAGE_MISSING  | UPDATE intake.message SET id = gen_random_uuid() WHERE id = :id
            MESSAGE_MISFILED | UPDATE intake.message SET sha256 = set_byte(sha256, 3, get_byte(sha256, 3) # 1) WHERE id = :id
            MESSAGE_MISFILED | UPDATE intake.message SET sender = 'X99.11.002' WHERE id = :id
            MESSAGE_MISFILED | UPDATE intake.message SET type = 'sandbox.pong' WHERE id = :id
            MESSAGE_MISFILED | UPDATE intake.message SET exchange = gen_random_uuid() WHERE id = :id
            MESSAGE_MISFILED | UPDATE intake.message SET copies = '{X99.31.001}' WHERE id = :id
            MESSAGE_MISFILED | UPDATE intake.message SET accepted_at = accepted_at - interval '1 second' WHERE id = :id
            """)
    void a_changed_message_is_found_and_named(LogAudit.Kind kind, String tampering) {
        LogAudit audit = hub.bean(LogAudit.class);
        assertThat(audit.auditWhole().findings()).isEmpty();

        List<LogAudit.Finding> findings =
                Objects.requireNonNull(
                        hub.bean(TransactionTemplate.class)
                                .execute(
                                        undone -> {
                                            undone.setRollbackOnly();
                                            hub.sql().sql(tampering).param("id", MESSAGE).update();
                                            return audit.auditWhole().findings();
                                        }));

        assertThat(findings)
                .containsExactly(new LogAudit.Finding(kind, 0, Optional.of(MESSAGE.toString())));
    }

    @Test
    void nothing_more_is_signed_until_the_bytes_are_back(CapturedOutput output) {
        LogGuard guard = guard();
        guard.start();
        long signed = hub.bean(EvidenceLog.class).head().size();
        assertThat(guard.health().getStatus()).isEqualTo(Status.UP);

        hub.sql().sql(FLIP).param("id", MESSAGE).update();

        Awaitility.await().until(() -> guard.health().getStatus().equals(Status.DOWN));
        Outcome next = submit(UUID.randomUUID());
        assertThat(next).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused) next).refusal().code()).isEqualTo(RefusalCode.UNAVAILABLE);
        assertThat(hub.bean(EvidenceLog.class).head().size()).isEqualTo(signed);
        assertThat(output.getAll()).contains("bytes of message " + MESSAGE);
        assertThat(output.getAll()).doesNotContain("sandbox.ping");

        guard.stop();
        hub.sql().sql(FLIP).param("id", MESSAGE).update();
        hub = hub.restarted(context -> {});

        assertThat(hub.bean(LogAudit.class).look(Duration.ofMinutes(1)).clean()).isTrue();
        assertThat(submit(UUID.randomUUID())).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void a_receipt_that_a_restored_hub_does_not_know_stops_the_signing(CapturedOutput output) {
        DataSource database = TestDatabase.fresh();
        IntakeHarness first = new IntakeHarness(database, Map.of(), context -> {});
        accepted(first);
        first.close();
        DataSource yesterday = TestDatabase.copyOf(database);
        IntakeHarness second = first.restarted(context -> {});
        byte[] early = receipt(second, accepted(second));
        byte[] late = receipt(second, accepted(second));

        IntakeHarness restored = second.restoredTo(yesterday);
        LogGuard guard =
                new LogGuard(
                        restored.bean(LogAudit.class),
                        restored.bean(EvidenceLog.class),
                        Duration.ofSeconds(1),
                        100);
        guard.start();
        // What nobody else remembers goes on as if nothing had happened.
        accepted(restored);
        assertThat(guard.health().getStatus()).isEqualTo(Status.UP);

        Verification verification = restored.bean(Verification.class);
        for (byte[] shown : List.of(early, late)) {
            assertThat(verification.verify(Optional.empty(), Optional.of(shown), Set.of()).checks())
                    .filteredOn(check -> check.result() == ReceiptCheck.Result.FAILED)
                    .extracting(Verification.Check::check)
                    .contains("consistency")
                    .doesNotContain("inclusion", "checkpoint");
        }

        assertThat(submitted(restored, UUID.randomUUID())).isInstanceOf(Outcome.Refused.class);
        Awaitility.await().until(() -> guard.health().getStatus().equals(Status.DOWN));
        assertThat(output.getAll()).contains("from which this log does not go on");
        guard.stop();
        restored.close();
    }

    private static UUID accepted(IntakeHarness at) {
        UUID id = UUID.randomUUID();
        assertThat(submitted(at, id)).isInstanceOf(Outcome.Accepted.class);
        return id;
    }

    private static Outcome submitted(IntakeHarness at, UUID id) {
        return at.intake()
                .submit(at.ping(id, ENFORCEMENT, BANK), IntakeHarness.channel(ENFORCEMENT));
    }

    private static byte[] receipt(IntakeHarness at, UUID id) {
        return at.bean(EvidenceLog.class)
                .receiptOf(id, StatementKind.SUBMISSION_ACCEPTANCE)
                .orElseThrow()
                .toBytes();
    }

    private static LogGuard guard() {
        return new LogGuard(
                hub.bean(LogAudit.class), hub.bean(EvidenceLog.class), Duration.ofSeconds(1), 100);
    }
}
