package vn.liennganh.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Sha256;
import vn.liennganh.support.IntakeHarness;
import vn.liennganh.support.TestDatabase;

/** A content that is uploaded once more: later, in pieces, or at the same time. */
class AttachmentAgainTest {

    private static final IntakeHarness HUB =
            new IntakeHarness(TestDatabase.fresh(), Map.of(), context -> {});
    private static final AttachmentStore STORE = HUB.bean(AttachmentStore.class);
    private static final AgencyId BANK = AgencyId.of("X99.51.001");
    private static final SplittableRandom RANDOM = new SplittableRandom(11);

    @AfterAll
    static void stop() {
        HUB.close();
    }

    private static byte[] content(int size) {
        byte[] content = new byte[size];
        RANDOM.nextBytes(content);
        return content;
    }

    private static UploadOutcome put(byte[] content) throws IOException {
        return put(Sha256.of(content), 0, content, content.length);
    }

    private static UploadOutcome put(Sha256 digest, int from, byte[] whole, int to)
            throws IOException {
        return STORE.put(
                BANK,
                digest,
                from,
                Optional.of((long) whole.length),
                new ByteArrayInputStream(whole, from, to - from));
    }

    @Test
    void what_is_whole_is_welcome_again_whole_or_in_pieces() throws IOException {
        byte[] content = content(10_000);
        Sha256 digest = Sha256.of(content);
        put(content);

        assertThat(put(digest, 0, content, 4_000)).isEqualTo(new UploadOutcome.Stored());
        assertThat(put(digest, 4_000, content, 10_000)).isEqualTo(new UploadOutcome.Stored());
        byte[] wrong = content.clone();
        wrong[9_999] ^= 1;
        assertThat(put(digest, 0, wrong, 10_000)).isEqualTo(new UploadOutcome.DigestMismatch());
        assertThat(put(content)).isEqualTo(new UploadOutcome.Stored());
    }

    @Test
    void what_is_uploaded_again_stays_for_its_whole_lifetime_again() throws IOException {
        byte[] content = content(1_000);
        put(content);
        JdbcClient sql = HUB.bean(JdbcClient.class);
        sql.sql("UPDATE intake.content SET touched_at = '2000-01-01'").update();

        assertThat(put(content)).isEqualTo(new UploadOutcome.Stored());

        assertThat(
                        sql.sql("SELECT touched_at FROM intake.content WHERE sha256 = :sha256")
                                .param("sha256", Sha256.of(content).bytes())
                                .query(Timestamp.class)
                                .single())
                .isAfter("2020-01-01");
    }

    /** An annex to several orders, by as many workers: the later upload takes the first's place. */
    @Test
    void two_at_a_time_are_both_stored_where_one_is_whole() throws IOException {
        byte[] content = content(600_000);

        assertThat(putWhile(content, () -> put(content))).isEqualTo(new UploadOutcome.Stored());
    }

    @Test
    void whose_place_was_taken_by_one_that_is_not_done_is_to_come_again() throws IOException {
        byte[] content = content(600_000);
        Sha256 digest = Sha256.of(content);

        assertThat(putWhile(content, () -> put(digest, 0, content, 1_000)))
                .isEqualTo(new UploadOutcome.Overtaken());
        assertThat(put(content)).isEqualTo(new UploadOutcome.Stored());
    }

    /** Something else happens when half of it has come. */
    private static UploadOutcome putWhile(byte[] content, Callable<UploadOutcome> between)
            throws IOException {
        InputStream pause =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        try {
                            between.call();
                        } catch (Exception failed) {
                            throw new IOException(failed);
                        }
                        return -1;
                    }
                };
        int half = content.length / 2;
        return STORE.put(
                BANK,
                Sha256.of(content),
                0,
                Optional.of((long) content.length),
                new SequenceInputStream(
                        Collections.enumeration(
                                List.of(
                                        new ByteArrayInputStream(content, 0, half),
                                        pause,
                                        new ByteArrayInputStream(
                                                Arrays.copyOfRange(
                                                        content, half, content.length))))));
    }
}
