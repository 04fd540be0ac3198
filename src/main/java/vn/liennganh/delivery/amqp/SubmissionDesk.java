package vn.liennganh.delivery.amqp;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.directory.Limit;
import vn.liennganh.directory.limit.Pace;
import vn.liennganh.intake.AttachmentStore;
import vn.liennganh.intake.Channel;
import vn.liennganh.intake.Intake;
import vn.liennganh.intake.Outcome;
import vn.liennganh.intake.UploadOutcome;
import vn.liennganh.intake.check.Paper;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;

/**
 * Carries submissions from the broker to the door, many at a time, and brings back what the door
 * said. What one agency hands in is judged in the order in which it came; agencies are judged
 * beside each other; one commit of the writer serves them all.
 */
final class SubmissionDesk implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SubmissionDesk.class);
    private static final int PATIENCE_SECONDS = 30;
    private static final String NOT_SCANNED = "delivery.content-not-scanned";

    private final Intake door;
    private final Directory directory;
    private final AttachmentStore contents;
    private final Pace pace;
    private final int parcelMax;
    private final ExecutorService judges;

    SubmissionDesk(
            Intake door,
            Directory directory,
            AttachmentStore contents,
            Pace pace,
            AmqpSettings settings) {
        this.door = door;
        this.directory = directory;
        this.contents = contents;
        this.pace = pace;
        this.parcelMax = (int) settings.parcelMax().toBytes();
        this.judges =
                Executors.newFixedThreadPool(
                        Runtime.getRuntime().availableProcessors(),
                        work -> {
                            Thread thread = new Thread(work, "amqp-judge");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /**
     * A submission and its outcome.
     *
     * @param letter as the broker had it
     * @param taken what the door made of it
     */
    record Answered(AgencyId sender, Message letter, Intake.Taken taken) {

        /** Only to be asked after {@link #judged} has returned it. */
        Outcome outcome() {
            return taken.outcome().join();
        }
    }

    /**
     * Has all of them judged and written down; returns when every outcome is durable, in the order
     * of the letters.
     *
     * @return empty where the door is shut for now: nothing was lost, all must come again
     */
    Optional<List<Answered>> judged(List<Message> letters)
            throws JMSException, InterruptedException {
        Map<AgencyId, List<Message>> bySender = new LinkedHashMap<>();
        for (Message letter : letters) {
            bySender.computeIfAbsent(Letter.sender(letter), key -> new ArrayList<>()).add(letter);
        }
        List<Callable<List<Answered>>> work = new ArrayList<>();
        bySender.forEach((sender, own) -> work.add(() -> inOrder(sender, own)));
        try {
            List<Answered> answers = new ArrayList<>();
            for (var done : judges.invokeAll(work)) {
                answers.addAll(done.get());
            }
            for (Answered answer : answers) {
                if (shut(answer.taken().outcome().get(PATIENCE_SECONDS, TimeUnit.SECONDS))) {
                    return Optional.empty();
                }
            }
            return Optional.of(answers);
        } catch (ExecutionException | TimeoutException failed) {
            LOG.warn("Submissions over AMQP wait: {}", failed.toString());
            return Optional.empty();
        }
    }

    private List<Answered> inOrder(AgencyId sender, List<Message> letters) throws JMSException {
        AgencyId acting = directory.agency(sender).flatMap(Agency::actsFor).orElse(sender);
        Channel channel = new Channel("amqp", sender, acting);
        List<Answered> answers = new ArrayList<>();
        for (Message letter : letters) {
            answers.add(new Answered(sender, letter, take(letter, channel)));
        }
        return answers;
    }

    private Intake.Taken take(Message letter, Channel channel) throws JMSException {
        Optional<String> parcel = Letter.contentType(letter).filter(Parcel::named);
        int most = parcel.isPresent() ? parcelMax : Paper.BYTES_MAX;
        Optional<byte[]> body = Letter.bytes(letter, most);
        if (body.isEmpty()) {
            return refused(RefusalCode.MESSAGE_MALFORMED, "delivery.no-bytes");
        }
        return parcel.isEmpty()
                ? takeMessage(body.get(), channel)
                : takeParcel(parcel.get(), body.get(), channel);
    }

    private Intake.Taken takeMessage(byte[] cms, Channel channel) {
        long most = pace.limit(channel.agency(), Limit.MESSAGE_BYTES);
        return most < Paper.BYTES_MAX && cms.length > most
                ? refused(RefusalCode.TOO_LARGE, "delivery.message-large", most)
                : door.take(cms, channel);
    }

    /** Contents first, as by an upload of their own: the message is judged with them there. */
    private Intake.Taken takeParcel(String mediaType, byte[] body, Channel channel) {
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
            if (!(outcome instanceof UploadOutcome.Stored)) {
                return refused(RefusalCode.RATE_LIMITED, "delivery.parcel-quota");
            }
        }
        return takeMessage(parcel.get().cms(), channel);
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

    private static Intake.Taken refused(RefusalCode code, String why, Object... values) {
        return new Intake.Taken(
                Optional.empty(),
                CompletableFuture.completedFuture(
                        Outcome.Refused.unlogged(Refusal.of(code, why, values))));
    }

    /**
     * Whether the door as such said so. What only one content's scan has to wait for is told to its
     * sender alone: the others' submissions do not wait with it.
     */
    private static boolean shut(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused
                && refused.refusal().code() == RefusalCode.UNAVAILABLE
                && !refused.refusal().detail().key().equals(NOT_SCANNED);
    }

    @Override
    public void close() {
        judges.shutdownNow();
    }
}
