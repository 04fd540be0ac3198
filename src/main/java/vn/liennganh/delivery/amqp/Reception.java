package vn.liennganh.delivery.amqp;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import vn.liennganh.directory.Limit;
import vn.liennganh.directory.limit.Pace;
import vn.liennganh.intake.AttachmentStore;
import vn.liennganh.intake.Channel;
import vn.liennganh.intake.Intake;
import vn.liennganh.intake.Outcome;
import vn.liennganh.intake.UploadOutcome;
import vn.liennganh.intake.audit.TurnedAway;
import vn.liennganh.intake.check.Paper;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Verdict;

/** Unwraps one submission and hands it to the door: contents first, where it brings some. */
final class Reception {

    private static final String NOT_SCANNED = "delivery.content-not-scanned";

    private final Intake door;
    private final AttachmentStore contents;
    private final Pace pace;
    private final TurnedAway turnedAway;
    private final int parcelMax;

    Reception(
            Intake door,
            AttachmentStore contents,
            Pace pace,
            TurnedAway turnedAway,
            AmqpSettings settings) {
        this.door = door;
        this.contents = contents;
        this.pace = pace;
        this.turnedAway = turnedAway;
        this.parcelMax = (int) settings.parcelMax().toBytes();
    }

    /** Whether it brings contents, which are stored and may be scanned before it is judged. */
    static boolean bringsContents(Message letter) throws JMSException {
        return Letter.contentType(letter).filter(Parcel::named).isPresent();
    }

    /** Judges one; what is to be written is durable when the outcome is there. */
    Intake.Taken take(Message letter, Channel channel) throws JMSException {
        Optional<String> parcel = Letter.contentType(letter).filter(Parcel::named);
        int most = parcel.isPresent() ? parcelMax : Paper.BYTES_MAX;
        Optional<byte[]> body = Letter.bytes(letter, most);
        byte[] bytes = body.orElse(new byte[0]);
        Verdict<byte[]> unwrapped =
                body.isEmpty()
                        ? refused(RefusalCode.MESSAGE_MALFORMED, "delivery.no-bytes")
                        : parcel.map(type -> unwrapped(type, bytes, channel))
                                .orElseGet(() -> Verdict.granted(bytes));
        Verdict<byte[]> fitting = unwrapped.then(cms -> fitting(cms, channel));
        if (fitting.refusal().isEmpty()) {
            return door.take(fitting.value(), channel);
        }
        Refusal refusal = fitting.refusal().get();
        turnedAway.tell(channel.agency(), channel.kind(), () -> bytes, refusal);
        return answered(refusal);
    }

    private Verdict<byte[]> fitting(byte[] cms, Channel channel) {
        long most = pace.limit(channel.agency(), Limit.MESSAGE_BYTES);
        return most < Paper.BYTES_MAX && cms.length > most
                ? refused(RefusalCode.TOO_LARGE, "delivery.message-large", most)
                : Verdict.granted(cms);
    }

    /** Contents first, as by an upload of their own: the message is judged with them there. */
    private Verdict<byte[]> unwrapped(String mediaType, byte[] body, Channel channel) {
        if (body.length > parcelMax) {
            return refused(RefusalCode.TOO_LARGE, "delivery.parcel-large", parcelMax);
        }
        Optional<Parcel> parcel = Parcel.open(mediaType, body);
        if (parcel.isEmpty()) {
            return refused(RefusalCode.MESSAGE_MALFORMED, "delivery.parcel-form");
        }
        long most = pace.limit(channel.agency(), Limit.ATTACHMENT_BYTES);
        for (Map.Entry<Sha256, byte[]> content : parcel.get().contents().entrySet()) {
            if (content.getValue().length > most) {
                return refused(RefusalCode.TOO_LARGE, "delivery.content-large", most);
            }
            UploadOutcome outcome = put(channel, content.getKey(), content.getValue());
            if (outcome instanceof UploadOutcome.DigestMismatch) {
                return refused(RefusalCode.DIGEST_MISMATCH, "delivery.parcel-digest");
            }
            if (outcome instanceof UploadOutcome.Infected) {
                return refused(RefusalCode.ATTACHMENT_INFECTED, "delivery.content-infected");
            }
            if (outcome instanceof UploadOutcome.NotScanned) {
                return refused(RefusalCode.UNAVAILABLE, NOT_SCANNED);
            }
            if (outcome instanceof UploadOutcome.Overtaken) {
                return refused(RefusalCode.UNAVAILABLE, "delivery.content-overtaken");
            }
            if (!(outcome instanceof UploadOutcome.Stored)) {
                return refused(RefusalCode.RATE_LIMITED, "delivery.parcel-quota");
            }
        }
        return Verdict.granted(parcel.get().cms());
    }

    private UploadOutcome put(Channel channel, Sha256 digest, byte[] content) {
        try {
            return contents.put(
                    channel.acting(),
                    digest,
                    0,
                    Optional.of((long) content.length),
                    new ByteArrayInputStream(content));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Verdict<byte[]> refused(RefusalCode code, String why, Object... values) {
        return Verdict.refused(Refusal.of(code, why, values));
    }

    /** What a sender hears over whose letter the hub itself failed. */
    static Intake.Taken failed() {
        return answered(Refusal.of(RefusalCode.INTERNAL, "delivery.failed"));
    }

    private static Intake.Taken answered(Refusal refusal) {
        return new Intake.Taken(
                Optional.empty(),
                CompletableFuture.completedFuture(Outcome.Refused.unlogged(refusal)));
    }

    /**
     * Whether the door as such is shut for now. What only one content's scan has to wait for is
     * told to its sender.
     */
    static boolean shut(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused
                && refused.refusal().code() == RefusalCode.UNAVAILABLE
                && !refused.refusal().detail().key().equals(NOT_SCANNED);
    }
}
