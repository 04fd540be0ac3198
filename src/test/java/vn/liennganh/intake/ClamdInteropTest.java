package vn.liennganh.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
import vn.liennganh.support.TestDatabase;
import vn.liennganh.support.Tools;

/** Contents before a real clamd, whose only signature is the test file of EICAR. */
@Tag(Tools.INTEROP)
class ClamdInteropTest {

    private static final AgencyId BANK = AgencyId.of("X99.51.001");

    /** In two parts, so that no scanner takes this file for one. */
    private static final String EICAR =
            "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

    private static Path folder;
    private static Process daemon;
    private static IntakeHarness hub;

    @BeforeAll
    static void start() throws IOException {
        Tools.need("clamd");
        folder = Files.createTempDirectory("clam");
        Files.createDirectory(folder.resolve("db"));
        StringBuilder hex = new StringBuilder();
        EICAR.chars().forEach(one -> hex.append("%02x".formatted(one)));
        Files.writeString(folder.resolve("db/eicar.ndb"), "Eicar-Test:0:*:" + hex + "\n");
        Files.writeString(
                folder.resolve("clamd.conf"),
                """
                DatabaseDirectory %s/db
                LocalSocket %s/s
                Foreground yes
                StreamMaxLength 101M
                MaxFileSize 101M
                MaxScanSize 101M
                """
                        .formatted(folder, folder));
        run();
        hub =
                new IntakeHarness(
                        TestDatabase.fresh(),
                        Map.of(
                                "hub.clamd.address", "unix:" + folder.resolve("s"),
                                "hub.clamd.timeout", "60s",
                                "hub.intake.upload-quota", "200MB"),
                        context -> {});
    }

    private static void run() throws IOException {
        daemon =
                new ProcessBuilder("clamd", "--config-file=" + folder.resolve("clamd.conf"))
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("out.txt").toFile())
                        .start();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Files.exists(folder.resolve("s")) || !daemon.isAlive());
        assertThat(daemon.isAlive()).as(Files.readString(folder.resolve("out.txt"))).isTrue();
    }

    @AfterAll
    static void stop() {
        if (hub != null) {
            hub.close();
        }
        if (daemon != null) {
            daemon.destroyForcibly();
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
        byte[] infected = ("%PDF-1.4\n" + EICAR + "\n").getBytes();

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

        byte[] end = EICAR.getBytes();
        System.arraycopy(end, 0, large, large.length - end.length, end.length);
        assertThat(put(large)).isEqualTo(new UploadOutcome.Infected());
    }

    @Test
    void while_clamd_is_away_nothing_passes_and_afterwards_an_empty_piece_suffices()
            throws Exception {
        byte[] content = "waits for its scan".getBytes();
        daemon.destroyForcibly().waitFor();
        Files.deleteIfExists(folder.resolve("s"));
        try {
            assertThat(put(content)).isEqualTo(new UploadOutcome.NotScanned(content.length));
        } finally {
            run();
        }

        assertThat(put(content, content.length, InputStream.nullInputStream()))
                .isEqualTo(new UploadOutcome.Stored());
    }
}
