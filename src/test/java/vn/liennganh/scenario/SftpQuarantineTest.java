package vn.liennganh.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Json;
import vn.liennganh.message.Sha256;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.support.Tools;

/**
 * Attachments that come by SFTP as they should not: each lies in {@code error/} beside its problem,
 * which its sender reads over the same line, and what is sent again as it should be is accepted.
 */
@Tag(Tools.LONG)
class SftpQuarantineTest {

    private static final String OFFICE = "X99.11.001";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long CONTENT_MAX = 100L * 1024 * 1024;

    private static Party files;
    private static Path tree;
    private static SftpParty me;

    private final byte[] content = (UUID.randomUUID() + " is a scan. ").repeat(50).getBytes(UTF_8);
    private final String digest = Sha256.of(content).hex();

    @BeforeAll
    static void open() throws IOException {
        ChannelHub channels = ChannelHub.shared();
        files = Party.of(channels.hub(), ChannelHub.FILES);
        tree = channels.trees().resolve(ChannelHub.FILES);
        await().atMost(PATIENCE).until(() -> Files.isDirectory(tree.resolve("error")));
        me = SftpParty.of(channels.hub(), ChannelHub.FILES);
    }

    @AfterAll
    static void leave() {
        me.close();
    }

    /** How the bytes of a content come to be others than its name says. */
    enum Spoilt {
        CUT_OFF {
            @Override
            void put(String name, byte[] content) throws IOException {
                try (SftpParty cut = SftpParty.of(ChannelHub.shared().hub(), ChannelHub.FILES)) {
                    cut.write("in/" + name, 0, Arrays.copyOf(content, content.length / 2));
                    cut.cut();
                }
            }
        },
        CHANGED {
            @Override
            void put(String name, byte[] content) throws IOException {
                byte[] other = content.clone();
                other[0]++;
                me.put("in/" + name, other);
            }
        },
        TOO_LONG {
            @Override
            void put(String name, byte[] content) throws IOException {
                me.put("in/" + name, Arrays.copyOf(content, content.length + 1));
            }
        };

        abstract void put(String name, byte[] content) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void a_content_that_is_not_what_its_name_says_is_set_aside_and_can_be_sent_again(Spoilt how)
            throws IOException {
        byte[] cms = files.withContent(OFFICE, content);
        how.put(digest, content);
        byte[] spoilt = me.get("in/" + digest);
        String name = named(cms);

        assertThat(problem(digest).path("code").asString()).isEqualTo("digest-mismatch");
        assertThat(me.get("error/" + digest)).isEqualTo(spoilt).isNotEqualTo(content);
        JsonNode missing = problem(name);
        assertThat(missing.path("code").asString()).isEqualTo("attachment-missing");
        assertThat(missing.at("/errors/0/pointer").asString()).isEqualTo("/attachments/0/sha256");
        assertThat(me.get("error/" + name)).isEqualTo(cms);

        me.put("in/" + digest, content);
        named(cms);
        accepted(cms);
    }

    @Test
    void a_message_whose_content_never_came_is_set_aside() throws IOException {
        byte[] cms = files.withContent(OFFICE, content);
        String name = named(cms);

        assertThat(problem(name).path("code").asString()).isEqualTo("attachment-missing");
        assertThat(me.get("error/" + name)).isEqualTo(cms);
    }

    @Test
    void a_name_with_a_path_in_it_is_a_name_that_nobody_can_have() throws IOException {
        ObjectNode document =
                (ObjectNode) Json.MAPPER.readTree(files.opening("sandbox.ping", OFFICE).bytes());
        document.putArray("attachments")
                .addObject()
                .put("name", "../../in/scan.pdf")
                .put("mediaType", "application/pdf")
                .put("size", content.length)
                .put("sha256", digest);
        byte[] cms = files.sealed(Draft.of(document));
        me.put("in/" + digest, content);
        String name = named(cms);

        JsonNode problem = problem(name);
        assertThat(problem.path("code").asString()).isEqualTo("message-malformed");
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/attachments/0/name");
        assertThat(me.list("/")).containsExactlyInAnyOrder("in", "out", "receipts", "error");
    }

    @Test
    void a_content_above_a_hundred_mebibytes_is_set_aside_unread() throws IOException {
        // SFTP lets nobody write that far; whoever has the directory itself can.
        Path large = tree.resolve("in").resolve(digest);
        try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
            sparse.setLength(CONTENT_MAX + 1);
        }
        byte[] cms = files.withContent(OFFICE, content);
        String name = named(cms);

        assertThat(problem(digest).path("code").asString()).isEqualTo("too-large");
        assertThat(tree.resolve("error").resolve(digest)).hasSize(CONTENT_MAX + 1);
        assertThat(problem(name).path("code").asString()).isEqualTo("attachment-missing");
        me.files().remove("error/" + digest);
        assertThat(me.list("error")).doesNotContain(digest);
    }

    @Test
    void a_message_above_a_mebibyte_is_set_aside() throws IOException {
        String name = named(new byte[1_048_577]);

        assertThat(problem(name).path("code").asString()).isEqualTo("too-large");
        assertThat(me.get("error/" + name)).hasSize(1_048_577);
    }

    /** Puts a message; returns how it is called from then on. */
    private static String named(byte[] cms) throws IOException {
        String name = UUID.randomUUID() + ".p7m";
        me.put("in/" + name, cms);
        return name;
    }

    /** As its sender finds it; the file it is about is there then or a moment later. */
    private static JsonNode problem(String name) throws IOException {
        await(name).atMost(PATIENCE).until(() -> me.list("error").contains(name));
        return Json.MAPPER.readTree(me.get("error/" + name + ".problem.json"));
    }

    private static void accepted(byte[] cms) throws IOException {
        UUID id = Party.messageId(cms);
        String receipt = id + ".json";
        await(receipt).atMost(PATIENCE).until(() -> me.list("receipts").contains(receipt));
        List<String> left = me.list("in");
        assertThat(left).noneMatch(name -> name.matches("[0-9a-f]{64}"));
    }
}
