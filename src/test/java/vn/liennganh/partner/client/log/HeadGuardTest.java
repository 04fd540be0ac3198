package vn.liennganh.partner.client.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.liennganh.merkle.Checkpoint;
import vn.liennganh.merkle.NoteKeyLine;
import vn.liennganh.merkle.SignedNote;
import vn.liennganh.merkle.Tile;
import vn.liennganh.merkle.TreeGrowth;
import vn.liennganh.merkle.TreeHash;
import vn.liennganh.partner.client.VerificationFailed;
import vn.liennganh.pki.NoteKey;

/** A log that forgets or forks is noticed by whoever remembers its head. */
class HeadGuardTest {

    private static final String ORIGIN = "guard.invalid/log";

    private final NoteKey key = NoteKey.generate();
    private final List<Tile> fetched = new ArrayList<>();
    private TreeGrowth log = TreeGrowth.empty();

    @TempDir private Path memory;
    private HeadGuard guard;

    @BeforeEach
    void a_client_with_a_memory() {
        guard = new HeadGuard(LogMemory.in(memory), this::tile);
    }

    @Test
    void heads_of_one_growing_log_pass_in_any_order() {
        List<String> notes = new ArrayList<>();
        for (int size : new int[] {1, 2, 255, 256, 257, 600}) {
            grow(log, size, "a");
            notes.add(note(log));
        }
        for (int i : new int[] {2, 0, 4, 1, 5, 3, 5}) {
            guard.admit(notes.get(i));
        }

        assertThat(memory.resolve("log.head")).hasContent(notes.get(5));
    }

    @Test
    void a_head_that_was_proved_costs_nothing_again() {
        grow(log, 300, "a");
        String first = note(log);
        guard.admit(first);
        grow(log, 700, "a");
        guard.admit(note(log));
        int calls = fetched.size();

        guard.admit(first);
        guard.admit(note(log));

        assertThat(fetched).hasSize(calls);
    }

    @Test
    void a_log_that_was_set_back_and_grew_otherwise_is_noticed_after_a_restart() {
        grow(log, 300, "a");
        guard.admit(note(log));
        log = TreeGrowth.empty();
        grow(log, 290, "a");
        grow(log, 320, "b");

        HeadGuard restarted = new HeadGuard(LogMemory.in(memory), this::tile);

        assertThatThrownBy(() -> restarted.admit(note(log)))
                .isInstanceOfSatisfying(
                        VerificationFailed.class,
                        failed -> assertThat(failed.code()).isEqualTo("log-forked"));
        assertThat(memory.resolve("log.head")).content().contains("\n300\n");
    }

    @Test
    void a_log_that_lost_its_newest_entries_is_noticed() {
        grow(log, 300, "a");
        guard.admit(note(log));
        log = TreeGrowth.empty();
        grow(log, 290, "a");

        assertThatThrownBy(() -> guard.admit(note(log)))
                .isInstanceOfSatisfying(
                        VerificationFailed.class,
                        failed -> assertThat(failed.code()).isEqualTo("log-rolled-back"));
    }

    @Test
    void two_heads_of_one_size_are_a_fork() {
        grow(log, 7, "a");
        guard.admit(note(log));
        TreeGrowth other = TreeGrowth.empty();
        grow(other, 7, "b");

        assertThatThrownBy(() -> guard.admit(note(other)))
                .isInstanceOfSatisfying(
                        VerificationFailed.class,
                        failed -> assertThat(failed.code()).isEqualTo("log-forked"));
    }

    @Test
    void a_spoilt_memory_is_told_and_not_begun_anew() throws Exception {
        Files.writeString(memory.resolve("log.head"), "spoilt");
        grow(log, 3, "a");

        assertThatThrownBy(() -> guard.admit(note(log)))
                .isInstanceOfSatisfying(
                        VerificationFailed.class,
                        failed -> assertThat(failed.code()).isEqualTo("log-memory-unreadable"));
    }

    /** What the hub publishes, and nothing beyond its size. */
    private Optional<byte[]> tile(Tile tile) {
        fetched.add(tile);
        return tile.reached(log.size()) < tile.width()
                ? Optional.empty()
                : Optional.of(log.hashes(tile));
    }

    private static void grow(TreeGrowth tree, long size, String what) {
        while (tree.size() < size) {
            byte[] entry = (what + tree.size()).getBytes(StandardCharsets.UTF_8);
            tree.add(TreeHash.leaf(TreeHash.entry(entry)));
        }
    }

    private String note(TreeGrowth tree) {
        String text = new Checkpoint(ORIGIN, tree.size(), tree.root()).text();
        NoteKeyLine line = new NoteKeyLine(ORIGIN, key.publicKey());
        return SignedNote.sign(text, line, key::sign).format();
    }
}
