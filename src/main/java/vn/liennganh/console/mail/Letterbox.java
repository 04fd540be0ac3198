package vn.liennganh.console.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.assign.Assigned;
import vn.liennganh.console.assign.Assignments;
import vn.liennganh.console.due.DuePill;
import vn.liennganh.console.due.Dues;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.due.GatheringWords;
import vn.liennganh.console.form.BodyView;
import vn.liennganh.console.letter.Choices;
import vn.liennganh.console.letter.Handling;
import vn.liennganh.console.open.check.Fates;
import vn.liennganh.console.signin.Member;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.exchange.ExchangeView;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.StatementKind;
import vn.liennganh.message.language.Words;
import vn.liennganh.pki.CmsReader;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.RuleBook;

/** Opens a stored message for a reader: its words, its place, its proof, and what comes next. */
@Component
class Letterbox {

    private final Sight sight;
    private final MessageArchive archive;
    private final EvidenceLog log;
    private final RuleBook rules;
    private final Choices choices;
    private final Spine spine;
    private final Dues dues;
    private final DutyNames names;
    private final Assignments assignments;
    private final Handling handling;
    private final Fates fates;
    private final Returns returns;
    private final GatheringWords gatherings;

    Letterbox(
            Sight sight,
            MessageArchive archive,
            EvidenceLog log,
            RuleBook rules,
            Choices choices,
            Spine spine,
            Dues dues,
            DutyNames names,
            Assignments assignments,
            Handling handling,
            Fates fates,
            Returns returns,
            GatheringWords gatherings) {
        this.sight = sight;
        this.archive = archive;
        this.log = log;
        this.rules = rules;
        this.choices = choices;
        this.spine = spine;
        this.dues = dues;
        this.names = names;
        this.assignments = assignments;
        this.handling = handling;
        this.fates = fates;
        this.returns = returns;
        this.gatherings = gatherings;
    }

    /** Something owed in the conversation. */
    record Owed(DuePill due, String what, String by, String to, boolean mine, String type) {}

    /**
     * What was said of a document afterwards.
     *
     * @param by the message that says so, where the reader may see it
     */
    record Fate(String words, Optional<UUID> by) {}

    /**
     * A message, opened.
     *
     * @param acknowledged whether the reader's agency has acknowledged it
     * @param gatherings how far the answers are to what the reader's agency asked several
     * @param next what the reader's agency may send now, what it owes first
     * @param handling what it may say of this document in an exchange of its own
     * @param about the document that the words are about, where they are about one
     * @param fates what its own sender said of it last, and who returned it
     * @param assigned who of the reader's agency takes care of the conversation
     * @param colleagues to whom it can be given
     */
    record Open(
            StoredMessage message,
            String title,
            String from,
            List<String> to,
            Optional<String> caseNumber,
            String procedure,
            String state,
            List<BodyView.Line> lines,
            List<AttachmentRef> attachments,
            List<Spine.Hole> spine,
            List<Owed> owed,
            List<GatheringWords.Card> gatherings,
            List<Choices.Kind> next,
            List<Choices.Kind> handling,
            Optional<Handling.About> about,
            List<Fate> fates,
            boolean received,
            boolean acknowledged,
            Optional<Assigned> assigned,
            List<Member> colleagues) {

        /** Whether there is a receipt for the reader to take. */
        public boolean receipt() {
            return spine.stream()
                    .anyMatch(hole -> hole.leaf() >= 0 && hole.message().equals(message.id()));
        }
    }

    Open open(StoredMessage message, Person person, Words words) {
        Sight.Conversation seen =
                sight.conversation(message.exchange(), person.acting()).orElseThrow();
        Envelope envelope = envelope(message);
        ExchangeView view = seen.view();
        return new Open(
                message,
                names.title(message.type(), words),
                names.agency(message.from(), words),
                message.recipients().stream().map(one -> names.agency(one, words)).toList(),
                envelope.caseNumber(),
                names.procedure(view.whole().procedure(), words),
                state(view, words),
                rules.schema(message.type(), LegalClock.day(message.acceptedAt()))
                        .map(schema -> BodyView.of(schema, envelope.body(), words.locale()))
                        .orElse(List.of()),
                message.attachments(),
                spine.of(seen, person.acting(), words),
                view.obligations().stream().map(duty -> owed(duty, person, words)).toList(),
                gatherings.cards(view.whole(), person, words),
                choices.next(person, view.whole(), words.locale()),
                handling.of(message, person, words.locale()),
                handling.about(message.type(), envelope.body(), person, words),
                fates(message, person, words),
                sight.received(message, person.acting()),
                acknowledged(message, person),
                Optional.ofNullable(
                        assignments
                                .of(person, List.of(message.exchange()))
                                .get(message.exchange())),
                assignments.colleagues(person));
    }

    private List<Fate> fates(StoredMessage message, Person person, Words words) {
        List<Fate> all = new ArrayList<>();
        fates.of(message)
                .map(
                        said ->
                                new Fate(
                                        words.say(
                                                "mail.fate." + said.kind(),
                                                words.moment(said.at())),
                                        visible(said.by(), person)))
                .ifPresent(all::add);
        for (Returns.Said said : returns.of(message, person.acting())) {
            String who = names.agency(AgencyId.of(said.from()), words);
            all.add(
                    new Fate(
                            words.say("mail.fate.return", who, words.moment(said.at())),
                            visible(said.by(), person)));
        }
        return all;
    }

    private Optional<UUID> visible(UUID message, Person person) {
        return sight.message(message, person.acting()).map(StoredMessage::id);
    }

    Envelope envelope(StoredMessage message) {
        return envelope(archive.bytes(message.id()));
    }

    /** What an accepted message says, from its signed bytes. */
    static Envelope envelope(byte[] cms) {
        return EnvelopeReader.read(new CmsReader().read(cms).orThrow().content()).value();
    }

    private String state(ExchangeView view, Words words) {
        return rules.edition(view.whole().procedure(), view.whole().edition())
                .map(edition -> edition.states().get(view.state()))
                .map(name -> name.in(words.locale()))
                .orElse(view.state());
    }

    private Owed owed(Obligation duty, Person person, Words words) {
        boolean mine = duty.party().equals(person.acting());
        return new Owed(
                dues.pill(duty, words),
                names.owed(duty, words),
                names.agency(duty.party(), words),
                names.agency(duty.owedTo(), words),
                mine && duty.outstanding(),
                duty.owes());
    }

    private boolean acknowledged(StoredMessage message, Person person) {
        return log.ofMessage(message.id()).stream()
                .filter(item -> item.kind() == StatementKind.CONTENT_HANDOVER)
                .anyMatch(item -> item.party().equals(Optional.of(person.acting())));
    }
}
