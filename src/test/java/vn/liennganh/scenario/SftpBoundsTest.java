package vn.liennganh.scenario;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.common.SftpException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Files by SFTP with the client of Apache MINA: what nobody can do, and how much. */
class SftpBoundsTest {

    private static final String ME = ChannelHub.FILES;
    private static final String OTHER = ChannelHub.OTHER_FILES;

    private static ChannelHub channels;
    private static SftpParty shared;

    @BeforeAll
    static void open() throws IOException {
        channels = ChannelHub.shared();
        shared = SftpParty.of(channels.hub(), ME);
    }

    @AfterAll
    static void leave() {
        if (shared != null) {
            shared.close();
        }
    }

    /** Something that a client may try. */
    @FunctionalInterface
    private interface Attempt {
        void make(SftpParty me) throws IOException;
    }

    @TestFactory
    Stream<DynamicTest> nobody_leaves_its_tree_or_writes_where_the_hub_does() throws IOException {
        Path foreign = channels.trees().resolve(OTHER);
        await().until(() -> Files.isDirectory(foreign.resolve("error")));
        Path secret = Files.writeString(foreign.resolve("in/.secret"), "theirs");
        Path link = channels.trees().resolve(ME).resolve("in/.link");
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, secret);
        byte[] bytes = "x".getBytes(StandardCharsets.US_ASCII);
        List<DynamicTest> tests = new ArrayList<>();
        for (String path :
                List.of(
                        "../" + OTHER + "/in/.secret",
                        "/../" + OTHER + "/in/.secret",
                        "in/../../" + OTHER + "/in/.secret",
                        secret.toString(),
                        "in/.link",
                        "in/x/../.link",
                        "../.hub",
                        "/../../etc/passwd",
                        "..",
                        "in\0/x")) {
            tests.add(refused("read " + path.replace('\0', '?'), me -> me.get(path)));
        }
        for (String path :
                List.of(
                        "../" + OTHER + "/in/x.p7m",
                        "x.p7m",
                        "in/folder/x.p7m",
                        "in/.link",
                        "out/x.p7m",
                        "receipts/x.json",
                        "error/x",
                        "../../x")) {
            tests.add(refused("write " + path, me -> me.write(path, 0, bytes)));
        }
        tests.add(refused("list the parent", me -> me.list("in/sub")));
        tests.add(refused("make a folder", me -> me.files().mkdir("in/folder.p7m")));
        tests.add(refused("remove a folder", me -> me.files().rmdir("out")));
        tests.add(refused("move a folder", me -> me.files().rename("out", "in/out")));
        tests.add(refused("link", me -> me.files().symLink("in/l.p7m", "/etc/passwd")));
        tests.add(
                refused(
                        "write into out by rename",
                        me -> {
                            me.write("in/.carried", 0, bytes);
                            me.files().rename("in/.carried", "out/" + UUID.randomUUID() + ".p7m");
                        }));
        return tests.stream();
    }

    private static DynamicTest refused(String what, Attempt attempt) {
        return DynamicTest.dynamicTest(
                what,
                () -> {
                    assertThatThrownBy(() -> attempt.make(shared))
                            .isInstanceOf(IOException.class)
                            .hasMessageNotContaining(channels.trees().toString());
                    assertThat(shared.list("/"))
                            .containsExactlyInAnyOrder("in", "out", "receipts", "error");
                    assertThat(channels.trees().resolve(OTHER).resolve("in/.secret"))
                            .hasContent("theirs");
                });
    }

    @Test
    void a_file_a_folder_and_a_connection_have_their_limits() throws Exception {
        try (SftpParty me = SftpParty.of(channels.hub(), OTHER)) {
            me.write("in/.big", 100L * 1024 * 1024 - 1, new byte[1]);
            assertThatThrownBy(() -> me.write("in/.big", 100L * 1024 * 1024, new byte[1]))
                    .isInstanceOf(SftpException.class);
            // All together too, what was begun while there was room included.
            me.write("in/.begun", 0, new byte[1]);
            byte[] more = new byte[1024 * 1024];
            me.write("in/.second", 0, more);
            assertThatThrownBy(
                            () -> {
                                for (long at = more.length; ; at += more.length) {
                                    me.write("in/.second", at, more);
                                }
                            })
                    .isInstanceOf(SftpException.class)
                    .hasMessageNotContaining("/");
            assertThatThrownBy(() -> me.write("in/.begun", 1, new byte[1]))
                    .isInstanceOf(SftpException.class);
            for (String one : List.of("in/.big", "in/.begun", "in/.second")) {
                me.files().remove(one);
            }

            int made = 0;
            try {
                for (; made < 50; made++) {
                    me.write("in/.many" + made, 0, new byte[1]);
                }
            } catch (SftpException full) {
                assertThat(full).hasMessageNotContaining("/");
            }
            assertThat(made).isBetween(30, 40);
            for (int i = 0; i < made; i++) {
                me.files().remove("in/.many" + i);
            }

            List<SftpClient.Handle> open = new ArrayList<>();
            assertThatThrownBy(
                            () -> {
                                for (int i = 0; i < 70; i++) {
                                    open.add(me.files().openDir("in"));
                                }
                            })
                    .isInstanceOf(SftpException.class);
            assertThat(open).hasSize(64);
        }
    }

    @Test
    void the_fifth_connection_of_an_agency_is_turned_away_and_others_are_served() throws Exception {
        List<SftpParty> open = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                open.add(SftpParty.of(channels.hub(), OTHER));
            }
            assertThatThrownBy(() -> SftpParty.of(channels.hub(), OTHER))
                    .isInstanceOf(SshException.class);
            SftpParty.of(channels.hub(), ME).close();
        } finally {
            open.forEach(SftpParty::close);
        }
    }

    @Test
    void only_a_registered_key_of_an_agency_with_files_signs_in() {
        KeyPair stranger = SftpParty.key("EC", 256);
        for (String user : List.of(ME, "X99.11.001", "X99.00.999", "root", "../" + ME, "")) {
            assertThatThrownBy(() -> SftpParty.of(channels.hub(), user, stranger).close())
                    .as(user)
                    .isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> SftpParty.of(channels.hub(), "X99.11.001").close())
                .isInstanceOf(SshException.class);
    }

    @Test
    void nothing_is_forwarded() throws Exception {
        try (SftpParty me = SftpParty.of(channels.hub(), ME)) {
            assertThatThrownBy(
                            () ->
                                    me.session()
                                            .createDirectTcpipChannel(
                                                    new SshdSocketAddress("127.0.0.1", 1),
                                                    new SshdSocketAddress("127.0.0.1", 22))
                                            .open()
                                            .verify(ofSeconds(5)))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_key_that_the_registry_drops_loses_its_open_connection_and_a_new_one_gets_in()
            throws Exception {
        KeyPair next = SftpParty.key("RSA", 2048);
        KeyPair weak = SftpParty.key("RSA", 1024);
        try (SftpParty me = SftpParty.of(channels.hub(), OTHER)) {
            channels.keys(OTHER, SftpParty.line(next), SftpParty.line(weak));

            await().until(() -> !me.open());
            assertThatThrownBy(() -> SftpParty.of(channels.hub(), OTHER))
                    .isInstanceOf(SshException.class);
            assertThatThrownBy(() -> SftpParty.of(channels.hub(), OTHER, weak))
                    .isInstanceOf(SshException.class);
            SftpParty.of(channels.hub(), OTHER, next).close();
        } finally {
            channels.keys(OTHER, SftpParty.line());
            await().until(() -> signsIn(OTHER));
        }
    }

    private static boolean signsIn(String agency) {
        try (SftpParty in = SftpParty.of(channels.hub(), agency)) {
            return in.open();
        } catch (IOException refused) {
            return false;
        }
    }
}
