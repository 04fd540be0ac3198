package vn.liennganh.delivery.push.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.cxf.io.CachedOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Letters that lie on disk while they are called with do not stay there. */
class SpoolTest {

    @TempDir Path data;

    private Path folder;
    private Spool spool;

    @BeforeEach
    void open() {
        folder = data.resolve("soap");
        spool = new Spool(folder, 1_000);
        spool.open();
    }

    @Test
    void a_long_call_lies_in_the_folder_until_it_is_made() throws IOException {
        try (CachedOutputStream room = spool.room()) {
            room.write(new byte[1_000]);
            assertThat(folder).as("in memory").isEmptyDirectory();

            room.write(new byte[1_001]);

            assertThat(folder).isNotEmptyDirectory();
            try (InputStream bytes = room.getInputStream()) {
                assertThat(bytes).hasBinaryContent(new byte[2_001]);
            }
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void what_a_killed_hub_left_goes_with_the_next_start() throws IOException {
        spool.room().write(new byte[2_001]);
        assertThat(folder).isNotEmptyDirectory();

        new Spool(folder, 1_000).open();

        assertThat(folder).isEmptyDirectory();
        try (CachedOutputStream room = spool.room()) {
            room.write(new byte[2_001]);
            assertThat(folder).isNotEmptyDirectory();
        }
    }
}
