package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.liennganh.message.Json;
import vn.liennganh.message.Sha256;
import vn.liennganh.support.Tools;

/**
 * The disk of the head file and that of the database are full, each alone, on real small file
 * systems: what cannot be kept is refused as {@code unavailable}, what was accepted is there, and
 * with room again everything goes on by itself. Needs the right to mount.
 */
@Tag(Tools.LONG)
class DiskFullTest {

    private static final String SENDER = "X99.11.001";
    private static final String RECIPIENT = "X99.51.001";
    private static final Duration HEALED = Duration.ofSeconds(90);

    /** So many messages at most until one needs a page that is not there. */
    private static final int ENOUGH = 2_000;

    private final Ledger ledger = new Ledger();
    private final List<Path> mounted = new ArrayList<>();
    private final Random random = new Random(7);

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        for (Path one : mounted) {
            run("umount", "-l", one.toString());
        }
    }

    @Test
    void what_has_no_room_is_unavailable_and_nothing_is_lost() throws Exception {
        Path data = HubProcess.newDataDir();
        Path database = small(data.resolve("postgres"), "200m");
        Path log = small(data.resolve("log"), "1m");
        try (HubProcess hub = new HubProcess(data)) {
            hub.start();
            Party sender = Party.of(hub, SENDER);
            assertThat(ledger.send(sender, sender.ping(RECIPIENT))).isTrue();

            // The head file has its room from the first day.
            Path filler = fill(log);
            assertThat(ledger.send(sender, sender.ping(RECIPIENT))).isTrue();
            Files.delete(filler);

            filler = fill(database);
            unavailable(upload(sender));
            int tries = 0;
            while (ledger.send(sender, sender.ping(RECIPIENT))) {
                assertThat(tries++).isLessThan(ENOUGH);
            }
            unavailable(upload(sender));
            Files.delete(filler);
            goesOn(hub, sender);
            await().atMost(HEALED).until(() -> upload(sender).statusCode() == 204);
        }
    }

    private void goesOn(HubProcess hub, Party sender) {
        await().atMost(HEALED).until(() -> ledger.send(sender, sender.ping(RECIPIENT)));
        assertThat(hub.isAlive()).isTrue();
        ledger.allArrives(sender, Party.of(hub, RECIPIENT), HEALED);
    }

    private HttpResponse<byte[]> upload(Party sender) {
        byte[] content = new byte[1_000_000];
        random.nextBytes(content);
        return sender.call(
                "/api/v1/attachments/" + Sha256.of(content).hex(),
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/octet-stream")
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(content)));
    }

    private static void unavailable(HttpResponse<byte[]> answer) {
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).as(text).isEqualTo(503);
        assertThat(Json.MAPPER.readTree(text).path("type").asString()).endsWith("unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    /** A file system of its own, or the test ends here: not everybody may make one. */
    private Path small(Path at, String size) throws IOException, InterruptedException {
        Files.createDirectories(at);
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + size, "none", at.toString()) == 0,
                "no right to mount");
        mounted.add(at);
        return at;
    }

    private static Path fill(Path folder) throws IOException {
        Path filler = folder.resolve("filler");
        byte[] zeros = new byte[4_096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(zeros);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
            return filler;
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
