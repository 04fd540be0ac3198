package vn.liennganh.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
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
import vn.liennganh.intake.Outcome;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.support.IntakeHarness;

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
        return hub.intake()
                .submit(hub.ping(id, ENFORCEMENT, BANK), IntakeHarness.channel(ENFORCEMENT));
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

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> guard.health().getStatus().equals(Status.DOWN));
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

    private static LogGuard guard() {
        return new LogGuard(
                hub.bean(LogAudit.class), hub.bean(EvidenceLog.class), Duration.ofSeconds(1), 100);
    }
}
