package vn.liennganh.delivery.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.CopyOption;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.sshd.common.file.root.RootedFileSystemProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.liennganh.intake.Channel;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Sha256;
import vn.liennganh.scenario.ChannelHub;
import vn.liennganh.scenario.Party;
import vn.liennganh.support.Scratch;

/**
 * Whoever was cut off comes again with the same file while the hub is about to take or to refuse
 * what it left: what is being written is neither.
 */
class WrittenAgainTest {

    private static final AgencyId AGENCY = AgencyId.of("X99.11.002");

    @TempDir Path folder;

    private InTray tray;
    private Party sender;
    private FileSystem disk;
    private Tree tree;

    /** Its owner opens the file of that name when the hub has looked at it, and acts on it next. */
    private final class SharedDisk extends RootedFileSystemProvider {

        private String name = "";
        private FileChannel opened;

        @Override
        public InputStream newInputStream(Path path, OpenOption... options) throws IOException {
            // A message is looked into first; a content is read at once.
            if (!name.endsWith(OutTray.SUFFIX)) {
                open(path);
            }
            return super.newInputStream(path, options);
        }

        @Override
        public void move(Path from, Path to, CopyOption... options) throws IOException {
            open(from);
            super.move(from, to, options);
        }

        private void open(Path path) {
            if (opened == null && path.getFileName().toString().equals(name)) {
                try {
                    opened =
                            FileChannel.open(
                                    lying(name),
                                    StandardOpenOption.WRITE,
                                    StandardOpenOption.TRUNCATE_EXISTING);
                    Files.setLastModifiedTime(
                            lying(name), FileTime.from(Instant.now().plusSeconds(3600)));
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            }
        }
    }

    private final SharedDisk provider = new SharedDisk();

    @BeforeEach
    void open() throws IOException {
        ChannelHub channels = ChannelHub.shared();
        tray = channels.hub().bean(InTray.class);
        sender = Party.of(channels.hub(), AGENCY.value());
        disk = provider.newFileSystem(folder, Map.of());
        tree = Tree.of(disk.getPath("/"), AGENCY);
        tree.make();
    }

    @AfterEach
    void close() throws IOException {
        if (provider.opened != null) {
            provider.opened.close();
        }
        disk.close();
    }

    @Test
    void a_message_that_is_taken_while_its_owner_begins_it_again_is_taken_when_it_is_whole()
            throws IOException {
        byte[] cms = sender.ping("X99.11.001");
        provider.name = "again.p7m";
        Files.write(lying("again.p7m"), cms);

        look();

        assertThat(provider.opened).isNotNull();
        assertThat(Scratch.names(tree.error())).isEmpty();
        provider.opened.write(ByteBuffer.wrap(cms, 0, 100));
        look();
        assertThat(Scratch.names(tree.error())).isEmpty();
        assertThat(Scratch.names(tree.receipts())).isEmpty();

        provider.opened.write(ByteBuffer.wrap(cms, 100, cms.length - 100));
        look();

        UUID id = Party.messageId(cms);
        assertThat(Scratch.names(tree.receipts())).containsExactly(id + ".json");
        assertThat(Scratch.names(tree.error())).isEmpty();
        assertThat(Scratch.names(tree.claimed())).isEmpty();
    }

    @Test
    void a_content_that_lay_half_for_long_is_not_refused_while_its_owner_begins_it_again()
            throws IOException {
        byte[] content = UUID.randomUUID().toString().getBytes(UTF_8);
        String name = Sha256.of(content).hex();
        provider.name = name;
        Files.write(lying(name), new byte[] {content[0]});
        Files.setLastModifiedTime(
                lying(name), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        // Contents are looked at where a message may name them.
        Files.write(lying("other.p7m"), sender.ping("X99.11.001"));

        look();

        assertThat(provider.opened).isNotNull();
        assertThat(Scratch.names(tree.error())).isEmpty();
        provider.opened.write(ByteBuffer.wrap(content));
        byte[] naming = sender.withContent("X99.11.001", content);
        Files.write(lying("naming.p7m"), naming);
        look();

        assertThat(Scratch.names(tree.receipts())).hasSize(2);
        assertThat(Scratch.names(tree.error())).isEmpty();
        assertThat(Scratch.names(tree.in())).isEmpty();
    }

    private void look() throws IOException {
        tray.look(tree, new Channel(InTray.KIND, AGENCY, AGENCY));
    }

    private Path lying(String name) {
        return folder.resolve(AGENCY.value()).resolve("in").resolve(name);
    }
}
