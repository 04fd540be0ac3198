package vn.liennganh.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import vn.liennganh.intake.scan.Clamd;
import vn.liennganh.intake.scan.Verdict;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Sha256;

/**
 * Contents of attachments by digest, each apart for the agency that uploaded it.
 *
 * <p>Streams both ways in pieces of 256 KiB, each piece its own short transaction, so that a large
 * upload holds neither memory nor the writer, and can go on after a broken connection.
 */
@Service
public class AttachmentStore {

    /** One piece: large enough to be cheap, small enough that hundreds of uploads fit in memory. */
    static final int CHUNK_BYTES = 256 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(AttachmentStore.class);

    private final AttachmentRepository contents;
    private final IntakeSettings settings;
    private final Clamd scanner;
    private final Clock clock;

    /**
     * @param clock the machine's: an upload ages while people wait, whatever the hub attests
     */
    public AttachmentStore(
            AttachmentRepository contents,
            IntakeSettings settings,
            Clamd scanner,
            @Qualifier("machineClock") Clock clock) {
        this.contents = contents;
        this.settings = settings;
        this.scanner = scanner;
        this.clock = clock;
    }

    /** How much of the content has been received from this owner, 0 where nothing has. */
    public long received(AgencyId owner, Sha256 digest) {
        return contents.find(owner, digest).map(AttachmentRepository.Content::received).orElse(0L);
    }

    /**
     * Takes content or a piece of it.
     *
     * @param offset where the piece begins; 0 begins anew unless the content is whole already
     * @param total of the whole content, where the caller knows it; otherwise the piece is the last
     * @throws IOException if the stream breaks; what came before is kept
     */
    public UploadOutcome put(
            AgencyId owner, Sha256 digest, long offset, Optional<Long> total, InputStream content)
            throws IOException {
        if (offset > AttachmentRef.SIZE_MAX || total.orElse(0L) > AttachmentRef.SIZE_MAX) {
            return new UploadOutcome.TooLarge();
        }
        Optional<AttachmentRepository.Content> earlier = contents.find(owner, digest);
        if (earlier.isPresent() && earlier.get().complete()) {
            if (contents.touch(earlier.get().id(), clock.instant())) {
                return offset > 0 ? new UploadOutcome.Stored() : compare(digest, total, content);
            }
            earlier = Optional.empty(); // Its time was over in that moment.
        }
        long there = earlier.map(AttachmentRepository.Content::received).orElse(0L);
        if (offset > 0 && offset != there) {
            return new UploadOutcome.WrongOffset(there);
        }
        long quota = settings.uploadQuota().toBytes();
        long waiting = contents.waitingBytes(owner) - there;
        if (waiting + total.orElse(0L) > quota) {
            return new UploadOutcome.OverQuota();
        }
        Optional<Long> id =
                offset > 0
                        ? earlier.map(AttachmentRepository.Content::id)
                        : contents.begin(owner, digest, clock.instant());
        Upload upload = new Upload(id.orElse(-1L), owner, digest, offset, total, quota - waiting);
        return id.isPresent()
                ? receive(upload, content)
                : overtaken(upload, 0, Sha256.newDigest(), content);
    }

    /** An upload in progress; {@code room} is what the owner's quota leaves for the whole of it. */
    private record Upload(
            long id, AgencyId owner, Sha256 digest, long offset, Optional<Long> total, long room) {}

    private UploadOutcome receive(Upload upload, InputStream content) throws IOException {
        MessageDigest running = Sha256.newDigest();
        byte[] piece = new byte[CHUNK_BYTES];
        long received = upload.offset();
        int filled;
        while ((filled = content.readNBytes(piece, 0, piece.length)) > 0) {
            if (received + filled > AttachmentRef.SIZE_MAX) {
                contents.discard(upload.id());
                return new UploadOutcome.TooLarge();
            }
            if (received + filled > upload.room()) {
                return new UploadOutcome.OverQuota();
            }
            byte[] bytes = filled == piece.length ? piece : Arrays.copyOf(piece, filled);
            if (!contents.append(upload.id(), received, bytes, clock.instant())) {
                running.update(bytes);
                return overtaken(upload, received + filled, running, content);
            }
            running.update(bytes);
            received += filled;
        }
        return finish(upload, received, running);
    }

    private UploadOutcome finish(Upload upload, long received, MessageDigest running)
            throws IOException {
        if (received < upload.total().orElse(received)) {
            return new UploadOutcome.Partial(received);
        }
        Sha256 actual =
                upload.offset() == 0
                        ? Sha256.wrap(running.digest())
                        : digestOf(upload.id(), received);
        if (!actual.equals(upload.digest()) || received > upload.total().orElse(received)) {
            contents.discard(upload.id());
            return new UploadOutcome.DigestMismatch();
        }
        Verdict verdict = scanner.scan(out -> write(upload.id(), 0, received, out));
        if (verdict == Verdict.UNKNOWN) {
            return new UploadOutcome.NotScanned(received);
        }
        if (verdict == Verdict.INFECTED) {
            contents.discard(upload.id());
            return new UploadOutcome.Infected();
        }
        return contents.complete(upload.id(), received, clock.instant())
                ? new UploadOutcome.Stored()
                : unlessWhole(upload);
    }

    /**
     * Another upload of the same content by the same owner has taken its place. Of a whole one the
     * rest is looked at all the same, so that each hears of its own bytes.
     *
     * @param read how much has been, into {@code running}
     */
    private UploadOutcome overtaken(
            Upload upload, long read, MessageDigest running, InputStream rest) throws IOException {
        if (upload.offset() > 0) {
            return new UploadOutcome.WrongOffset(received(upload.owner(), upload.digest()));
        }
        long all = read + drain(rest, running);
        if (all < upload.total().orElse(all)) {
            return new UploadOutcome.WrongOffset(received(upload.owner(), upload.digest()));
        }
        return Sha256.wrap(running.digest()).equals(upload.digest())
                ? unlessWhole(upload)
                : new UploadOutcome.DigestMismatch();
    }

    private UploadOutcome unlessWhole(Upload upload) {
        return contents.find(upload.owner(), upload.digest())
                        .filter(AttachmentRepository.Content::complete)
                        .isPresent()
                ? new UploadOutcome.Stored()
                : new UploadOutcome.Overtaken();
    }

    /** Of what is whole already the first piece is as welcome as any other. */
    private static UploadOutcome compare(Sha256 digest, Optional<Long> total, InputStream content)
            throws IOException {
        MessageDigest running = Sha256.newDigest();
        long all = drain(content, running);
        return all < total.orElse(all) || Sha256.wrap(running.digest()).equals(digest)
                ? new UploadOutcome.Stored()
                : new UploadOutcome.DigestMismatch();
    }

    private static long drain(InputStream content, MessageDigest into) throws IOException {
        byte[] piece = new byte[CHUNK_BYTES];
        long all = 0;
        for (int filled = content.read(piece); filled >= 0; filled = content.read(piece)) {
            into.update(piece, 0, filled);
            all += filled;
        }
        return all;
    }

    private Sha256 digestOf(long content, long size) throws IOException {
        MessageDigest whole = Sha256.newDigest();
        write(
                content,
                0,
                size,
                new OutputStream() {
                    @Override
                    public void write(int one) {
                        whole.update((byte) one);
                    }

                    @Override
                    public void write(byte[] bytes, int from, int length) {
                        whole.update(bytes, from, length);
                    }
                });
        return Sha256.wrap(whole.digest());
    }

    /** The content that this message names by this digest; who may ask is the caller's question. */
    public Optional<AttachmentContent> open(UUID message, Sha256 digest) {
        return contents.named(message, digest)
                .map(
                        content ->
                                new AttachmentContent(
                                        content.received(),
                                        (out, from, to) -> write(content.id(), from, to, out)));
    }

    private void write(long content, long from, long to, OutputStream out) throws IOException {
        long at = from;
        while (at < to) {
            AttachmentRepository.Piece piece =
                    contents.piece(content, at)
                            .orElseThrow(
                                    () -> new IOException("A piece of the content is missing"));
            int skip = (int) (at - piece.start());
            int count = (int) Math.min(piece.bytes().length - skip, to - at);
            out.write(piece.bytes(), skip, count);
            at += count;
        }
    }

    /** Removes uploads that no message names and nobody touched for their lifetime. */
    @Scheduled(fixedDelayString = "${hub.intake.expiry-interval}")
    public void expire() {
        int removed = contents.expire(clock.instant().minus(settings.uploadLifetime()));
        if (removed > 0) {
            LOG.info("uploads expired: {}", removed);
        }
    }
}
