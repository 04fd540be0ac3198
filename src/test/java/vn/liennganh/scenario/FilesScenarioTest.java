package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import vn.liennganh.delivery.files.OutTray;
import vn.liennganh.message.Json;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;

/** The way of a message from a directory and into one. */
class FilesScenarioTest {

    private static ChannelHub channels;
    private static Party files;
    private static Party other;
    private static Path tree;

    @BeforeAll
    static void open() {
        channels = ChannelHub.shared();
        files = Party.of(channels.hub(), ChannelHub.FILES);
        other = Party.of(channels.hub(), "X99.11.001");
        tree = channels.trees().resolve(ChannelHub.FILES);
        await().until(() -> Files.isDirectory(tree.resolve("error")));
    }

    @Test
    void a_message_by_rename_gets_the_receipt_that_rest_gives_for_the_same_bytes()
            throws IOException {
        byte[] cms = files.ping("X99.11.001");

        drop("hello.p7m", cms);

        Path receipt = appeared("receipts/" + Party.messageId(cms) + ".json");
        Receipt overRest = files.send(cms);
        assertThat(Receipt.read(Files.readAllBytes(receipt)).orElseThrow().statement())
                .isEqualTo(overRest.statement());
        assertThat(list("in")).isEmpty();
        drop("hello again.p7m", cms);
        await().until(() -> list("in").isEmpty());
        assertThat(list("error")).noneMatch(name -> name.startsWith("hello"));
    }

    @Test
    void a_refused_file_lies_beside_its_problem() throws IOException {
        byte[] foreign = other.ping(ChannelHub.FILES);

        drop("foreign.p7m", foreign);
        drop("garbage.p7m", "no CMS".getBytes(StandardCharsets.UTF_8));
        drop("huge.p7m", new byte[1_100_000]);

        assertThat(code("foreign.p7m")).isEqualTo("sender-mismatch");
        assertThat(tree.resolve("error/foreign.p7m")).hasBinaryContent(foreign);
        assertThat(code("garbage.p7m")).isEqualTo("message-malformed");
        assertThat(code("huge.p7m")).isEqualTo("too-large");
    }

    @Test
    void a_file_that_is_still_being_written_is_left_until_it_is_whole() throws IOException {
        byte[] cms = files.ping("X99.11.001");
        Path target = tree.resolve("in/slow.p7m");
        Files.write(target, Arrays.copyOf(cms, cms.length / 2));
        byte[] marker = files.ping("X99.11.001");
        drop("marker.p7m", marker);
        appeared("receipts/" + Party.messageId(marker) + ".json");
        assertThat(target).exists();

        Files.write(
                target,
                Arrays.copyOfRange(cms, cms.length / 2, cms.length),
                java.nio.file.StandardOpenOption.APPEND);

        appeared("receipts/" + Party.messageId(cms) + ".json");
        assertThat(list("error")).noneMatch(name -> name.contains("slow"));
    }

    @Test
    void a_file_that_stays_half_is_refused_in_the_end() throws IOException {
        byte[] cms = files.ping("X99.11.001");
        Files.write(tree.resolve("in/half.p7m"), Arrays.copyOf(cms, cms.length - 10));

        assertThat(code("half.p7m")).isEqualTo("message-malformed");
    }

    @Test
    void links_folders_and_strange_names_do_no_harm() throws IOException {
        Path secret = Files.createTempFile("secret", ".p7m");
        byte[] cms = files.ping("X99.11.001");
        Files.write(secret, cms);
        Files.createSymbolicLink(tree.resolve("in/link.p7m"), secret);
        Files.createDirectory(tree.resolve("in/folder.p7m"));
        drop("na\nme <x>.p7m", "odd".getBytes(StandardCharsets.UTF_8));

        assertThat(code("link.p7m")).isEqualTo("message-malformed");
        assertThat(secret).hasBinaryContent(cms);
        assertThat(code("folder.p7m")).isEqualTo("message-malformed");
        await().until(() -> list("error").stream().anyMatch(name -> name.startsWith("na_me")));
        assertThat(list("error")).allMatch(name -> name.matches("[A-Za-z0-9._-]+"));
        assertThat(list("receipts")).doesNotContain(Party.messageId(cms) + ".json");
    }

    @Test
    void contents_travel_beside_the_message_both_ways() throws IOException {
        byte[] content = "an attachment".getBytes(StandardCharsets.UTF_8);
        Sha256 digest = Sha256.of(content);
        byte[] cms = files.withContent(ChannelHub.OTHER_FILES, content);
        Files.write(tree.resolve("in/" + digest.hex()), content);
        drop("with content.p7m", cms);

        UUID id = Party.messageId(cms);
        Path out = channels.trees().resolve(ChannelHub.OTHER_FILES).resolve("out");
        await().until(() -> Files.exists(out.resolve(id + ".p7m")));
        assertThat(out.resolve(id + ".p7m")).hasBinaryContent(cms);
        assertThat(out.resolve(digest.hex())).hasBinaryContent(content);
        assertThat(tree.resolve("in/" + digest.hex())).doesNotExist();
        assertThat(files.attested(id)).doesNotContain("ContentConsignment");

        Files.move(out.resolve(id + ".p7m"), out.resolve(id + ".p7m.taken"));

        await().until(() -> files.attested(id).contains("ContentConsignment"));
    }

    @Test
    void a_content_that_two_messages_name_is_there_until_both_are_taken() throws IOException {
        byte[] content = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
        String digest = Sha256.of(content).hex();
        byte[] first = files.withContent(ChannelHub.OTHER_FILES, content);
        byte[] second = files.withContent(ChannelHub.OTHER_FILES, content);
        Files.write(tree.resolve("in/" + digest), content);
        drop("first.p7m", first);
        drop("second.p7m", second);
        Path out = channels.trees().resolve(ChannelHub.OTHER_FILES).resolve("out");
        Path one = out.resolve(Party.messageId(first) + ".p7m");
        Path other = out.resolve(Party.messageId(second) + ".p7m");
        await().until(() -> Files.exists(one) && Files.exists(other));

        Files.move(one, out.resolve(Party.messageId(first) + ".taken"));
        Files.delete(out.resolve(digest));

        await().until(() -> Files.exists(out.resolve(digest)));
        assertThat(out.resolve(digest)).hasBinaryContent(content);

        Files.move(other, out.resolve(Party.messageId(second) + ".taken"));
        Files.delete(out.resolve(digest));

        UUID last = Party.messageId(second);
        await().until(() -> files.attested(last).contains("ContentConsignment"));
        assertThat(out.resolve(digest)).doesNotExist();
    }

    @Test
    void a_message_whose_content_is_missing_or_wrong_is_refused() throws IOException {
        byte[] content = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
        Sha256 digest = Sha256.of(content);
        Files.write(tree.resolve("in/" + digest.hex()), new byte[] {1, 2, 3});
        drop("without.p7m", files.withContent("X99.11.001", content));

        assertThat(code("without.p7m")).isEqualTo("attachment-missing");
        // A wrong content is looked at with each message, and stays until it cannot be in the
        // writing any more.
        await().until(
                        () -> {
                            drop("again.p7m", files.ping("X99.11.001"));
                            return list("error").contains(digest.hex());
                        });
        assertThat(code(digest.hex())).isEqualTo("digest-mismatch");
    }

    @Test
    void an_acknowledgement_by_file_is_handover() throws Exception {
        byte[] cms = other.ping(ChannelHub.FILES);
        UUID id = Party.messageId(cms);
        other.send(cms);
        Path file = tree.resolve("out/" + id + ".p7m");
        await().until(() -> Files.exists(file));

        drop(
                "first.ack.p7m",
                files.acknowledgement(Map.of(id, Sha256.of(Files.readAllBytes(file)))));

        appeared("receipts/" + id + ".handover.json");
        assertThat(files.attested(id)).contains("ContentConsignment", "ContentHandover");
    }

    @Test
    void a_tree_that_disappears_proves_nothing_and_is_not_made_anew() throws IOException {
        Path whole = channels.trees().resolve(ChannelHub.OTHER_FILES);
        byte[] cms = other.ping(ChannelHub.OTHER_FILES);
        UUID id = Party.messageId(cms);
        other.send(cms);
        await().until(() -> Files.exists(whole.resolve("out/" + id + ".p7m")));

        Path away = channels.trees().resolve("away");
        Files.move(whole, away, StandardCopyOption.ATOMIC_MOVE);
        byte[] marker = files.ping("X99.11.001");
        drop("meanwhile.p7m", marker);
        appeared("receipts/" + Party.messageId(marker) + ".json");

        assertThat(whole).doesNotExist();
        assertThat(other.attested(id)).doesNotContain("ContentConsignment");
        Files.move(away, whole, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(whole.resolve("out/" + id + ".p7m"));
        await().until(() -> other.attested(id).contains("ContentConsignment"));
    }

    @Test
    void after_a_crash_between_any_two_steps_a_file_is_neither_lost_nor_doubled()
            throws IOException {
        JdbcClient sql = channels.hub().bean(JdbcClient.class);
        OutTray tray = channels.hub().bean(OutTray.class);
        byte[] cms = other.ping(ChannelHub.FILES);
        UUID id = Party.messageId(cms);
        other.send(cms);
        Path file = tree.resolve("out/" + id + ".p7m");
        await().until(() -> placed(sql, id));
        String number =
                sql.sql("SELECT number FROM delivery.dropped WHERE message = ?")
                        .param(id)
                        .query(String.class)
                        .single();

        tray.place(number);
        assertThat(file).hasBinaryContent(cms);

        // Staged and noted, not yet renamed.
        Path staged =
                channels.trees().resolve(".hub/" + ChannelHub.FILES + "/staging/" + id + ".p7m");
        unplace(sql, id);
        Files.move(file, staged);
        tray.place(number);
        assertThat(file).hasBinaryContent(cms);
        assertThat(staged).doesNotExist();

        // Renamed and not noted; taken before the hub came back.
        unplace(sql, id);
        Files.delete(file);
        tray.place(number);
        assertThat(file).doesNotExist();
        await().until(() -> files.attested(id).contains("ContentConsignment"));
    }

    private static boolean placed(JdbcClient sql, UUID id) {
        return sql.sql("SELECT count(placed_at) FROM delivery.dropped WHERE message = ?")
                        .param(id)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private static void unplace(JdbcClient sql, UUID id) {
        sql.sql("UPDATE delivery.dropped SET placed_at = NULL WHERE message = ?")
                .param(id)
                .update();
    }

    private static void drop(String name, byte[] bytes) throws IOException {
        Path writing = tree.resolve("in/." + UUID.randomUUID());
        Files.write(writing, bytes);
        Files.move(writing, tree.resolve("in").resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path appeared(String name) {
        Path file = tree.resolve(name);
        await().until(() -> Files.exists(file, LinkOption.NOFOLLOW_LINKS));
        return file;
    }

    private static String code(String name) throws IOException {
        JsonNode problem =
                Json.MAPPER.readTree(
                        Files.readAllBytes(appeared("error/" + name + ".problem.json")));
        appeared("error/" + name);
        return problem.path("code").asString();
    }

    private static List<String> list(String folder) throws IOException {
        try (Stream<Path> all = Files.list(tree.resolve(folder))) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .toList();
        }
    }
}
