package vn.liennganh.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Statement;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;

/** A message with an attachment, as its sender, its recipient, its copy and the others see it. */
class MessageViewsTest {

    private static final byte[] CONTENT =
            "%PDF-1.7 invented content".getBytes(StandardCharsets.US_ASCII);
    private static final String DIGEST = Sha256.of(CONTENT).hex();

    private static Caller sender;
    private static Caller bank;
    private static Caller procuracy;
    private static Caller outsider;
    private static byte[] cms;
    private static UUID id;

    @BeforeAll
    static void send() {
        RunningHub hub = RunningHub.shared();
        Party office = Party.of(hub, "X99.11.001");
        sender = Caller.of(hub, "X99.11.001");
        bank = Caller.of(hub, "X99.51.001");
        procuracy = Caller.of(hub, "X99.31.000");
        outsider = Caller.of(hub, "X99.51.002");
        sender.call("PUT", "/api/v1/attachments/" + DIGEST, BodyPublishers.ofByteArray(CONTENT));
        Draft draft =
                office.opening("account-freeze.order", "X99.51.001")
                        .withoutAttachments()
                        .attach(
                                new AttachmentRef(
                                        "decision \u0111.pdf",
                                        "text/html",
                                        CONTENT.length,
                                        Sha256.of(CONTENT)));
        cms = office.signed(draft);
        Receipt receipt = office.send(cms);
        id = Statement.read(receipt.statement()).orElseThrow().messageId();
    }

    @Test
    void sender_recipient_and_copy_read_the_attachment_and_nobody_else() {
        String path = "/api/v1/messages/" + id + "/attachments/" + DIGEST;
        for (Caller reader : new Caller[] {sender, bank, procuracy}) {
            assertThat(reader.get(path).body()).isEqualTo(CONTENT);
        }
        assertThat(outsider.get(path).status()).isEqualTo(404);
        assertThat(bank.get(path.replace(DIGEST, "0".repeat(64))).status()).isEqualTo(404);
    }

    @Test
    void an_attachment_is_never_shown_as_a_page_of_ours() {
        Caller.Answer answer = bank.get("/api/v1/messages/" + id + "/attachments/" + DIGEST);
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo(
                        "attachment; filename=\"decision__.pdf\";"
                                + " filename*=UTF-8''decision%20%C4%91.pdf");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).contains("sandbox");
    }

    @Test
    void the_container_holds_what_its_reader_may_see() throws IOException {
        Map<String, byte[]> ofSender = container(sender);
        assertThat(ofSender.get("message.p7m")).isEqualTo(cms);
        assertThat(ofSender.get("attachments/" + DIGEST)).isEqualTo(CONTENT);
        assertThat(ofSender.keySet()).anyMatch(name -> name.contains("SubmissionAcceptance"));
        assertThat(container(bank).keySet())
                .contains("message.p7m", "META-INF/signature001.p7s")
                .noneMatch(name -> name.contains("SubmissionAcceptance"));
    }

    private static Map<String, byte[]> container(Caller reader) throws IOException {
        Caller.Answer answer = reader.get("/api/v1/messages/" + id + "/evidence.asice");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/vnd.etsi.asic-e+zip");
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    @Test
    void asking_for_the_head_of_a_message_leaves_nobody_its_bytes() {
        String path = "/api/v1/messages/" + id;
        Caller.Answer head = procuracy.call("HEAD", path, BodyPublishers.noBody());
        assertThat(head.status()).isEqualTo(200);
        assertThat(procuracy.get(path + "/evidence").text()).doesNotContain("ContentConsignment");
    }

    @Test
    void the_copy_owes_nothing_and_sees_only_what_it_got() {
        var seen = procuracy.get("/api/v1/exchanges/" + id).json();
        assertThat(seen.path("messages")).hasSize(1);
        assertThat(procuracy.get("/api/v1/obligations?party=me&limit=1000").text())
                .doesNotContain(id.toString());
    }
}
