package vn.liennganh.desk;

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
        byte[] content = reader.read(archive.bytes(message.id())).orThrow().content();
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
