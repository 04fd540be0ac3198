package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.liennganh.delivery.sftp.SftpPort;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;
import vn.liennganh.support.Program;
import vn.liennganh.support.Tools;

/** Files by SFTP with OpenSSH's own client, as the guide for partners has it. */
@Tag(Tools.INTEROP)
class SftpInteropTest {

    private static final String ME = ChannelHub.FILES;

    @TempDir static Path folder;

    private static ChannelHub channels;
    private static Party files;

    @BeforeAll
    static void register() throws Exception {
        Tools.need("sftp", "ssh-keygen");
        channels = ChannelHub.shared();
        files = Party.of(channels.hub(), ME);
        run(0, List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "id"));
        String line = Files.readString(folder.resolve("id.pub")).strip();
        channels.keys(ME, SftpParty.line(), line);
        await().until(() -> sftp("ls").contains("receipts"));
    }

    @AfterAll
    static void leave() {
        if (channels != null) {
            channels.keys(ME, SftpParty.line());
        }
    }

    @Test
    void openssh_sends_by_rename_and_gets_the_receipt() throws Exception {
        byte[] cms = files.ping("X99.11.001");
        Files.write(folder.resolve("m.p7m"), cms);

        sftp("put m.p7m in/m.tmp", "rename in/m.tmp in/m.p7m");

        String receipt = "receipts/" + Party.messageId(cms) + ".json";
        await().until(() -> sftp("ls receipts").contains(receipt));
        sftp("get " + receipt + " receipt.json", "rm " + receipt);
        assertThat(Receipt.read(Files.readAllBytes(folder.resolve("receipt.json"))))
                .map(one -> one.log().checkpoint())
                .contains(files.send(cms).log().checkpoint());
    }

    @Test
    void openssh_that_is_killed_in_the_middle_goes_on_with_reput() throws Exception {
        byte[] content = new byte[2_000_000];
        new Random(5).nextBytes(content);
        Sha256 digest = Sha256.of(content);
        byte[] cms = files.withContent("X99.11.001", content);
        Files.write(folder.resolve("c"), content);
        Files.write(folder.resolve("n.p7m"), cms);
        Path target = channels.trees().resolve(ME).resolve("in").resolve(digest.hex());

        Process cut = start(command("-l", "4000", "put c in/" + digest.hex()));
        await().until(() -> Files.exists(target) && Files.size(target) > 100_000);
        cut.descendants().forEach(ProcessHandle::destroyForcibly);
        cut.destroyForcibly().waitFor();
        assertThat(Files.size(target)).isLessThan(content.length);

        sftp("reput c in/" + digest.hex(), "put n.p7m in/.n", "rename in/.n in/n.p7m");

        String receipt = "receipts/" + Party.messageId(cms) + ".json";
        await().until(() -> sftp("ls receipts").contains(receipt));
        assertThat(target).doesNotExist();
    }

    @Test
    void openssh_reaches_nothing_but_its_own_tree() throws Exception {
        Files.writeString(folder.resolve("x"), "x");
        for (String attempt :
                List.of(
                        "get ../" + ChannelHub.OTHER_FILES + "/in",
                        "get /etc/passwd",
                        "put x out/x.p7m",
                        "put x ../x",
                        "mkdir in/d",
                        "ln -s /etc/passwd in/l",
                        "rename out in/out")) {
            run(1, command(attempt));
        }
        assertThat(sftp("pwd")).contains("directory: /").doesNotContain("trees");
        assertThat(run(255, ssh("true"))).doesNotContain("uid");
    }

    private static String sftp(String... lines) throws Exception {
        return run(-1, command(lines));
    }

    /** Options first, then the lines of the batch. */
    private static List<String> command(String... words) throws IOException {
        int options = words[0].startsWith("-") ? 2 : 0;
        Path batch = folder.resolve("batch-" + UUID.randomUUID());
        Files.write(batch, List.of(words).subList(options, words.length));
        List<String> command = new ArrayList<>(List.of("sftp", "-q", "-b", batch.toString()));
        command.addAll(List.of(words).subList(0, options));
        command.addAll(List.of("-P", port(), "-i", "id"));
        command.addAll(List.of("-oIdentitiesOnly=yes", "-oStrictHostKeyChecking=accept-new"));
        command.add("-oUserKnownHostsFile=" + folder.resolve("known"));
        command.add(ME + "@127.0.0.1");
        return command;
    }

    private static List<String> ssh(String what) {
        return List.of(
                "ssh",
                "-p",
                port(),
                "-i",
                "id",
                "-oBatchMode=yes",
                "-oStrictHostKeyChecking=accept-new",
                "-oUserKnownHostsFile=" + folder.resolve("known"),
                ME + "@127.0.0.1",
                what);
    }

    private static String port() {
        return String.valueOf(channels.hub().bean(SftpPort.class).port());
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
    }

    /**
     * @param exit what it must end with; -1 for anything
     */
    private static String run(int exit, List<String> command) {
        Program ended = Program.run(folder, command.toArray(String[]::new));
        if (exit >= 0) {
            assertThat(ended.exit()).as("%s: %s", command, ended.said()).isEqualTo(exit);
        }
        return ended.said();
    }
}
