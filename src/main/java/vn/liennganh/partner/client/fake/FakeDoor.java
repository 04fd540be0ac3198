package vn.liennganh.partner.client.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.Json;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Verdict;
import vn.liennganh.partner.client.MessageCheck;
import vn.liennganh.partner.client.VerificationFailed;
import vn.liennganh.pki.Checked;
import vn.liennganh.pki.CmsDocument;
import vn.liennganh.pki.CmsReader;

/**
 * What the fake hub checks, in the order of the protocol: form, channel, repetition, time,
 * signatures, id, attachments; and the refusals that a test asks for in place of the law.
 */
final class FakeDoor {

    private static final int SIZE_MAX = 1_048_576;

    private final FakeBooks books;
    private final MessageCheck proofs;
    private final FakeContents contents;
    private final Deque<Scripted> next = new ArrayDeque<>();
    private final Map<String, RefusalCode> types = new ConcurrentHashMap<>();

    private record Scripted(RefusalCode code, Optional<Duration> retryAfter) {}

    /** What became of a submission. */
    record Entry(FakeMessage message, boolean repeated) {}

    FakeDoor(FakeBooks books, MessageCheck proofs, FakeContents contents) {
        this.books = books;
        this.proofs = proofs;
        this.contents = contents;
    }

    synchronized void refuseNext(RefusalCode code, Optional<Duration> retryAfter) {
        next.add(new Scripted(code, retryAfter));
    }

    void refuse(String type, RefusalCode code) {
        types.put(type, code);
    }

    Entry submit(byte[] cms, AgencyId channel) {
        Envelope envelope = judged(cms, channel);
        synchronized (books) {
            Optional<FakeMessage> earlier = books.find(envelope.id());
            return earlier.map(it -> new Entry(it, true))
                    .orElseGet(() -> new Entry(books.accept(cms, envelope), false));
        }
    }

    /**
     * Every check.
     *
     * @throws FakeRefusal with the code, and with a receipt once the sender was proved
     */
    Envelope judged(byte[] cms, AgencyId channel) {
        if (cms.length > SIZE_MAX) {
            throw FakeRefusal.of(RefusalCode.TOO_LARGE);
        }
        Envelope envelope = read(cms);
        Optional<Scripted> wanted = scripted();
        wanted.filter(it -> it.code().retryable()).ifPresent(this::turnAway);
        if (!envelope.from().equals(channel)) {
            throw FakeRefusal.of(RefusalCode.SENDER_MISMATCH);
        }
        Optional<FakeMessage> earlier = books.find(envelope.id());
        if (earlier.filter(it -> it.sha256().equals(Sha256.of(cms))).isPresent()) {
            return envelope;
        }
        Instant time = envelope.time().toInstant();
        Instant now = books.now();
        if (time.isAfter(now.plus(Duration.ofMinutes(5)))
                || time.isBefore(now.minus(Duration.ofHours(24)))) {
            throw FakeRefusal.of(RefusalCode.TIME_OUT_OF_RANGE);
        }
        proved(() -> proofs.open(cms));
        RefusalCode byType = types.get(envelope.type().value());
        if (earlier.isPresent()) {
            throw logged(cms, envelope, RefusalCode.MESSAGE_ID_CONFLICT);
        }
        if (wanted.isPresent()) {
            throw logged(cms, envelope, wanted.get().code());
        }
        if (byType != null) {
            throw logged(cms, envelope, byType);
        }
        boolean absent =
                envelope.attachments().stream()
                        .map(AttachmentRef::sha256)
                        .anyMatch(it -> !contents.holds(channel, it));
        if (absent) {
            throw logged(cms, envelope, RefusalCode.ATTACHMENT_MISSING);
        }
        return envelope;
    }

    List<Receipt> acknowledge(byte[] cms, AgencyId channel) {
        Checked<CmsDocument> read = new CmsReader().read(cms);
        if (read.fault().isPresent()) {
            throw FakeRefusal.of(RefusalCode.MESSAGE_MALFORMED);
        }
        proved(() -> proofs.signers(read.orThrow()));
        JsonNode document = Json.MAPPER.readTree(read.orThrow().content());
        if (!document.path("from").asString("").equals(channel.value())) {
            throw FakeRefusal.of(RefusalCode.SENDER_MISMATCH);
        }
        Map<UUID, Sha256> held = new LinkedHashMap<>();
        for (JsonNode item : document.path("messages")) {
            held.put(
                    UUID.fromString(item.path("id").asString()),
                    Sha256.parse(item.path("sha256").asString()));
        }
        return books.acknowledge(channel, held);
    }

    private synchronized Optional<Scripted> scripted() {
        return Optional.ofNullable(next.poll());
    }

    private void turnAway(Scripted wanted) {
        throw new FakeRefusal(wanted.code(), Optional.empty(), wanted.retryAfter());
    }

    private static Envelope read(byte[] cms) {
        Checked<CmsDocument> document = new CmsReader().read(cms);
        if (document.fault().isPresent()) {
            throw FakeRefusal.of(RefusalCode.MESSAGE_MALFORMED);
        }
        Verdict<Envelope> envelope = EnvelopeReader.read(document.orThrow().content());
        envelope.refusal()
                .ifPresent(
                        it -> {
                            throw FakeRefusal.of(it.code());
                        });
        return envelope.value();
    }

    private static void proved(Runnable proof) {
        try {
            proof.run();
        } catch (VerificationFailed unproved) {
            RefusalCode code =
                    Arrays.stream(RefusalCode.values())
                            .filter(it -> it.slug().equals(unproved.code()))
                            .findFirst()
                            .orElse(RefusalCode.SIGNATURE_INVALID);
            throw FakeRefusal.of(code);
        }
    }

    private FakeRefusal logged(byte[] cms, Envelope envelope, RefusalCode code) {
        return new FakeRefusal(
                code, Optional.of(books.reject(cms, envelope, code)), Optional.empty());
    }
}
