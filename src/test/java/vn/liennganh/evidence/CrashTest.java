package vn.liennganh.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.liennganh.message.Receipt;

/** The hub dies between any two steps of a flush and starts again on what is on disk. */
class CrashTest {

    @TempDir Path directory;

    private LogRig rig;

    @BeforeEach
    void start() {
        rig = new LogRig(directory);
        rig.flush(250);
        rig.flush(10);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private void requireWhole(long size) {
        rig.requireHonoured();
        assertThat(rig.log().head().size()).isEqualTo(size);
        for (long index = 0; index < size; index++) {
            rig.requireProved(rig.log().receipt(index).orElseThrow());
        }
        rig.flush(3);
        rig.restart();
        rig.requireHonoured();
    }

    @Test
    void inside_the_transaction_nothing_happened() {
        rig.transactions.executeWithoutResult(
                tx -> {
                    rig.log().append(rig.log().lock(), rig.acceptances(5));
                    tx.setRollbackOnly();
                });
        rig.restart();
        requireWhole(260);
    }

    @Test
    void after_the_commit_before_the_seal_the_start_seals() {
        Appended appended = rig.appendUncounted(rig.log(), rig.acceptances(300));
        rig.log().committed(appended);
        rig.restart();
        requireWhole(560);
    }

    @Test
    void after_the_commit_before_memory_heard_of_it_the_start_seals() {
        rig.appendUncounted(rig.log(), rig.acceptances(5));
        rig.restart();
        requireWhole(265);
    }

    @Test
    void after_the_seal_before_the_head_file_the_start_seals_anew() throws IOException {
        Path before = directory.resolve("before");
        Files.copy(rig.headFile, before);
        Appended appended = rig.appendUncounted(rig.log(), rig.acceptances(5));
        rig.log().committed(appended);
        rig.log().seal();
        rig.die();
        Files.move(before, rig.headFile, StandardCopyOption.REPLACE_EXISTING);
        rig.restart();
        requireWhole(265);
    }

    @Test
    void after_the_head_file_the_receipt_is_the_one_handed_out() {
        List<Receipt> receipts = rig.flush(5);
        rig.restart();
        assertThat(LogRig.receipts(rig.log(), 260, 5)).isEqualTo(receipts);
        requireWhole(265);
    }

    @Test
    void in_the_middle_of_writing_the_head_file_the_head_before_stands() throws IOException {
        AtomicReference<byte[]> before = new AtomicReference<>(Files.readAllBytes(rig.headFile));
        Appended appended = rig.appendUncounted(rig.log(), rig.acceptances(5));
        rig.log().committed(appended);
        rig.log().seal();
        rig.die();
        byte[] after = Files.readAllBytes(rig.headFile);
        int torn = 0;
        for (int cut = 0; cut < after.length; cut++) {
            if (before.get()[cut] == after[cut]) {
                continue;
            }
            if (torn++ % 150 != 0) {
                continue;
            }
            byte[] half = before.get().clone();
            System.arraycopy(after, 0, half, 0, cut);
            Files.write(directory.resolve("torn"), half);
            try (HeadFile file = HeadFile.open(directory.resolve("torn"))) {
                assertThat(file.read().orElseThrow().head().size()).isIn(260L, 265L);
            }
        }
        assertThat(torn).isPositive();
        rig.restart();
        requireWhole(265);
    }

    @Test
    void a_lost_head_file_is_written_anew() throws IOException {
        rig.flush(1);
        rig.die();
        Files.delete(rig.headFile);
        rig.handedOut.remove(rig.handedOut.size() - 1);
        rig.restart();
        requireWhole(261);
        try (RandomAccessFile file = new RandomAccessFile(rig.headFile.toFile(), "r")) {
            assertThat(file.length()).isEqualTo(131_072);
        }
    }

    @Test
    void a_database_behind_the_head_file_stops_the_start() {
        rig.die();
        rig.administrator.execute("DELETE FROM evidence.entry WHERE index >= 240");
        rig.administrator.execute("DELETE FROM evidence.checkpoint WHERE size > 240");
        rig.administrator.execute("UPDATE evidence.tree_head SET size = 240");
        assertThatThrownBy(rig::restart)
                .isInstanceOf(LogFault.class)
                .hasMessageContaining("a head of 260 was signed");
    }

    @Test
    void an_empty_database_beside_a_head_file_stops_the_start() {
        rig.die();
        rig.administrator.execute(
                """
                TRUNCATE evidence.log, evidence.entry, evidence.tree_head, evidence.tile,
                         evidence.checkpoint
                """);
        assertThatThrownBy(rig::restart)
                .isInstanceOf(LogFault.class)
                .hasMessageContaining("the database has 0 entries");
    }

    @Test
    void a_rewritten_history_stops_the_start() {
        rig.die();
        LogRig forger = new LogRig(directory.resolve("forger"));
        forger.flush(260);
        forger.die();
        rig.administrator.execute("TRUNCATE evidence.entry, evidence.tree_head, evidence.tile");
        for (String table : List.of("entry", "tree_head", "tile")) {
            copy(forger, table);
        }
        forger.close();
        assertThatThrownBy(rig::restart)
                .isInstanceOf(LogFault.class)
                .hasMessageContaining("does not extend the last signed head");
    }

    /** Database and head file as they were five entries before, whole and signed. */
    private void setBackTogether() throws IOException {
        Path before = directory.resolve("before");
        Files.copy(rig.headFile, before);
        rig.administrator.execute("CREATE TABLE public.head AS SELECT * FROM evidence.tree_head");
        long size = rig.log().head().size();
        rig.flush(5);
        rig.die();
        rig.administrator.update("DELETE FROM evidence.entry WHERE index >= ?", size);
        rig.administrator.update("DELETE FROM evidence.checkpoint WHERE size > ?", size);
        rig.administrator.execute("TRUNCATE evidence.tree_head");
        rig.administrator.execute("INSERT INTO evidence.tree_head SELECT * FROM public.head");
        Files.move(before, rig.headFile, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void database_and_head_file_set_back_together_stop_the_start() throws IOException {
        rig.secondHeads(directory.resolve("elsewhere"));
        rig.restart();
        setBackTogether();

        assertThatThrownBy(rig::restart)
                .isInstanceOf(LogFault.class)
                .hasMessageContaining("the database has 260 entries, but a head of 265 was signed")
                .hasMessageContaining(directory.resolve("elsewhere").toString());

        // Nothing else tells of it: the receipts that are gone would be denied.
        rig.secondHeads(directory.resolve("another"));
        rig.restart();
        assertThat(rig.log().head().size()).isEqualTo(260);
    }

    @Test
    void an_empty_database_beside_a_second_head_stops_the_start() throws IOException {
        rig.secondHeads(directory.resolve("elsewhere"));
        rig.restart();
        rig.die();
        Files.delete(rig.headFile);
        rig.administrator.execute(
                """
                TRUNCATE evidence.log, evidence.entry, evidence.tree_head, evidence.tile,
                         evidence.checkpoint
                """);
        assertThatThrownBy(rig::restart)
                .isInstanceOf(LogFault.class)
                .hasMessageContaining("the database has 0 entries");
    }

    @Test
    void a_hub_on_a_copy_does_not_start_beside_the_first() throws IOException {
        rig.secondHeads(directory.resolve("elsewhere"));
        rig.restart();
        Path copied = directory.resolve("copied");
        Files.copy(rig.headFile, copied);

        assertThatThrownBy(() -> rig.open(copied))
                .isInstanceOf(LogFault.class)
                .hasMessageContaining("another hub holds the head file")
                .hasMessageContaining(directory.resolve("elsewhere").toString())
                .hasMessageContaining("hub.log.second-heads");

        rig.flush(1);
        rig.die();
        Files.copy(rig.headFile, copied, StandardCopyOption.REPLACE_EXISTING);
        rig.open(copied).close();
    }

    @Test
    void the_second_head_follows_without_being_waited_for() {
        rig.secondHeads(directory.resolve("elsewhere"));
        rig.restart();
        rig.flush(5);
        await().until(() -> secondHead() == 265);
        rig.flush(300);
        rig.flush(1);
        await().until(() -> secondHead() == 566);
    }

    private long secondHead() throws IOException {
        Path copy = directory.resolve("second-copy");
        try (Stream<Path> files = Files.list(directory.resolve("elsewhere"))) {
            Files.copy(files.findFirst().orElseThrow(), copy, StandardCopyOption.REPLACE_EXISTING);
        }
        try (HeadFile file = HeadFile.open(copy)) {
            return file.read().map(it -> it.head().size()).orElse(0L);
        }
    }

    @Test
    void a_place_where_no_second_head_can_be_kept_stops_the_start() throws IOException {
        Path file = Files.createFile(directory.resolve("no-folder"));
        rig.die();
        rig.secondHeads(file);
        assertThatThrownBy(rig::restart)
                .isInstanceOf(LogFault.class)
                .hasMessageContaining("hub.log.second-heads");
        rig.secondHeads(directory.resolve("elsewhere"));
        rig.restart();
        rig.requireHonoured();
    }

    private void copy(LogRig from, String table) {
        from.administrator
                .queryForList("SELECT * FROM evidence." + table)
                .forEach(
                        row -> {
                            String marks =
                                    String.join(
                                            ", ", row.keySet().stream().map(it -> "?").toList());
                            rig.administrator.update(
                                    "INSERT INTO evidence."
                                            + table
                                            + " ("
                                            + String.join(", ", row.keySet())
                                            + ") VALUES ("
                                            + marks
                                            + ")",
                                    row.values().toArray());
                        });
    }

    @Test
    void a_running_hub_refuses_to_append_to_a_log_that_was_set_back() {
        rig.administrator.execute("DELETE FROM evidence.entry WHERE index >= 250");
        rig.administrator.execute("UPDATE evidence.tree_head SET size = 250");
        assertThatThrownBy(() -> rig.flush(1)).isInstanceOf(LogFault.class);
    }

    @Test
    void a_statement_changed_before_the_seal_is_not_signed() {
        UUID message = UUID.randomUUID();
        Appended appended = rig.appendUncounted(rig.log(), List.of(rig.acceptance(message)));
        rig.log().committed(appended);
        rig.administrator.update(
                """
                UPDATE evidence.entry SET statement = set_byte(statement, 9, 65)
                 WHERE message_id = ?
                """,
                message);
        assertThatThrownBy(() -> rig.log().seal())
                .isInstanceOf(LogFault.class)
                .hasMessageContaining("is not what was appended");
        assertThat(rig.log().head().size()).isEqualTo(260);
    }
}
