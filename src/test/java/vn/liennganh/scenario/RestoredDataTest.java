package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.liennganh.support.Scratch;
import vn.liennganh.support.Tools;

/**
 * The whole folder of a hub is copied: a hub on the copy starts neither beside the first one nor in
 * its place, because its partners hold receipts that the copy does not know.
 */
@Tag(Tools.LONG)
class RestoredDataTest {

    private static final String SENDER = "X99.11.001";
    private static final String RECIPIENT = "X99.51.001";

    @Test
    void a_copy_of_everything_signs_neither_beside_nor_instead_of_the_hub() throws Exception {
        Path data = HubProcess.newDataDir();
        Path copy = Scratch.folder("copies").resolve("data");
        Path today = copy.resolveSibling("today");
        try (HubProcess hub = new HubProcess(data);
                HubProcess twin = new HubProcess(copy)) {
            hub.start();
            send(hub);
            hub.close();
            copy(data, copy);
            hub.start();
            byte[] promised = send(hub);

            refused(twin, "another hub holds the head file");
            send(hub);
            hub.close();

            copy(data, today);
            delete(data);
            copy(copy, data);
            refused(hub, "was the database restored from a backup?");

            delete(data);
            copy(today, data);
            hub.start();
            assertThat(Party.of(hub, SENDER).send(promised)).isNotNull();
        }
    }

    private static byte[] send(HubProcess hub) {
        Party sender = Party.of(hub, SENDER);
        byte[] ping = sender.ping(RECIPIENT);
        sender.send(ping);
        return ping;
    }

    private static void refused(HubProcess hub, String line) throws IOException {
        assertThatThrownBy(hub::start).isInstanceOf(IllegalStateException.class);
        assertThat(Files.readString(Path.of(hub.log())))
                .contains(line)
                .doesNotContain("Caused by:");
    }

    /** With all rights: PostgreSQL refuses a folder that others may read. */
    private static void copy(Path from, Path to) throws IOException, InterruptedException {
        run("cp", "-a", from.toString(), to.toString());
    }

    private static void delete(Path folder) throws IOException, InterruptedException {
        run("rm", "-r", folder.toString());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
