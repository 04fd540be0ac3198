package vn.liennganh.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.message.Texts;

/** The tamper drill: an administrator with all rights on the database, found by one audit. */
class LogAuditTest {

    @TempDir Path directory;

    private LogRig rig;
    private LogAudit audit;

    @BeforeEach
    void start() {
        rig = new LogRig(directory);
        rig.flush(100);
        rig.flush(400);
        rig.flush(500);
        audit = new LogAudit(rig.log(), new AuditRepository(rig.source), rig.signer());
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void an_honest_log_is_clean_and_stays_so() {
        assertThat(audit.audit()).isEqualTo(new LogAudit.Report(1_000, 1_000, java.util.List.of()));
        rig.flush(7);
        assertThat(audit.audit().clean()).isTrue();
        assertThat(audit.auditWhole().checked()).isEqualTo(1_007);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            CHANGED  | 300 | UPDATE evidence.entry SET statement = set_byte(statement, 70, 66) WHERE index = 300
            CHANGED  | 999 | UPDATE evidence.entry SET statement = set_byte(statement, 70, 66) WHERE index = 999
            CHANGED  | 300 | UPDATE evidence.entry SET entry_hash = set_byte(entry_hash, 3, 1) WHERE index = 300
            TILE     | 300 | UPDATE evidence.entry SET statement = set_byte(statement, 70, 66), entry_hash = sha256(set_byte(statement, 70, 66)) WHERE index = 300
            ROOT     | 1000| UPDATE evidence.entry SET statement = set_byte(statement, 70, 66), entry_hash = sha256(set_byte(statement, 70, 66)) WHERE index = 990
            MISSING  | 512 | DELETE FROM evidence.entry WHERE index = 512
            MISSING  | 950 | DELETE FROM evidence.entry WHERE index >= 950
            TILE     | 257 | UPDATE evidence.tile SET hashes = set_byte(hashes, 40, get_byte(hashes, 40) # 1) WHERE level = 0 AND index = 1
            TILE     | 512 | UPDATE evidence.tile SET subtree = sha256(subtree) WHERE level = 0 AND index = 2
            TILE     | 0   | DELETE FROM evidence.tile WHERE level = 0 AND index = 0
            MISFILED | 5   | UPDATE evidence.entry SET message_id = gen_random_uuid() WHERE index = 5
            MISFILED | 5   | UPDATE evidence.entry SET kind = 'SubmissionRejection' WHERE index = 5
            MISFILED | 5   | UPDATE evidence.entry SET party = 'X99.51.001' WHERE index = 5
            HEAD     | 500 | UPDATE evidence.checkpoint SET note = replace(note, '500', '501') WHERE size = 500
            EXTRA    | 1000| INSERT INTO evidence.entry (index, kind, message_id, statement, entry_hash) SELECT 1000, 'X', message_id, statement, entry_hash FROM evidence.entry WHERE index = 1
            """)
    void what_an_administrator_changes_is_found(LogAudit.Kind kind, long index, String tampering) {
        rig.administrator.execute(tampering);
        assertThat(audit.auditWhole().findings()).contains(new LogAudit.Finding(kind, index));
        assertThat(audit.audit().clean()).isFalse();
        assertThat(audit.audit().clean()).as("told again until it is healed").isFalse();
    }

    @Test
    void two_entries_in_each_others_place_are_found() {
        rig.administrator.execute("UPDATE evidence.entry SET index = 5000 WHERE index = 300");
        rig.administrator.execute("UPDATE evidence.entry SET index = 300 WHERE index = 301");
        rig.administrator.execute("UPDATE evidence.entry SET index = 301 WHERE index = 5000");
        assertThat(audit.audit().findings())
                .contains(new LogAudit.Finding(LogAudit.Kind.TILE, 300));
    }

    @Test
    void a_log_rewritten_with_its_tiles_does_not_give_the_signed_roots() {
        rig.administrator.execute(
                """
                UPDATE evidence.entry SET statement = set_byte(statement, 70, 66),
                       entry_hash = sha256(set_byte(statement, 70, 66)) WHERE index = 400
                """);
        rig.administrator.execute(
                """
                UPDATE evidence.tile SET hashes = overlay(hashes
                       PLACING (SELECT sha256('\\x00'::bytea || entry_hash)
                                  FROM evidence.entry WHERE index = 400)
                       FROM 144 * 32 + 1 FOR 32) WHERE level = 0 AND index = 1
                """);
        assertThat(audit.audit().findings())
                .contains(
                        new LogAudit.Finding(LogAudit.Kind.ROOT, 500),
                        new LogAudit.Finding(LogAudit.Kind.ROOT, 1_000));
    }

    @Test
    void every_finding_has_a_sentence_in_both_languages() {
        for (LogAudit.Kind kind : LogAudit.Kind.values()) {
            LogAudit.Finding finding = new LogAudit.Finding(kind, 7);
            for (Locale locale : new Locale[] {Texts.VIETNAMESE, Texts.ENGLISH}) {
                assertThat(Texts.render(finding.text(), locale))
                        .contains("7")
                        .doesNotContain("evidence.");
            }
        }
    }

    @Test
    void an_audit_walks_every_entry_of_many_batches() {
        for (int i = 0; i < 10; i++) {
            rig.flush(rig.log(), rig.acceptances(2_000));
        }

        LogAudit.Report report = audit.auditWhole();

        assertThat(report.checked()).isEqualTo(21_000);
        assertThat(report.clean()).isTrue();
    }
}
