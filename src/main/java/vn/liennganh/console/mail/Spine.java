package vn.liennganh.console.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.directory.Directory;
import vn.liennganh.evidence.EvidenceItem;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Statement;
import vn.liennganh.message.StatementKind;
import vn.liennganh.message.language.Words;
import vn.liennganh.regulation.Obligation;

/**
 * The evidence spine of a conversation: messages and what is attested about them, in time, as one
 * viewer may see it.
 */
@Component
public class Spine {

    private final EvidenceLog log;
    private final Sight sight;
    private final DutyNames names;
    private final Directory directory;
    private final Clock clock;

    Spine(EvidenceLog log, Sight sight, DutyNames names, Directory directory, Clock clock) {
        this.log = log;
        this.sight = sight;
        this.names = names;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * One hole of it.
     *
     * @param kind {@code message}, {@code proof}, {@code silence}, or {@code withheld} where the
     *     hub withheld somebody's channel
     * @param leaf where it stands in the log; negative where it is no receipt of a message
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
    List<Hole> of(Sight.Conversation seen, AgencyId viewer, Words words) {
        List<Hole> holes = new ArrayList<>();
        for (StoredMessage message : seen.messages()) {
            holes.add(said(message, words));
            for (EvidenceItem item : sight.evidence(log.ofMessage(message.id()), message, viewer)) {
                Statement.read(item.receipt().statement())
                        .ifPresent(statement -> holes.add(proved(item, statement, message, words)));
            }
        }
        holes.addAll(withheld(seen, holes, words));
        holes.sort(Comparator.comparing(Hole::at));
        return holes;
    }

    /**
     * What the hub itself did to those who take part, so that nobody takes it for their silence:
     * from the first message to the last thing that happened, or to now while something is owed.
     */
    private List<Hole> withheld(Sight.Conversation seen, List<Hole> holes, Words words) {
        Instant first = holes.stream().map(Hole::at).min(Comparator.naturalOrder()).orElseThrow();
        Instant last =
                seen.view().obligations().stream().anyMatch(Obligation::outstanding)
                        ? clock.instant()
                        : holes.stream().map(Hole::at).max(Comparator.naturalOrder()).orElseThrow();
        UUID opening = seen.messages().get(0).id();
        return seen.messages().stream()
                .flatMap(one -> Stream.concat(Stream.of(one.from()), one.recipients().stream()))
                .distinct()
                .flatMap(one -> directory.suspensions(one).stream())
                .filter(one -> one.touches(first, last))
                .map(
                        one ->
                                new Hole(
                                        one.from(),
                                        Moments.of(one.from()),
                                        "withheld",
                                        one.to().isPresent()
                                                ? words.say(
                                                        "mail.withheld-until",
                                                        Moments.of(one.to().get()))
                                                : words.say("mail.withheld-since"),
                                        names.agency(one.agency(), words),
                                        opening,
                                        -1))
                .toList();
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
