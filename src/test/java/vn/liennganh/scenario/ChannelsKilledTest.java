package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.liennganh.message.Json;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Statement;
import vn.liennganh.message.StatementKind;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.support.AgencyFiles;
import vn.liennganh.support.HttpsReceiver;
import vn.liennganh.support.Scratch;
import vn.liennganh.support.Tools;

/**
 * The hub dies between what it remembers and what partners see of it: a file and its receipt, a
 * file that was taken, a call that was answered. What was half done is done once when it is back.
 */
@Tag(Tools.LONG)
class ChannelsKilledTest {

    private static final String OFFICE = "X99.11.001";
    private static final String FILES = ChannelHub.FILES;
    private static final String PUSHED = ChannelHub.WHOLE;
    private static final String PATH = "/pushed";
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** Whole by its own account, and no message. */
    private static final byte[] NONSENSE = {0x30, 0x03, 0x02, 0x01, 0x00};

    private final Ledger ledger = new Ledger();
    private final Path trees = Scratch.folder("trees");
    private final Path tree = trees.resolve(FILES);
    private final Path claimed = trees.resolve(".hub/" + FILES + "/claimed");
    private final Map<UUID, byte[]> pushed = new LinkedHashMap<>();

    /** What the agency finds in its directory, and what of it has been taken from there. */
    private final Map<UUID, byte[]> laid = new LinkedHashMap<>();

    private final List<UUID> taken = new ArrayList<>();

    /** What the agency put into its directory. */
    private final List<UUID> dropped = new ArrayList<>();

    /** What brings the hub to the point at which it dies. */
    @FunctionalInterface
    private interface Deed {
        void with(HubProcess hub) throws IOException;
    }

    @Test
    void what_was_half_done_when_the_hub_died_is_done_once() throws Exception {
        AgencyFiles agencies = AgencyFiles.copied();
        try (HttpsReceiver receiver = HttpsReceiver.start("localhost");
                HubProcess hub = new HubProcess(HubProcess.newDataDir())) {
            String[] settings = settings(agencies, receiver);

            die(hub, settings, at("push.WebhookLine", "call", "AT EXIT"), this::pushFirst);
            die(hub, settings, at("files.Desk", "receipt", "AT ENTRY"), this::drop);
            die(hub, settings, at("files.FilesRepository", "placed", "AT ENTRY"), this::lay);
            die(hub, settings, at("files.Desk", "receipt", "AT EXIT"), this::drop);
            die(hub, settings, at("files.FilesRepository", "taken", "AT ENTRY"), this::take);
            die(hub, settings, at("files.Desk", "explain", "AT EXIT"), this::dropNonsense);
            die(hub, settings, at("push.PushRepository", "settled", "AT ENTRY"), this::push);

            hub.start(settings);
            whatWasBegunIsDone(hub);
            // One more each way: nothing of the earlier ones is under way any more.
            for (Deed deed : List.<Deed>of(this::push, this::drop, this::lay, this::take)) {
                deed.with(hub);
            }
            everyMessageCameOnce(hub, receiver);
            everyFileIsWhereItBelongs(hub);
            ledger.honoured(Party.of(hub, OFFICE));
        }
    }

    private String[] settings(AgencyFiles agencies, HttpsReceiver receiver) {
        agencies.channel(FILES, ChannelHub.files());
        agencies.channel(
                PUSHED,
                "channel: webhook\n    push: {url: \"https://localhost:%d%s\", sends: message}"
                        .formatted(receiver.port(), PATH));
        return new String[] {
            "-Dhub.directory.agencies=" + agencies.folder(),
            "-Dhub.delivery.files.dir=" + trees,
            "-Dhub.delivery.files.poll=100ms",
            "-Dhub.delivery.push.trust=" + receiver.authority(),
            "-Dhub.delivery.push.allowed-hosts=localhost",
            "-Dhub.delivery.push.timeout=2s",
            "-Dhub.delivery.push.sweep=1s"
        };
    }

    private static CrashPoint at(String type, String method, String where) {
        return new CrashPoint(where + " of " + method, "delivery." + type, method, where, 1);
    }

    /** What an earlier death left behind may be taken up, and kill it, before the deed is done. */
    private void die(HubProcess hub, String[] settings, CrashPoint point, Deed deed)
            throws IOException {
        String[] all = Arrays.copyOf(settings, settings.length + 1);
        all[settings.length] = point.argument();
        try {
            hub.start(all);
            whatWasBegunIsDone(hub);
            deed.with(hub);
        } catch (IllegalStateException | UncheckedIOException died) {
            // As it should.
        }
        assertThat(hub.awaitEnd(PATIENCE)).as("the kill came: " + point.name()).isTrue();
    }

    /** A message whose receipt was not heard is sent again, and no file is half done. */
    private void whatWasBegunIsDone(HubProcess hub) {
        ledger.settle(Party.of(hub, OFFICE));
        List<UUID> lying = new ArrayList<>(laid.keySet());
        lying.removeAll(taken);
        await("files of " + tree)
                .atMost(PATIENCE)
                .until(
                        () ->
                                !hub.isAlive()
                                        || names("out").size() == lying.size()
                                                && names("in").isEmpty()
                                                && files(claimed).isEmpty());
    }

    private void pushFirst(HubProcess hub) {
        Party.of(hub, PUSHED).hub().ask("/webhook/secret", Json.MAPPER.createObjectNode());
        push(hub);
    }

    private void push(HubProcess hub) {
        send(hub, PUSHED, pushed);
    }

    private void lay(HubProcess hub) {
        send(hub, FILES, laid);
    }

    private void send(HubProcess hub, String to, Map<UUID, byte[]> sent) {
        Party office = Party.of(hub, OFFICE);
        byte[] cms = office.ping(to);
        sent.put(Party.messageId(cms), cms);
        ledger.send(office, cms);
    }

    private void drop(HubProcess hub) throws IOException {
        byte[] cms = Party.of(hub, FILES).ping(OFFICE);
        UUID id = Party.messageId(cms);
        put(id + ".p7m", cms);
        dropped.add(id);
    }

    private void dropNonsense(HubProcess hub) throws IOException {
        put("note.p7m", NONSENSE);
    }

    private void put(String name, byte[] bytes) throws IOException {
        Path in = tree.resolve("in");
        Path writing = Files.write(in.resolve("." + name), bytes);
        Files.move(writing, in.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** All that lies there. */
    private void take(HubProcess hub) throws IOException {
        for (Map.Entry<UUID, byte[]> one : laid.entrySet()) {
            if (!taken.contains(one.getKey())) {
                Path file = tree.resolve("out/" + one.getKey() + ".p7m");
                appeared(file);
                assertThat(file).hasBinaryContent(one.getValue());
                taken.add(one.getKey());
                Files.delete(file);
            }
        }
    }

    private void everyMessageCameOnce(HubProcess hub, HttpsReceiver receiver) {
        Party office = Party.of(hub, OFFICE);
        assertThat(ledger.accepted()).containsAll(pushed.keySet()).containsAll(laid.keySet());
        for (UUID id : ledger.accepted()) {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(office.attested(id))
                                            .containsExactlyInAnyOrder(
                                                    "SubmissionAcceptance",
                                                    "RelayAcceptance",
                                                    "ContentConsignment"));
        }
        pushed.forEach(
                (id, cms) ->
                        assertThat(receiver.calls(PATH, id))
                                .isNotEmpty()
                                .allSatisfy(call -> assertThat(call.body()).isEqualTo(cms)));
        assertThat(receiver.calls(PATH, pushed.keySet().iterator().next()))
                .as("it had answered, and the hub did not hear it")
                .hasSize(2);
        dropped.forEach(office::delivered);
        assertThat(office.inbox())
                .extracting(InboxItem::id)
                .containsExactlyInAnyOrderElementsOf(dropped);
    }

    private void everyFileIsWhereItBelongs(HubProcess hub) throws IOException {
        whatWasBegunIsDone(hub);
        Party files = Party.of(hub, FILES);
        for (UUID id : dropped) {
            Path receipt = tree.resolve("receipts/" + id + ".json");
            assertThat(acceptances(files, id))
                    .singleElement()
                    .isEqualTo(Receipt.read(Files.readAllBytes(receipt)).orElseThrow().statement());
        }
        assertThat(names("receipts")).hasSameSizeAs(dropped);
        assertThat(names("error")).containsExactlyInAnyOrder("note.p7m", "note.p7m.problem.json");
    }

    private List<String> names(String folder) throws IOException {
        return files(tree.resolve(folder));
    }

    private static List<String> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of("nothing is there yet");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static void appeared(Path file) {
        await(file.toString()).atMost(PATIENCE).until(() -> Files.exists(file));
    }

    private static List<byte[]> acceptances(Party sender, UUID message) {
        return sender.hub().evidence(message).stream()
                .map(Receipt::statement)
                .filter(
                        one ->
                                Statement.read(one).orElseThrow().kind()
                                        == StatementKind.SUBMISSION_ACCEPTANCE)
                .toList();
    }
}
