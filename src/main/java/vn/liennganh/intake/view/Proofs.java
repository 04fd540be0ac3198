package vn.liennganh.intake.view;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.liennganh.evidence.AsicContainer;
import vn.liennganh.evidence.EvidenceItem;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.intake.AttachmentStore;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.StatementKind;
import vn.liennganh.pki.SealKey;

/**
 * What proves a message, as files to be taken away: each viewer's own part of it, as {@link Sight}
 * says. Whoever asks has asked before whether the viewer may read the message.
 */
@Component
public class Proofs {

    private final MessageArchive archive;
    private final AttachmentStore attachments;
    private final EvidenceLog log;
    private final Sight sight;
    private final AsicContainer container;

    Proofs(
            MessageArchive archive,
            AttachmentStore attachments,
            EvidenceLog log,
            Sight sight,
            SealKey seal) {
        this.archive = archive;
        this.attachments = attachments;
        this.log = log;
        this.sight = sight;
        this.container = new AsicContainer(seal::signDetached);
    }

    /** The receipts about a message that the viewer may have, in the order of the log. */
    public List<EvidenceItem> receipts(StoredMessage message, AgencyId viewer) {
        return sight.evidence(log.ofMessage(message.id()), message, viewer);
    }

    /**
     * The receipt that the viewer keeps with the message: the sender that of its acceptance,
     * whoever received it the first that names it as recipient; empty while there is none.
     */
    public Optional<EvidenceItem> receipt(StoredMessage message, AgencyId viewer) {
        List<EvidenceItem> all = receipts(message, viewer);
        return all.stream()
                .filter(one -> one.kind() == StatementKind.SUBMISSION_ACCEPTANCE)
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    /** A container that is still to be written: nothing of it is in memory. */
    @FunctionalInterface
    public interface Sealed {
        /** Seals it and writes it out; the stream stays open. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * The message, its attachments and its receipts as ASiC-E (ETSI EN 319 162-1). Each costs the
     * hub a signature.
     */
    public Sealed container(StoredMessage message, AgencyId viewer) {
        List<AsicContainer.Member> members = new ArrayList<>();
        members.add(AsicContainer.Member.message(archive.bytes(message.id())));
        for (AttachmentRef reference : message.attachments()) {
            attachments
                    .open(message.id(), reference.sha256())
                    .ifPresent(
                            content ->
                                    members.add(
                                            AsicContainer.Member.attachment(
                                                    reference.sha256(), content::writeTo)));
        }
        List<EvidenceItem> shown = receipts(message, viewer);
        shown.stream().map(AsicContainer.Member::receipt).forEach(members::add);
        members.addAll(AsicContainer.timestamps(shown));
        return out -> container.write(out, members);
    }
}
