package vn.liennganh.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.liennganh.delivery.sftp.SftpPort;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Statement;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.partner.client.Problem;
import vn.liennganh.support.CuttingProxy;
import vn.liennganh.support.Tools;

/**
 * The line of SFTP goes dead at any byte, from the handshake to the last answer: what came in part
 * is neither taken nor refused, the same file again is one message with one receipt, and what was
 * being fetched is fetched again and consigned once.
 */
@Tag(Tools.LONG)
class SftpCutTest {

    private static final String ME = ChannelHub.FILES;
    private static final String OFFICE = "X99.11.001";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ACCEPTANCE = "SubmissionAcceptance";
    private static final String CONSIGNMENT = "ContentConsignment";

    /** Cuts over what the client says, and half as many over what it hears. */
    private static final int CUTS = 14;

    private static ChannelHub channels;
    private static Party files;
    private static Party office;
    private static Path tree;

    /** Unfinished files may stay for longer than this test takes, and there are many of them. */
    @BeforeAll
    static void open() {
        channels =
                ChannelHub.start(
                        Map.of(
                                "hub.delivery.files.patience", "10m",
                                "hub.sftp.in-files-max", "200"));
        files = Party.of(channels.hub(), ME);
        office = Party.of(channels.hub(), OFFICE);
        tree = channels.trees().resolve(ME);
        await().atMost(PATIENCE).until(() -> Files.isDirectory(tree.resolve("error")));
    }

    @AfterAll
    static void close() {
        channels.close();
    }

    @ParameterizedTest
    @EnumSource
    void an_upload_cut_at_any_byte_and_sent_again_is_accepted_once(SftpUpload way)
            throws Exception {
        long up;
        long down;
        try (CuttingProxy proxy = proxy();
                SftpParty me = SftpParty.at(proxy.port(), ME)) {
            String name = way + "-whole.p7m";
            way.put(me, name, naming(name), content(name));
            up = proxy.up();
            down = proxy.down();
        }
        Map<String, byte[]> sent = new LinkedHashMap<>();
        int unheard = 0;
        for (int i = 0; i <= CUTS + CUTS / 2; i++) {
            String name = way + "-" + i + ".p7m";
            sent.put(name, naming(name));
            try (CuttingProxy proxy = proxy()) {
                // From the first byte to the last but a few: all but the name is there then.
                if (i <= CUTS) {
                    proxy.cutUpAfter(1 + i * (up - 8) / CUTS);
                } else {
                    proxy.cutDownAfter((i - CUTS) * (down - 8) / (CUTS / 2));
                }
                unheard += heard(proxy, way, name, sent.get(name)) ? 0 : 1;
            }
        }
        assertThat(unheard).as("uploads without an end").isGreaterThan(CUTS);
        byte[] marker = files.ping(OFFICE);
        try (SftpParty me = SftpParty.of(channels.hub(), ME)) {
            me.put("in/" + way + "-marker.p7m", marker);
        }
        appeared(tree.resolve("receipts/" + Party.messageId(marker) + ".json"));

        // The hub has looked at all of them by now.
        int begun = 0;
        int halfContents = 0;
        int kept = 0;
        for (Map.Entry<String, byte[]> one : sent.entrySet()) {
            byte[] content = content(one.getKey());
            String digest = Sha256.of(content).hex();
            begun += way.isThereInPart(tree, one.getKey(), one.getValue()) ? 1 : 0;
            halfContents += way.isThereInPart(tree, digest, content) ? 1 : 0;
            kept += accepted(Party.messageId(one.getValue())).isEmpty() ? 0 : 1;
        }
        assertThat(begun).as("messages that are there in part").isPositive();
        assertThat(halfContents).as("contents that are there in part").isPositive();
        assertThat(kept).as("accepted, and the sender did not hear it").isPositive();
        assertThat(tree.resolve("error")).isEmptyDirectory();

        try (SftpParty me = SftpParty.of(channels.hub(), ME)) {
            for (Map.Entry<String, byte[]> one : sent.entrySet()) {
                way.put(me, one.getKey(), one.getValue(), content(one.getKey()));
            }
            await().atMost(PATIENCE).until(() -> me.list("in").isEmpty());
            for (byte[] cms : sent.values()) {
                UUID id = Party.messageId(cms);
                String receipt = "receipts/" + id + ".json";
                appeared(tree.resolve(receipt));
                assertThat(me.list("receipts"))
                        .filteredOn(name -> name.contains(id.toString()))
                        .hasSize(1);
                byte[] stated = Receipt.read(me.get(receipt)).orElseThrow().statement();
                assertThat(accepted(id))
                        .singleElement()
                        .satisfies(it -> assertThat(it).isEqualTo(stated));
            }
            assertThat(me.list("error")).isEmpty();
        }
        List<UUID> ids = sent.values().stream().map(Party::messageId).toList();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(office.inbox().stream().map(InboxItem::id))
                                        .filteredOn(ids::contains)
                                        .containsExactlyInAnyOrderElementsOf(ids));
    }

    @Test
    void a_delivery_cut_at_any_byte_is_fetched_again_whole_and_consigned_once() throws Exception {
        long up;
        long down;
        try (CuttingProxy proxy = proxy()) {
            byte[] cms = delivered();
            try (SftpParty me = SftpParty.at(proxy.port(), ME)) {
                assertThat(take(me, Party.messageId(cms))).isEqualTo(cms);
                up = proxy.up();
                down = proxy.down();
            }
        }
        Map<UUID, byte[]> sent = new LinkedHashMap<>();
        int broken = 0;
        int taken = 0;
        for (int i = 0; i <= CUTS + CUTS / 2; i++) {
            byte[] cms = delivered();
            UUID id = Party.messageId(cms);
            sent.put(id, cms);
            try (CuttingProxy proxy = proxy()) {
                if (i <= CUTS) {
                    proxy.cutDownAfter(1 + i * (down - 8) / CUTS);
                } else {
                    proxy.cutUpAfter((i - CUTS) * (up - 8) / (CUTS / 2));
                }
                try (SftpParty me = SftpParty.at(proxy.port(), ME)) {
                    take(me, id);
                } catch (IOException cut) {
                    broken++; // Its line went dead under its hands.
                }
            }
            // In this order: what is consigned was taken before.
            if (office.attested(id).contains(CONSIGNMENT)) {
                assertThat(tree.resolve("out/" + id + ".p7m")).doesNotExist();
            }
            taken += Files.exists(tree.resolve("out/" + id + ".taken")) ? 1 : 0;
        }
        assertThat(broken).as("fetched without an end").isGreaterThan(CUTS);
        assertThat(taken).as("taken, and the recipient did not hear it").isPositive();
        assertThat(taken).isLessThan(CUTS / 2);

        try (SftpParty me = SftpParty.of(channels.hub(), ME)) {
            List<String> lying = me.list("out");
            for (Map.Entry<UUID, byte[]> one : sent.entrySet()) {
                byte[] again =
                        lying.contains(one.getKey() + ".p7m")
                                ? take(me, one.getKey())
                                : me.get("out/" + one.getKey() + ".taken");
                assertThat(again).isEqualTo(one.getValue());
            }
        }
        for (UUID id : sent.keySet()) {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(office.attested(id))
                                            .containsExactlyInAnyOrder(
                                                    ACCEPTANCE, "RelayAcceptance", CONSIGNMENT));
        }
    }

    private static CuttingProxy proxy() throws IOException {
        return CuttingProxy.to(channels.hub().bean(SftpPort.class).port());
    }

    /** Another one for each file. */
    private static byte[] content(String name) {
        return name.repeat(300).getBytes(UTF_8);
    }

    private static byte[] naming(String name) {
        return files.withContent(OFFICE, content(name));
    }

    private static boolean heard(CuttingProxy proxy, SftpUpload way, String name, byte[] cms) {
        try (SftpParty me = SftpParty.at(proxy.port(), ME)) {
            way.put(me, name, cms, content(name));
            return true;
        } catch (IOException cut) {
            return false; // Its line went dead under its hands.
        }
    }

    /** A message that lies in the directory. */
    private static byte[] delivered() {
        byte[] cms = office.ping(ME);
        office.send(cms);
        appeared(tree.resolve("out/" + Party.messageId(cms) + ".p7m"));
        return cms;
    }

    /** As the guide for partners has it: read first, then put out of the way. */
    private static byte[] take(SftpParty me, UUID id) throws IOException {
        byte[] read = me.get("out/" + id + ".p7m");
        me.files().rename("out/" + id + ".p7m", "out/" + id + ".taken");
        return read;
    }

    private static void appeared(Path file) {
        await(file.toString()).atMost(PATIENCE).until(() -> Files.exists(file));
    }

    /** Statements of acceptance that the hub has of a message; none of one that it never took. */
    private static List<byte[]> accepted(UUID message) {
        try {
            return files.hub().evidence(message).stream()
                    .map(Receipt::statement)
                    .filter(one -> kind(one).equals(ACCEPTANCE))
                    .toList();
        } catch (Problem unknown) {
            assertThat(unknown.status()).isEqualTo(404);
            return List.of();
        }
    }

    private static String kind(byte[] statement) {
        return Statement.read(statement).orElseThrow().kind().wireName();
    }
}
