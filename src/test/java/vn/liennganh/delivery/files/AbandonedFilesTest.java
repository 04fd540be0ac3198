package vn.liennganh.delivery.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.liennganh.directory.limit.Pace;
import vn.liennganh.intake.Channel;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Sha256;
import vn.liennganh.scenario.ChannelHub;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Scratch;

/** What was begun in a tree and never ended does not lie there, unseen, for ever. */
class AbandonedFilesTest {

    private static final AgencyId AGENCY = AgencyId.of("X99.11.002");
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    @TempDir Path folder;

    private RunningHub hub;
    private Tree tree;

    @BeforeEach
    void open() throws IOException {
        hub = ChannelHub.shared().hub();
        tree = Tree.of(folder, AGENCY);
        tree.make();
    }

    @Test
    void what_a_broken_upload_left_stays_a_week_and_then_lies_beside_its_problem()
            throws IOException {
        Files.write(tree.in().resolve(".half"), new byte[] {1});
        Files.write(tree.in().resolve("scan.part"), new byte[] {2});
        Files.createSymbolicLink(tree.in().resolve(".link"), folder);

        look(Duration.ofDays(6));

        assertThat(Scratch.names(tree.in()))
                .containsExactlyInAnyOrder(".half", "scan.part", ".link");
        assertThat(Scratch.names(tree.error())).isEmpty();

        look(Duration.ofDays(8));

        assertThat(Scratch.names(tree.in())).containsExactly(".link");
        assertThat(Scratch.names(tree.error()))
                .containsExactlyInAnyOrder(
                        "_half", "_half.problem.json", "scan.part", "scan.part.problem.json");
        assertThat(tree.error().resolve("_half")).hasBinaryContent(new byte[] {1});
        assertThat(Problems.code(tree, "_half")).isEqualTo("message-malformed");
        assertThat(Problems.code(tree, "scan.part")).isEqualTo("message-malformed");
    }

    @Test
    void a_content_that_no_message_followed_does_not_stay_either() throws IOException {
        String name = content();
        String late = "late.p7m";
        Files.write(tree.in().resolve(late), new byte[] {0x30, 0x50});
        written(late, Instant.now().plus(Duration.ofDays(9)));

        look(Duration.ofDays(8));
        assertThat(Scratch.names(tree.in())).as("a message is coming").containsOnly(name, late);

        Files.delete(tree.in().resolve(late));
        look(Duration.ofDays(6));
        assertThat(Scratch.names(tree.in())).containsExactly(name);

        look(Duration.ofDays(8));
        assertThat(Scratch.names(tree.in())).isEmpty();
        assertThat(Scratch.names(tree.error()))
                .containsExactlyInAnyOrder(name, name + ".problem.json");
        assertThat(Problems.code(tree, name)).isEqualTo("message-malformed");
    }

    @Test
    void a_copy_that_kept_the_time_of_an_old_file_is_not_old() throws IOException {
        String name = content();
        written(name, LONG_AGO);
        Files.write(tree.in().resolve("scan.tmp"), new byte[] {1});
        written("scan.tmp", LONG_AGO);

        look(Duration.ZERO);

        assertThat(Scratch.names(tree.in())).containsExactlyInAnyOrder(name, "scan.tmp");
    }

    @Test
    void what_the_hub_was_killed_over_is_removed_but_for_a_message_on_its_way() throws IOException {
        Path dead = staged(UUID.randomUUID().toString(), Duration.ofMinutes(61));
        Path written = staged(UUID.randomUUID().toString(), Duration.ofMinutes(59));
        Path message = staged(UUID.randomUUID() + ".p7m", Duration.ofDays(8));

        hub.bean(Strays.class).sweep(tree);

        assertThat(dead).doesNotExist();
        assertThat(written).exists();
        assertThat(message).exists();
    }

    /** As it will be in a while. */
    private void look(Duration later) throws IOException {
        Clock clock = Clock.offset(Clock.systemUTC(), later);
        FilesSettings settings = hub.bean(FilesSettings.class);
        SetAside aside = hub.bean(SetAside.class);
        new InTray(
                        hub.bean(Desk.class),
                        hub.bean(Contents.class),
                        hub.bean(Pace.class),
                        settings,
                        aside,
                        new Strays(settings, aside, clock),
                        clock)
                .look(tree, new Channel(InTray.KIND, AGENCY, AGENCY));
    }

    private String content() throws IOException {
        byte[] content = UUID.randomUUID().toString().getBytes(UTF_8);
        String name = Sha256.of(content).hex();
        Files.write(tree.in().resolve(name), content);
        return name;
    }

    private Path staged(String name, Duration ago) throws IOException {
        Path file = Files.write(tree.staging().resolve(name), new byte[] {1});
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(ago)));
    }

    private void written(String name, Instant at) throws IOException {
        Files.setLastModifiedTime(tree.in().resolve(name), FileTime.from(at));
    }
}
