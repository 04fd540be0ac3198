package vn.liennganh.desk;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.liennganh.intake.BatchEvent;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.pki.CmsReader;

/** Hears a message again out of the very bytes that were accepted, and of nothing else. */
@Component
class Hearing {

    private final MessageArchive archive;
    private final CmsReader reader = new CmsReader();

    Hearing(MessageArchive archive) {
        this.archive = archive;
    }

    Heard of(StoredMessage message) {
        return of(message, archive.bytes(message.id()));
    }

    /** The same of many, whose bytes are asked for at once. */
    List<Heard> of(List<StoredMessage> messages) {
        Map<UUID, byte[]> bytes = archive.bytes(messages.stream().map(StoredMessage::id).toList());
        return messages.stream().map(one -> of(one, bytes.get(one.id()))).toList();
    }

    private Heard of(StoredMessage message, byte[] cms) {
        byte[] content = reader.read(cms).orThrow().content();
        return new Heard(
                message.number(),
                EnvelopeReader.read(content).value(),
                message.recipients(),
                message.copies(),
                message.acceptedAt());
    }

    static Heard of(BatchEvent.MessageAccepted accepted) {
        return new Heard(
                accepted.number(),
                accepted.envelope(),
                accepted.recipients(),
                accepted.copies(),
                accepted.acceptedAt());
    }
}
