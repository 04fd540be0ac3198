package vn.liennganh.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.liennganh.message.Json;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;

/** Files by SFTP with the client of Apache MINA: what a partner does. */
class SftpScenarioTest {

    private static final String ME = ChannelHub.FILES;

    private static ChannelHub channels;
    private static Party files;
    private static Party other;

    @TempDir Path folder;

    @BeforeAll
    static void open() {
        channels = ChannelHub.shared();
        files = Party.of(channels.hub(), ME);
        other = Party.of(channels.hub(), "X99.11.001");
    }

    @Test
    void a_message_by_sftp_gets_the_receipt_that_rest_gives_and_again_is_harmless()
            throws Exception {
        byte[] cms = files.ping("X99.11.001");
        try (SftpParty me = SftpParty.of(channels.hub(), ME)) {
            me.put("in/hello.p7m", cms);

            byte[] receipt = arrived(me, "receipts/" + Party.messageId(cms) + ".json");
            assertThat(Receipt.read(receipt).orElseThrow().statement())
                    .isEqualTo(files.send(cms).statement());
            me.files().remove("receipts/" + Party.messageId(cms) + ".json");
            me.put("in/again.p7m", cms);
            assertThat(
                            Receipt.read(arrived(me, "receipts/" + Party.messageId(cms) + ".json"))
                                    .orElseThrow())
                    .extracting(one -> one.log().checkpoint())
                    .isEqualTo(Receipt.read(receipt).orElseThrow().log().checkpoint());
            assertThat(me.list("error")).noneMatch(name -> name.startsWith("again"));
        }
    }

    @Test
    void a_refused_file_and_its_problem_are_read_where_they_lie() throws Exception {
        byte[] foreign = other.ping(ME);
        try (SftpParty me = SftpParty.of(channels.hub(), ME)) {
            me.put("in/not mine.p7m", foreign);

            byte[] problem = arrived(me, "error/not_mine.p7m.problem.json");
            assertThat(Json.MAPPER.readTree(problem).path("code").asString())
                    .isEqualTo("sender-mismatch");
            assertThat(arrived(me, "error/not_mine.p7m")).isEqualTo(foreign);
        }
    }

    @Test
    void a_message_comes_bit_for_bit_and_taking_it_is_consignment() throws Exception {
        byte[] cms = other.ping(ME);
        other.send(cms);
        UUID id = Party.messageId(cms);
        try (SftpParty me = SftpParty.of(channels.hub(), ME)) {
            assertThat(arrived(me, "out/" + id + ".p7m")).isEqualTo(cms);
            assertThat(files.attested(id)).doesNotContain("ContentConsignment");

            me.files().rename("out/" + id + ".p7m", "out/" + id + ".taken");

            await().until(() -> files.attested(id).contains("ContentConsignment"));
        }
    }

    /** The hub takes what is finished while its agency looks, and so does a second worker. */
    @Test
    void a_folder_is_listed_while_its_files_come_and_go() throws Exception {
        Path out = channels.trees().resolve(ME).resolve("out");
        AtomicBoolean ended = new AtomicBoolean();
        CompletableFuture<Void> coming =
                CompletableFuture.runAsync(
                        () -> {
                            while (!ended.get()) {
                                comeAndGo(out);
                            }
                        });
        Path there = Files.createFile(out.resolve("there.all.the.time"));
        try (SftpParty me = SftpParty.of(channels.hub(), ME)) {
            for (int i = 0; i < 200; i++) {
                assertThat(me.list("out")).contains(there.getFileName().toString());
            }
        } finally {
            ended.set(true);
            coming.join();
            Files.delete(there);
        }
    }

    private static void comeAndGo(Path folder) {
        try {
            List<Path> files = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                files.add(Files.createFile(folder.resolve("come.and.go." + i)));
            }
            for (Path one : files) {
                Files.delete(one);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void a_content_removed_after_one_message_is_there_again_for_the_other() throws Exception {
        byte[] content = UUID.randomUUID().toString().getBytes(UTF_8);
        Sha256 digest = Sha256.of(content);
        Path scan = Files.write(folder.resolve("scan.pdf"), content);
        other.hub().upload(scan, digest);
        UUID first = sent(other.withContent(ME, content));
        UUID second = sent(other.withContent(ME, content));
        try (SftpParty me = SftpParty.of(channels.hub(), ME)) {
            arrived(me, "out/" + first + ".p7m");
            arrived(me, "out/" + second + ".p7m");

            assertThat(me.get("out/" + digest.hex())).isEqualTo(content);
            me.files().remove("out/" + first + ".p7m");
            me.files().remove("out/" + digest.hex());

            assertThat(arrived(me, "out/" + digest.hex())).isEqualTo(content);
            me.files().remove("out/" + second + ".p7m");
            me.files().remove("out/" + digest.hex());
            await().until(() -> files.attested(second).contains("ContentConsignment"));
            assertThat(me.list("out")).doesNotContain(digest.hex());
        }
    }

    @Test
    void an_upload_that_is_cut_does_nothing_and_goes_on_after_the_next_sign_in() throws Exception {
        byte[] cms = files.ping("X99.11.001");
        int half = cms.length / 2;
        try (SftpParty me = SftpParty.of(channels.hub(), ME)) {
            SftpClient.CloseableHandle file =
                    me.files().open("in/cut.p7m", EnumSet.of(OpenMode.Write, OpenMode.Create));
            me.files().write(file, 0, cms, 0, half);
            me.cut();
        }
        try (SftpParty me = SftpParty.of(channels.hub(), ME)) {
            byte[] marker = files.ping("X99.11.001");
            me.put("in/marker.p7m", marker);
            arrived(me, "receipts/" + Party.messageId(marker) + ".json");
            assertThat(me.files().stat("in/cut.p7m").getSize()).isEqualTo(half);

            me.write("in/cut.p7m", half, Arrays.copyOfRange(cms, half, cms.length));

            arrived(me, "receipts/" + Party.messageId(cms) + ".json");
            assertThat(me.list("error")).noneMatch(name -> name.contains("cut"));
        }
    }

    @Test
    void times_and_rights_that_clients_set_have_no_effect() throws Exception {
        try (SftpParty me = SftpParty.of(channels.hub(), ME)) {
            me.write("in/.old", 0, new byte[] {1});
            me.files()
                    .setStat(
                            "in/.old",
                            new SftpClient.Attributes().modifyTime(1).accessTime(1).perms(0));
            assertThat(me.files().stat("in/.old").getModifyTime().toMillis())
                    .isGreaterThan(1_000_000);
            assertThat(me.get("in/.old")).containsExactly(1);
            me.files().remove("in/.old");
        }
    }

    private static UUID sent(byte[] cms) {
        other.send(cms);
        return Party.messageId(cms);
    }

    private static byte[] arrived(SftpParty me, String path) throws IOException {
        String folder = path.substring(0, path.indexOf('/'));
        await().until(() -> me.list(folder).contains(path.substring(folder.length() + 1)));
        return me.get(path);
    }
}
