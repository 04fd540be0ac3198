package vn.liennganh.delivery.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.CopyOption;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.sshd.common.file.root.RootedFileSystemProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.SmartLifecycle;
import vn.liennganh.intake.Channel;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;
import vn.liennganh.scenario.ChannelHub;
import vn.liennganh.scenario.Party;
import vn.liennganh.support.Scratch;

/**
 * A file that cannot be read is put where it can be seen, with its problem; one that cannot even be
 * moved is left alone; and the others of the tree are taken. The disk is a real one that fails for
 * certain names: permissions do not hold for whoever runs everything.
 */
class UnreadableFilesTest {

    private static final AgencyId AGENCY = AgencyId.of("X99.11.002");
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    @TempDir Path folder;

    private ChannelHub channels;
    private InTray tray;
    private Party sender;
    private FileSystem disk;
    private Tree tree;

    /** Names that hold one of these cannot be read, or be moved. */
    private static final class BadDisk extends RootedFileSystemProvider {

        private static final String UNREADABLE = "unreadable";
        private static final String STUCK = "stuck";

        private volatile String unreadable = UNREADABLE;

        @Override
        public InputStream newInputStream(Path path, OpenOption... options) throws IOException {
            if (path.getFileName().toString().contains(unreadable)
                    || path.getFileName().toString().contains(STUCK)) {
                throw new IOException("Input/output error");
            }
            return super.newInputStream(path, options);
        }

        @Override
        public void move(Path from, Path to, CopyOption... options) throws IOException {
            if (from.getFileName().toString().contains(STUCK)) {
                throw new FileSystemException(from.toString(), null, "Operation not permitted");
            }
            super.move(from, to, options);
        }
    }

    private final BadDisk provider = new BadDisk();

    @BeforeEach
    void open() throws IOException {
        channels = ChannelHub.shared();
        tray = channels.hub().bean(InTray.class);
        sender = Party.of(channels.hub(), AGENCY.value());
        disk = provider.newFileSystem(folder, Map.of());
        tree = Tree.of(disk.getPath("/"), AGENCY);
        tree.make();
        assertThat(tree.whole()).isTrue();
    }

    @AfterEach
    void close() throws IOException {
        disk.close();
    }

    @Test
    void an_unreadable_message_lies_beside_its_problem_and_the_others_are_taken()
            throws IOException {
        old("unreadable.p7m", sender.ping("X99.11.001"));
        byte[] good = sender.ping("X99.11.001");
        old("z good.p7m", good);

        look();

        assertThat(tree.receipts().resolve(Party.messageId(good) + ".json")).exists();
        assertThat(Problems.code(tree, "unreadable.p7m")).isEqualTo("message-malformed");
        assertThat(tree.error().resolve("unreadable.p7m")).exists();
        assertThat(Scratch.names(tree.in())).isEmpty();
        assertThat(Scratch.names(tree.claimed())).isEmpty();
    }

    @Test
    void an_unreadable_content_lies_beside_its_problem_and_the_messages_are_taken()
            throws IOException {
        byte[] content = UUID.randomUUID().toString().getBytes(UTF_8);
        String name = Sha256.of(content).hex();
        provider.unreadable = name;
        old(name, content);
        byte[] good = sender.ping("X99.11.001");
        old("good.p7m", good);

        look();

        assertThat(tree.receipts().resolve(Party.messageId(good) + ".json")).exists();
        assertThat(Problems.code(tree, name)).isEqualTo("message-malformed");
        assertThat(tree.error().resolve(name)).exists();
        assertThat(Scratch.names(tree.in())).isEmpty();
    }

    @Test
    void a_content_that_cannot_be_read_yet_waits_and_the_messages_are_taken() throws IOException {
        byte[] content = UUID.randomUUID().toString().getBytes(UTF_8);
        String name = Sha256.of(content).hex();
        provider.unreadable = name;
        Files.write(tree.in().resolve(name), content);
        byte[] good = sender.ping("X99.11.001");
        old("good.p7m", good);

        look();

        assertThat(tree.receipts().resolve(Party.messageId(good) + ".json")).exists();
        assertThat(tree.in().resolve(name)).exists();
        provider.unreadable = BadDisk.UNREADABLE;
        // It rested, is read again, and is the hub's.
        await().until(
                        () -> {
                            old("again.p7m", sender.ping("X99.11.001"));
                            look();
                            return Files.notExists(tree.in().resolve(name));
                        });
        assertThat(Scratch.names(tree.error())).isEmpty();
    }

    @Test
    void whoever_names_a_content_that_cannot_be_read_yet_waits_for_it() throws IOException {
        byte[] content = UUID.randomUUID().toString().getBytes(UTF_8);
        String name = Sha256.of(content).hex();
        provider.unreadable = name;
        written(name, content, Instant.now().plus(Duration.ofHours(1)));
        byte[] naming = sender.withContent("X99.11.001", content);
        old("naming.p7m", naming);
        byte[] good = sender.ping("X99.11.001");
        old("z good.p7m", good);

        look();
        look();

        assertThat(tree.receipts().resolve(Party.messageId(good) + ".json")).exists();
        assertThat(Scratch.names(tree.error())).isEmpty();
        provider.unreadable = BadDisk.UNREADABLE;
        Path receipt = tree.receipts().resolve(Party.messageId(naming) + ".json");
        await().until(
                        () -> {
                            look();
                            return Files.exists(receipt);
                        });
        assertThat(Scratch.names(tree.error())).isEmpty();
        assertThat(Scratch.names(tree.in())).isEmpty();
        assertThat(Scratch.names(tree.claimed())).isEmpty();
    }

    @Test
    void while_the_door_is_shut_the_round_ends_and_afterwards_all_come_in_their_order()
            throws IOException {
        List<byte[]> pings = Stream.generate(() -> sender.ping("X99.11.001")).limit(4).toList();
        for (int i = 0; i < pings.size(); i++) {
            old(i + ".p7m", pings.get(i));
        }
        SmartLifecycle writer = channels.hub().bean("writer", SmartLifecycle.class);
        writer.stop();
        try {
            look();
            look();
        } finally {
            writer.start();
        }
        assertThat(Scratch.names(tree.in())).containsExactlyInAnyOrder("1.p7m", "2.p7m", "3.p7m");
        assertThat(Scratch.names(tree.error())).isEmpty();

        await().until(
                        () -> {
                            look();
                            return Scratch.names(tree.receipts()).size() == pings.size();
                        });
        List<Long> indexes = new ArrayList<>();
        for (byte[] ping : pings) {
            byte[] receipt =
                    Files.readAllBytes(tree.receipts().resolve(Party.messageId(ping) + ".json"));
            indexes.add(Receipt.read(receipt).orElseThrow().log().index());
        }
        assertThat(indexes).isSorted();
    }

    @Test
    void what_can_be_neither_read_nor_moved_is_left_alone_and_the_others_are_taken()
            throws IOException {
        old("stuck.p7m", sender.ping("X99.11.001"));
        old("stuck name", new byte[] {1});
        byte[] good = sender.ping("X99.11.001");
        old("z good.p7m", good);

        look();
        byte[] later = sender.ping("X99.11.001");
        old("later.p7m", later);
        look();

        assertThat(tree.receipts().resolve(Party.messageId(good) + ".json")).exists();
        assertThat(tree.receipts().resolve(Party.messageId(later) + ".json")).exists();
        assertThat(tree.in().resolve("stuck.p7m")).exists();
        assertThat(Scratch.names(tree.claimed())).isEmpty();
        // The agency can see why, though the file itself stays where it is.
        assertThat(Problems.code(tree, "stuck.p7m")).isEqualTo("message-malformed");
        assertThat(Problems.code(tree, "stuck_name")).isEqualTo("message-malformed");
    }

    private void look() throws IOException {
        tray.look(tree, new Channel(InTray.KIND, AGENCY, AGENCY));
    }

    /** Written long ago: nobody is writing it any more. */
    private void old(String name, byte[] bytes) throws IOException {
        written(name, bytes, LONG_AGO);
    }

    private void written(String name, byte[] bytes, Instant at) throws IOException {
        Path file = folder.resolve(AGENCY.value()).resolve("in").resolve(name);
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, FileTime.from(at));
    }
}
