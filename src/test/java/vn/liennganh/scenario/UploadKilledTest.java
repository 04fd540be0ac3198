package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.liennganh.message.Sha256;
import vn.liennganh.support.Scratch;
import vn.liennganh.support.Tools;

/**
 * The hub dies between the bytes of an upload and the row that says how far they came, and between
 * a whole content and the message that names it: the sender goes on where the hub says it stands,
 * and what arrives is what was sent.
 */
@Tag(Tools.LONG)
class UploadKilledTest {

    private static final String SENDER = "X99.11.001";
    private static final String RECIPIENT = "X99.51.001";
    private static final int SIZE = 2_500_000;

    private static final List<CrashPoint> POINTS =
            List.of(
                    point("upload begun", "intake.AttachmentRepository", "begin", "AT EXIT", 1),
                    point("piece not kept", "intake.AttachmentRepository", "append", "AT ENTRY", 4),
                    point("piece kept", "intake.AttachmentRepository", "append", "AT EXIT", 3),
                    point("all there", "intake.AttachmentRepository", "complete", "AT ENTRY", 1),
                    point("whole", "intake.AttachmentRepository", "complete", "AT EXIT", 1),
                    point("named", "intake.AttachmentRepository", "name", "AT EXIT", 1));

    private static CrashPoint point(
            String name, String type, String method, String where, int passage) {
        return new CrashPoint(name, type, method, where, passage);
    }

    @Test
    void an_upload_goes_on_wherever_the_hub_dies() throws IOException {
        byte[] content = new byte[SIZE];
        new Random(1).nextBytes(content);
        Sha256 digest = Sha256.of(content);
        Ledger ledger = new Ledger();
        byte[] letter = new byte[0];
        long before = 0;
        try (HubProcess hub = new HubProcess(HubProcess.newDataDir())) {
            for (CrashPoint point : POINTS) {
                hub.start(point.argument());
                Party sender = Party.of(hub, SENDER);
                letter = letter.length == 0 ? sender.withContent(RECIPIENT, content) : letter;
                long there = received(sender, digest);
                assertThat(there).as(point.name()).isBetween(before, (long) SIZE);
                before = there;
                goOn(sender, content, digest, there < SIZE ? there : 0);
                if (hub.isAlive()) {
                    ledger.send(sender, letter);
                }
                assertThat(hub.awaitEnd(Duration.ofSeconds(20)))
                        .as("the kill came: " + point.name())
                        .isTrue();
            }
            hub.start();
            Party sender = Party.of(hub, SENDER);
            assertThat(received(sender, digest)).isEqualTo(SIZE);
            ledger.settle(sender);
            ledger.honoured(sender);
            arrived(Party.of(hub, RECIPIENT), ledger, digest, content);
        }
    }

    /** Asked as every client may, before it goes on. */
    private static long received(Party sender, Sha256 digest) {
        HttpResponse<byte[]> answer =
                sender.call(
                        "/api/v1/attachments/" + digest.hex(),
                        HttpRequest.newBuilder()
                                .method("HEAD", HttpRequest.BodyPublishers.noBody()));
        return answer.headers().firstValueAsLong("Upload-Offset").orElse(0);
    }

    /**
     * From where the hub stands, and anew where all is there: only a content that was compared as a
     * whole is one. The hub may die before it answers.
     */
    private static void goOn(Party sender, byte[] content, Sha256 digest, long from) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/octet-stream")
                        .PUT(
                                HttpRequest.BodyPublishers.ofByteArray(
                                        Arrays.copyOfRange(content, (int) from, content.length)));
        if (from > 0) {
            request.header(
                    "Content-Range",
                    "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
        }
        try {
            HttpResponse<byte[]> answer =
                    sender.call("/api/v1/attachments/" + digest.hex(), request);
            assertThat(answer.statusCode()).isIn(200, 201, 204);
        } catch (UncheckedIOException died) {
            // Asked again after the next start.
        }
    }

    private static void arrived(Party recipient, Ledger ledger, Sha256 digest, byte[] content)
            throws IOException {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () ->
                                ledger.drain(recipient)
                                        && ledger.received().equals(ledger.accepted()));
        UUID message = ledger.accepted().iterator().next();
        Path file = Scratch.folder("arrived").resolve("scan.pdf");
        recipient.hub().download(message, digest, file);
        assertThat(Files.readAllBytes(file)).isEqualTo(content);
    }
}
