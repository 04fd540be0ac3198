package vn.liennganh.console.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.evidence.EvidenceItem;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Statement;
import vn.liennganh.message.StatementKind;
import vn.liennganh.message.language.Words;

/**
 * The evidence spine of a conversation: messages and what is attested about them, in time, as one
 * viewer may see it.
 */
@Component
public class Spine {

    private final EvidenceLog log;
    private final DutyNames names;

    Spine(EvidenceLog log, DutyNames names) {
        this.log = log;
        this.names = names;
    }

    /**
     * One hole of it.
     *
     * @param kind {@code message}, {@code proof} or {@code silence}
     * @param leaf where it stands in the log
     */
    public record Hole(
            Instant at,
            String time,
            String kind,
            String what,
            String who,
            UUID message,
            long leaf) {}

    /** All of it, the earliest first. */
    public List<Hole> of(List<StoredMessage> messages, AgencyId viewer, Words words) {
        List<Hole> holes = new ArrayList<>();
        for (StoredMessage message : messages) {
            holes.add(said(message, words));
            for (EvidenceItem item : Sight.evidence(log.ofMessage(message.id()), message, viewer)) {
                Statement.read(item.receipt().statement())
                        .ifPresent(statement -> holes.add(proved(item, statement, message, words)));
            }
        }
        holes.sort(Comparator.comparing(Hole::at));
        return holes;
    }

    private Hole said(StoredMessage message, Words words) {
        String to =
                message.recipients().stream()
                        .map(one -> names.agency(one, words))
                        .collect(Collectors.joining(", "));
        return new Hole(
                message.acceptedAt(),
                Moments.of(message.acceptedAt()),
                "message",
                names.title(message.type(), words),
                names.agency(message.from(), words) + (to.isEmpty() ? "" : " → " + to),
                message.id(),
                -1);
    }

    private Hole proved(
            EvidenceItem item, Statement statement, StoredMessage message, Words words) {
        Instant at = statement.time().toInstant();
        return new Hole(
                at,
                Moments.of(at),
                item.kind() == StatementKind.NON_RESPONSE ? "silence" : "proof",
                words.say("mail.proof." + item.kind().wireName()),
                item.party().map(one -> names.agency(one, words)).orElse(""),
                message.id(),
                item.receipt().log().index());
    }
}
