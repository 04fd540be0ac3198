package vn.liennganh.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.evidence.LogAudit;
import vn.liennganh.intake.AttachmentStore;
import vn.liennganh.intake.Outcome;
import vn.liennganh.intake.UploadOutcome;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Sha256;
import vn.liennganh.support.IntakeHarness;
import vn.liennganh.support.Letter;

/** An administrator with all rights changes a file that was sent. */
class ContentAuditTest {

    private static final AgencyId BANK = AgencyId.of("X99.51.001");
    private static final AgencyId OTHER = AgencyId.of("X99.51.002");

    /** Two and a half pieces. */
    private static final byte[] FILE = new byte[640 * 1024];

    private static IntakeHarness hub;
    private static UUID first;
    private static UUID again;

    @BeforeAll
    static void start() throws IOException {
        hub = new IntakeHarness();
        Arrays.fill(FILE, (byte) 'x');
        first = sent(FILE);
        again = sent(FILE);
        sent(new byte[0]);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static UUID sent(byte[] content) throws IOException {
        assertThat(
                        hub.bean(AttachmentStore.class)
                                .put(
                                        BANK,
                                        Sha256.of(content),
                                        0,
                                        Optional.empty(),
                                        new ByteArrayInputStream(content)))
                .isEqualTo(new UploadOutcome.Stored());
        Letter ping = hub.letter("sandbox.ping", BANK.value(), OTHER.value()).attach(content);
        assertThat(hub.intake().submit(ping.sealed(), IntakeHarness.channel(BANK.value())))
                .isInstanceOf(Outcome.Accepted.class);
        return ping.id();
    }

    private static LogAudit audit() {
        return hub.bean(LogAudit.class);
    }

    @Test
    void files_as_they_were_sent_are_in_order() {
        assertThat(audit().auditWhole().findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            CONTENT_CHANGED | UPDATE intake.chunk SET bytes = set_byte(bytes, 9, 0) WHERE start > 0
            CONTENT_CHANGED | DELETE FROM intake.chunk WHERE start > 300000
            CONTENT_CHANGED | DELETE FROM intake.chunk
            CONTENT_CHANGED | UPDATE intake.chunk SET bytes = ''
            CONTENT_MISSING | DELETE FROM intake.attachment
            CONTENT_CHANGED | UPDATE intake.attachment SET content = (SELECT max(id) FROM intake.content)
            """)
    void a_changed_file_is_found_with_every_message_that_names_it(
            LogAudit.Kind kind, String tampering) {
        List<LogAudit.Finding> findings =
                Objects.requireNonNull(
                        hub.bean(TransactionTemplate.class)
                                .execute(
                                        undone -> {
                                            undone.setRollbackOnly();
                                            hub.sql().sql(tampering).update();
                                            return audit().auditWhole().findings();
                                        }));

        assertThat(findings)
                .filteredOn(finding -> finding.kind() == kind)
                .extracting(LogAudit.Finding::subject)
                .contains(Optional.of(first.toString()), Optional.of(again.toString()));
        assertThat(findings).extracting(LogAudit.Finding::kind).containsOnly(kind);
    }
}
