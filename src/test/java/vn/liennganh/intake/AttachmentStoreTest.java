package vn.liennganh.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;
import vn.liennganh.support.IntakeHarness;
import vn.liennganh.support.Letter;
import vn.liennganh.support.TestDatabase;

/** Uploads by digest: whole, in pieces, broken off, wrong, and never anybody else's. */
class AttachmentStoreTest {

    private static final IntakeHarness HUB =
            new IntakeHarness(
                    TestDatabase.fresh(),
                    Map.of("hub.intake.upload-lifetime", "0s"),
                    context -> {});
    private static final AttachmentStore STORE = HUB.bean(AttachmentStore.class);
    private static final AgencyId BANK = AgencyId.of("X99.51.001");
    private static final AgencyId OTHER = AgencyId.of("X99.51.002");
    private static final SplittableRandom RANDOM = new SplittableRandom(7);

    @AfterAll
    static void stop() {
        HUB.close();
    }

    private static byte[] content(int size) {
        byte[] content = new byte[size];
        RANDOM.nextBytes(content);
        return content;
    }

    private static UploadOutcome put(AgencyId owner, byte[] content) throws IOException {
        return STORE.put(
                owner, Sha256.of(content), 0, Optional.empty(), new ByteArrayInputStream(content));
    }

    @Test
    void what_was_uploaded_is_read_back_byte_for_byte() throws IOException {
        byte[] content = content(600_000);
        assertThat(put(BANK, content)).isEqualTo(new UploadOutcome.Stored());
        Letter letter = HUB.letter("sandbox.ping", BANK.value(), OTHER.value()).attach(content);

        assertThat(submit(letter, BANK)).isInstanceOf(Outcome.Accepted.class);

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AttachmentContent stored = STORE.open(letter.id(), Sha256.of(content)).orElseThrow();
        stored.writeTo(out);
        assertThat(stored.size()).isEqualTo(content.length);
        assertThat(out.toByteArray()).isEqualTo(content);
        assertThat(STORE.open(letter.id(), Sha256.of(new byte[1]))).isEmpty();
    }

    @Test
    void an_empty_content_is_a_content() throws IOException {
        assertThat(put(BANK, new byte[0])).isEqualTo(new UploadOutcome.Stored());
        assertThat(
                        submit(
                                HUB.letter("sandbox.ping", BANK.value(), OTHER.value())
                                        .attach(new byte[0]),
                                BANK))
                .isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void other_bytes_than_announced_are_not_kept() throws IOException {
        byte[] content = content(1_000);
        Sha256 digest = Sha256.of(content);
        content[0] ^= 1;

        assertThat(STORE.put(BANK, digest, 0, Optional.empty(), new ByteArrayInputStream(content)))
                .isEqualTo(new UploadOutcome.DigestMismatch());

        assertThat(STORE.received(BANK, digest)).isZero();
    }

    @Test
    void a_broken_upload_goes_on_behind_what_arrived() throws IOException {
        byte[] content = content(700_000);
        Sha256 digest = Sha256.of(content);
        Optional<Long> total = Optional.of((long) content.length);
        InputStream broken =
                new SequenceInputStream(
                        new ByteArrayInputStream(content, 0, 600_000), new Breaking());

        assertThatThrownBy(() -> STORE.put(BANK, digest, 0, total, broken))
                .isInstanceOf(IOException.class);
        long received = STORE.received(BANK, digest);
        assertThat(received).isEqualTo(2 * AttachmentStore.CHUNK_BYTES);
        assertThat(piece(content, digest, received - 1, total))
                .isEqualTo(new UploadOutcome.WrongOffset(received));
        assertThat(piece(content, digest, received, total)).isEqualTo(new UploadOutcome.Stored());
    }

    @Test
    void pieces_are_put_together_and_the_whole_is_checked() throws IOException {
        byte[] content = content(10_000);
        Sha256 digest = Sha256.of(content);
        Optional<Long> total = Optional.of(10_000L);

        assertThat(STORE.put(BANK, digest, 0, total, new ByteArrayInputStream(content, 0, 4_000)))
                .isEqualTo(new UploadOutcome.Partial(4_000));
        byte[] wrong = content.clone();
        wrong[9_999] ^= 1;
        assertThat(piece(wrong, digest, 4_000, total))
                .isEqualTo(new UploadOutcome.DigestMismatch());
        assertThat(STORE.received(BANK, digest)).isZero();
    }

    private static UploadOutcome piece(
            byte[] content, Sha256 digest, long offset, Optional<Long> total) throws IOException {
        byte[] rest = Arrays.copyOfRange(content, (int) offset, content.length);
        return STORE.put(BANK, digest, offset, total, new ByteArrayInputStream(rest));
    }

    @Test
    void knowing_a_digest_gives_no_access() throws IOException {
        byte[] content = content(1_000);
        put(BANK, content);

        Outcome stolen =
                submit(
                        HUB.letter("sandbox.ping", OTHER.value(), BANK.value()).attach(content),
                        OTHER);

        assertThat(((Outcome.Refused) stolen).refusal().code())
                .isEqualTo(RefusalCode.ATTACHMENT_MISSING);
        assertThat(STORE.received(OTHER, Sha256.of(content))).isZero();
    }

    @Test
    void whoever_received_a_content_may_pass_it_on() throws IOException {
        byte[] content = content(1_000);
        put(BANK, content);
        submit(HUB.letter("sandbox.ping", BANK.value(), OTHER.value()).attach(content), BANK);

        Letter passedOn = HUB.letter("sandbox.ping", OTHER.value(), "X99.51.003").attach(content);

        assertThat(submit(passedOn, OTHER)).isInstanceOf(Outcome.Accepted.class);
        assertThat(STORE.open(passedOn.id(), Sha256.of(content))).isPresent();
    }

    @Test
    void a_stated_size_that_is_not_the_content_s_is_a_mismatch() throws IOException {
        byte[] content = content(1_000);
        put(BANK, content);

        Outcome outcome =
                submit(
                        HUB.letter("sandbox.ping", BANK.value(), OTHER.value())
                                .attach(Sha256.of(content), 999),
                        BANK);

        assertThat(((Outcome.Refused) outcome).refusal().code())
                .isEqualTo(RefusalCode.DIGEST_MISMATCH);
    }

    @Test
    void an_uploader_has_a_quota_until_a_message_names_its_contents() throws IOException {
        AgencyId owner = AgencyId.of("X99.51.003");
        byte[] first = content(3_000_000);
        byte[] second = content(3_000_000);
        assertThat(put(owner, first)).isEqualTo(new UploadOutcome.Stored());

        assertThat(put(owner, second)).isEqualTo(new UploadOutcome.OverQuota());
        submit(HUB.letter("sandbox.ping", owner.value(), BANK.value()).attach(first), owner);
        assertThat(put(owner, second)).isEqualTo(new UploadOutcome.Stored());
    }

    @Test
    void an_attachment_has_at_most_a_hundred_mebibytes() throws IOException {
        assertThat(
                        STORE.put(
                                BANK,
                                Sha256.of(new byte[1]),
                                0,
                                Optional.of(AttachmentRef.SIZE_MAX + 1),
                                InputStream.nullInputStream()))
                .isEqualTo(new UploadOutcome.TooLarge());
    }

    @Test
    void what_no_message_names_expires_and_what_one_names_stays() throws IOException {
        byte[] named = content(1_000);
        byte[] forgotten = content(1_000);
        put(BANK, named);
        put(BANK, forgotten);
        Letter letter = HUB.letter("sandbox.ping", BANK.value(), OTHER.value()).attach(named);
        submit(letter, BANK);

        STORE.expire();

        assertThat(STORE.open(letter.id(), Sha256.of(named))).isPresent();
        assertThat(STORE.received(BANK, Sha256.of(forgotten))).isZero();
    }

    private static Outcome submit(Letter letter, AgencyId from) {
        return HUB.intake().submit(letter.sealed(), IntakeHarness.channel(from.value()));
    }

    /** A connection that is cut. */
    private static final class Breaking extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("cut");
        }
    }
}
