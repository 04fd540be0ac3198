package vn.liennganh.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;
import vn.liennganh.support.IntakeHarness;
import vn.liennganh.support.Letter;
import vn.liennganh.support.RealClamd;
import vn.liennganh.support.TestDatabase;
import vn.liennganh.support.Tools;

/** Contents before a real clamd, whose only signature is the test file of EICAR. */
@Tag(Tools.INTEROP)
class ClamdInteropTest {

    private static final AgencyId BANK = AgencyId.of("X99.51.001");

    private static RealClamd clamd;
    private static IntakeHarness hub;

    @BeforeAll
    static void start() throws IOException {
        clamd = RealClamd.start();
        hub =
                new IntakeHarness(
                        TestDatabase.fresh(),
                        Map.of(
                                "hub.clamd.address", clamd.address(),
                                "hub.clamd.timeout", "60s",
                                "hub.intake.upload-quota", "200MB"),
                        context -> {});
    }

    @AfterAll
    static void stop() {
        if (hub != null) {
            hub.close();
        }
        if (clamd != null) {
            clamd.close();
        }
    }

    private static UploadOutcome put(byte[] content) throws IOException {
        return put(content, 0, new ByteArrayInputStream(content));
    }

    private static UploadOutcome put(byte[] content, long offset, InputStream piece)
            throws IOException {
        return hub.bean(AttachmentStore.class)
                .put(BANK, Sha256.of(content), offset, Optional.of((long) content.length), piece);
    }

    @Test
    void what_clamd_finds_is_not_kept_and_no_message_may_name_it() throws IOException {
        byte[] infected = ("%PDF-1.4\n" + RealClamd.EICAR + "\n").getBytes();

        assertThat(put(infected)).isEqualTo(new UploadOutcome.Infected());

        assertThat(hub.bean(AttachmentStore.class).received(BANK, Sha256.of(infected))).isZero();
        Letter letter = hub.letter("sandbox.ping", BANK.value(), "X99.51.002").attach(infected);
        assertThat(hub.intake().submit(letter.sealed(), IntakeHarness.channel(BANK.value())))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.refusal().code())
                                        .isEqualTo(RefusalCode.ATTACHMENT_MISSING));
    }

    @Test
    void a_finding_at_the_end_of_a_large_content_is_a_finding() throws IOException {
        byte[] large = new byte[20 * 1024 * 1024];
        new Random(3).nextBytes(large);
        assertThat(put(large)).isEqualTo(new UploadOutcome.Stored());

        byte[] end = RealClamd.EICAR.getBytes();
        System.arraycopy(end, 0, large, large.length - end.length, end.length);
        assertThat(put(large)).isEqualTo(new UploadOutcome.Infected());
    }

    @Test
    void while_clamd_is_away_nothing_passes_and_afterwards_an_empty_piece_suffices()
            throws Exception {
        byte[] content = "waits for its scan".getBytes();
        clamd.kill();
        try {
            assertThat(put(content)).isEqualTo(new UploadOutcome.NotScanned(content.length));
        } finally {
            clamd.run();
        }

        assertThat(put(content, content.length, InputStream.nullInputStream()))
                .isEqualTo(new UploadOutcome.Stored());
    }
}
