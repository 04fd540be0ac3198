package vn.liennganh.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DuplicateKeyException;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.StatementKind;

class EvidenceLogTest {

    @TempDir Path directory;

    private LogRig rig;

    @BeforeEach
    void start() {
        rig = new LogRig(directory);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void receipts_of_every_batch_prove_their_statements() {
        for (int count : new int[] {1, 2, 3, 250, 1, 512, 300, 7}) {
            assertThat(rig.flush(count)).hasSize(count);
        }
        rig.requireHonoured();
        assertThat(rig.log().head().size()).isEqualTo(1_076);
    }

    @Test
    void one_flush_spends_one_seal() {
        int before = rig.seals;
        rig.flush(100);
        rig.log().seal();
        assertThat(rig.seals - before).isEqualTo(1);
    }

    @Test
    void receipts_are_the_same_after_a_restart() {
        rig.flush(300);
        rig.flush(5);
        rig.restart();
        rig.requireHonoured();
        rig.flush(400);
        rig.restart();
        rig.requireHonoured();
    }

    @Test
    void a_batch_that_rolls_back_leaves_no_trace() {
        rig.flush(3);
        rig.transactions.executeWithoutResult(
                tx -> {
                    rig.log().append(rig.log().lock(), rig.acceptances(260));
                    tx.setRollbackOnly();
                });
        assertThat(rig.flush(2).get(0).log().index()).isEqualTo(3);
        rig.restart();
        rig.requireHonoured();
    }

    @Test
    void a_commit_whose_answer_was_lost_is_caught_up_with() {
        rig.flush(3);
        rig.appendUncounted(rig.log(), rig.acceptances(300));
        assertThat(rig.flush(2).get(0).log().index()).isEqualTo(303);
        assertThat(rig.log().receipt(10)).isEmpty();
        rig.requireHonoured();
    }

    @Test
    void a_message_has_at_most_one_acceptance_but_may_be_refused_often() {
        UUID message = UUID.randomUUID();
        rig.flush(rig.log(), List.of(rig.acceptance(message)));
        assertThatThrownBy(() -> rig.appendUncounted(rig.log(), List.of(rig.acceptance(message))))
                .isInstanceOf(DuplicateKeyException.class);
        for (int i = 0; i < 3; i++) {
            rig.flush(
                    rig.log(),
                    List.of(
                            NewStatement.of(
                                    rig.maker.rejection(
                                            LogRig.subject(message),
                                            "schema-violation",
                                            LogRig.NOW))));
        }
        assertThat(rig.log().ofMessage(message))
                .extracting(EvidenceItem::kind)
                .containsExactly(
                        StatementKind.SUBMISSION_ACCEPTANCE,
                        StatementKind.SUBMISSION_REJECTION,
                        StatementKind.SUBMISSION_REJECTION,
                        StatementKind.SUBMISSION_REJECTION);
    }

    @Test
    void each_party_has_evidence_of_its_own() {
        UUID message = UUID.randomUUID();
        rig.flush(rig.log(), List.of(rig.acceptance(message)));
        for (String party : List.of("X99.51.001", "X99.51.002")) {
            rig.flush(
                    rig.log(),
                    List.of(
                            NewStatement.of(
                                    rig.maker.about(
                                            StatementKind.CONTENT_CONSIGNMENT,
                                            LogRig.subject(message),
                                            new AgencyId(party),
                                            List.of(),
                                            Optional.empty(),
                                            LogRig.NOW))));
        }
        assertThat(rig.log().ofMessage(message))
                .extracting(EvidenceItem::party)
                .containsExactly(
                        Optional.empty(),
                        Optional.of(new AgencyId("X99.51.001")),
                        Optional.of(new AgencyId("X99.51.002")));
        String second = new String(rig.log().ofMessage(message).get(2).receipt().statement());
        assertThat(second).doesNotContain("X99.51.001").doesNotContain("X99.31.001");
    }

    @Test
    void the_first_receipt_of_a_kind_is_found_by_message() {
        UUID message = UUID.randomUUID();
        Receipt given = rig.flush(rig.log(), List.of(rig.acceptance(message))).get(0);
        assertThat(rig.log().receiptOf(message, StatementKind.SUBMISSION_ACCEPTANCE))
                .contains(given);
        assertThat(rig.log().receiptOf(UUID.randomUUID(), StatementKind.SUBMISSION_ACCEPTANCE))
                .isEmpty();
    }

    @Test
    void nothing_committed_is_shown_before_it_is_signed() {
        rig.flush(1);
        Appended appended = rig.appendUncounted(rig.log(), rig.acceptances(1));
        rig.log().committed(appended);
        assertThat(rig.log().receipt(1)).isEmpty();
    }

    @Test
    void two_hubs_on_one_database_write_one_log() {
        EvidenceLog other = rig.open(directory.resolve("second-head"));
        for (int round = 0; round < 6; round++) {
            rig.flush(rig.log(), rig.acceptances(60));
            rig.flush(other, rig.acceptances(70));
        }
        for (Receipt receipt : rig.handedOut) {
            long index = receipt.log().index();
            rig.log().receipt(index).ifPresent(it -> assertThat(it).isEqualTo(receipt));
            other.receipt(index).ifPresent(it -> assertThat(it).isEqualTo(receipt));
        }
        assertThat(rig.handedOut)
                .extracting(it -> it.log().index())
                .doesNotHaveDuplicates()
                .hasSize(780);
        other.close();
    }

    @Test
    void a_hub_starts_while_another_one_writes() {
        rig.flush(3);
        LogRepository busy =
                new LogRepository(rig.source, Duration.ofSeconds(30)) {
                    @Override
                    Head head() {
                        return meanwhile(super.head());
                    }

                    @Override
                    Optional<SealedHead> lastCheckpoint() {
                        return meanwhile(super.lastCheckpoint());
                    }
                };
        try (EvidenceLog other = rig.open(directory.resolve("second-head"), busy)) {
            rig.flush(other, rig.acceptances(1));
            rig.flush(1);
            assertThat(rig.log().head().size()).isEqualTo(13);
        }
    }

    /** The first flush is signed, the second one saves that head. */
    private <T> T meanwhile(T seen) {
        rig.flush(2);
        rig.flush(2);
        return seen;
    }

    @Test
    void a_second_hub_cannot_take_the_head_file() {
        assertThatThrownBy(() -> rig.open(rig.headFile))
                .isInstanceOf(LogFault.class)
                .hasMessageContaining("another hub");
    }

    @Test
    void another_origin_stops_the_start() {
        rig.flush(1);
        rig.die();
        rig.origin("other.invalid/log");
        assertThatThrownBy(rig::restart)
                .isInstanceOf(LogFault.class)
                .hasMessageContaining("other.invalid/log");
    }
}
