package vn.liennganh.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.liennganh.evidence.kept.KeptContents;
import vn.liennganh.evidence.kept.KeptDuties;
import vn.liennganh.evidence.kept.KeptMessages;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.StatedObligation;
import vn.liennganh.message.Texts;

/** The tamper drill: an administrator with all rights on the database, found by one audit. */
class LogAuditTest {

    @TempDir Path directory;

    private LogRig rig;
    private LogAudit audit;

    private static final KeptContents NO_CONTENTS =
            new KeptContents() {
                @Override
                public List<Named> named(Collection<UUID> messages) {
                    return List.of();
                }

                @Override
                public Optional<Sha256> rehashed(long content) {
                    return Optional.empty();
                }
            };

    /** Duties that no entry tells of, and that name none. */
    private final List<KeptDuties.Kept> old = new ArrayList<>();

    private final KeptDuties book =
            new KeptDuties() {
                @Override
                public List<Kept> kept(Collection<UUID> ids) {
                    return List.of();
                }

                @Override
                public List<Kept> page(UUID from, int limit) {
                    return List.copyOf(old);
                }
            };

    @BeforeEach
    void start() {
        rig = new LogRig(directory);
        rig.grow(100);
        rig.grow(400);
        rig.grow(500);
        audit =
                new LogAudit(
                        rig.log(),
                        new Sweep.Sources(
                                new AuditRepository(rig.source),
                                LogAuditTest::kept,
                                NO_CONTENTS,
                                book,
                                logged -> List.of(),
                                rig.signer()));
    }

    /** An archive that has every message as it was accepted. */
    private static List<KeptMessages.Kept> kept(Collection<UUID> ids) {
        return ids.stream().map(LogAuditTest::kept).toList();
    }

    private static KeptMessages.Kept kept(UUID id) {
        StatementMaker.Subject subject = LogRig.subject(id);
        return new KeptMessages.Kept(
                id,
                Optional.of(subject.sha256()),
                subject.sha256(),
                subject.type().value(),
                subject.from().value(),
                subject.exchange(),
                subject.copies(),
                LogRig.NOW);
    }

    /** A whole round. */
    private LogAudit.Report round() {
        audit.again();
        return audit.look(Duration.ofMinutes(1));
    }

    private static LogAudit.Finding finding(LogAudit.Kind kind, long index) {
        return new LogAudit.Finding(kind, index, Optional.empty());
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void an_honest_log_is_clean_and_stays_so() {
        assertThat(round().clean()).isTrue();
        rig.flush(7);
        LogAudit.Report next = round();
        assertThat(next.clean()).isTrue();
        assertThat(next.checked()).as("the new ones, then all from the start").isEqualTo(1_014);
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
            HEAD     | 500 | UPDATE evidence.checkpoint SET seal = set_byte(seal, 7, get_byte(seal, 7) # 1) WHERE size = 500
            HEAD     | 500 | UPDATE evidence.checkpoint SET note = replace(note, '500', '501') WHERE size = 500
            EXTRA    | 1000| INSERT INTO evidence.entry (index, kind, message_id, statement, entry_hash) SELECT 1000, 'X', message_id, statement, entry_hash FROM evidence.entry WHERE index = 1
            """)
    void what_an_administrator_changes_is_found(LogAudit.Kind kind, long index, String tampering) {
        rig.administrator.execute(tampering);
        assertThat(audit.auditWhole().findings()).contains(finding(kind, index));
        assertThat(round().clean()).isFalse();
        assertThat(round().clean()).as("told again until it is healed").isFalse();
    }

    @Test
    void two_entries_in_each_others_place_are_found() {
        rig.administrator.execute("UPDATE evidence.entry SET index = 5000 WHERE index = 300");
        rig.administrator.execute("UPDATE evidence.entry SET index = 300 WHERE index = 301");
        rig.administrator.execute("UPDATE evidence.entry SET index = 301 WHERE index = 5000");
        assertThat(round().findings()).contains(finding(LogAudit.Kind.TILE, 300));
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
        assertThat(round().findings())
                .contains(finding(LogAudit.Kind.ROOT, 500), finding(LogAudit.Kind.ROOT, 1_000));
    }

    @ParameterizedTest
    @EnumSource
    void every_finding_has_a_sentence_in_both_languages(LogAudit.Kind kind) {
        UUID message = UUID.randomUUID();
        LogAudit.Finding finding = new LogAudit.Finding(kind, 7, Optional.of(message.toString()));
        for (Locale locale : new Locale[] {Texts.VIETNAMESE, Texts.ENGLISH}) {
            assertThat(Texts.render(finding.text(), locale))
                    .containsPattern("7|[0-9a-f]{8}-")
                    .doesNotContain("evidence.");
            if (kind.name().matches("(MESSAGE|CONTENT|DUTY)_.*|REGISTRY")) {
                assertThat(Texts.render(finding.text(), locale)).contains(message.toString());
            }
        }
    }

    @Test
    void what_is_new_is_looked_at_before_the_walk_goes_on() {
        rig.flush(rig.log(), rig.acceptances(6_000));
        assertThat(round().clean()).isTrue();
        rig.flush(300);
        rig.administrator.execute(
                "UPDATE evidence.entry SET statement = set_byte(statement, 70, 66)"
                        + " WHERE index = 7100");

        audit.again();
        LogAudit.Report first = audit.look(Duration.ZERO);

        assertThat(first.findings()).contains(finding(LogAudit.Kind.CHANGED, 7_100));
        assertThat(first.checked()).as("one step of each walk, however little time").isEqualTo(512);
    }

    @Test
    void a_walk_comes_to_its_end_in_slices_and_rests_there() {
        rig.flush(rig.log(), rig.acceptances(4_000));
        audit.look(Duration.ZERO);
        rig.administrator.execute(
                "UPDATE evidence.entry SET statement = set_byte(statement, 70, 66)"
                        + " WHERE index = 4500");

        List<LogAudit.Finding> found = new java.util.ArrayList<>();
        long checked = 0;
        for (int slice = 0; slice < 25; slice++) {
            LogAudit.Report report = audit.look(Duration.ZERO);
            found.addAll(report.findings());
            checked += report.checked();
        }

        assertThat(found).contains(finding(LogAudit.Kind.CHANGED, 4_500));
        assertThat(checked).isLessThanOrEqualTo(10_000);
        assertThat(audit.look(Duration.ZERO).checked()).isZero();
    }

    @Test
    void a_log_that_is_distrusted_takes_and_signs_nothing_more() {
        SealedHead head = rig.log().head();
        rig.log().distrust();

        assertThatThrownBy(() -> rig.flush(1)).isInstanceOf(LogFault.class);
        assertThatThrownBy(() -> rig.log().seal()).isInstanceOf(LogFault.class);
        assertThat(rig.log().head()).isEqualTo(head);
        assertThat(rig.log().receipt(5)).as("reading goes on").isPresent();
    }

    @Test
    void an_audit_walks_every_entry_of_many_batches() {
        for (int i = 0; i < 10; i++) {
            rig.grow(2_000);
        }

        LogAudit.Report report = audit.auditWhole();

        assertThat(report.checked()).isEqualTo(21_000);
        assertThat(report.clean()).isTrue();
    }

    @Test
    void a_duty_from_before_the_log_told_of_duties_is_believed_where_its_message_told_of_it() {
        UUID opening = UUID.randomUUID();
        UUID silent = UUID.randomUUID();
        rig.flush(rig.log(), List.of(owing(opening), rig.acceptance(silent)));
        old.add(duty(opening, true));
        old.add(duty(silent, false));
        assertThat(round().findings()).isEmpty();

        KeptDuties.Kept claimed = duty(silent, true);
        KeptDuties.Kept stray = duty(UUID.randomUUID(), false);
        old.addAll(List.of(claimed, stray));

        assertThat(audit.auditWhole().findings())
                .containsExactly(unfounded(claimed), unfounded(stray));
    }

    private NewStatement owing(UUID message) {
        StatedObligation owed =
                new StatedObligation(
                        new AgencyId("X99.51.001"),
                        "account-freeze.execution-report",
                        "execution",
                        Optional.empty(),
                        true,
                        "account-freeze/1#report");
        return NewStatement.of(
                rig.maker.acceptance(LogRig.subject(message), List.of(owed), LogRig.NOW));
    }

    private static KeptDuties.Kept duty(UUID cause, boolean claimed) {
        return new KeptDuties.Kept(
                UUID.randomUUID(),
                cause,
                Sha256.of(new byte[0]),
                true,
                claimed,
                OptionalLong.empty());
    }

    private static LogAudit.Finding unfounded(KeptDuties.Kept duty) {
        return new LogAudit.Finding(
                LogAudit.Kind.DUTY_UNFOUNDED, 0, Optional.of(duty.id().toString()));
    }
}
