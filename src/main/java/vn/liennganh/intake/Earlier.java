package vn.liennganh.intake;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.StatementKind;

/** Looks up what was accepted before under an id, for messages that would be refused otherwise. */
@Component
class Earlier {

    private final MessageRepository messages;
    private final EvidenceLog evidence;

    Earlier(MessageRepository messages, EvidenceLog evidence) {
        this.messages = messages;
        this.evidence = evidence;
    }

    /** The first receipt, where these very bytes were accepted: equal bytes, one sender. */
    Optional<Outcome> acceptance(UUID id, Sha256 sha256) {
        return messages.heard(List.of(id)).stream()
                .filter(heard -> heard.sha256().equals(sha256))
                .findFirst()
                .flatMap(heard -> evidence.receiptOf(id, StatementKind.SUBMISSION_ACCEPTANCE))
                .map(receipt -> new Outcome.Accepted(id, receipt, true));
    }

    /** {@code message-id-conflict} where the id is used, never saying whose it is. */
    Optional<Refusal> conflict(UUID id) {
        return messages.heard(List.of(id)).stream()
                .findFirst()
                .map(
                        heard ->
                                Refusal.at(
                                        RefusalCode.MESSAGE_ID_CONFLICT,
                                        "/id",
                                        "intake.id-conflict"));
    }
}
