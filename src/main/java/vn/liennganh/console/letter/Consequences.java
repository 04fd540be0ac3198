package vn.liennganh.console.letter;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.form.Fields;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.legaltime.Due;
import vn.liennganh.legaltime.TimeLimit.Unit;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.FieldError;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.message.Verdict;
import vn.liennganh.message.language.Words;
import vn.liennganh.pki.CmsReader;
import vn.liennganh.regulation.Duty;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.regulation.explain.Days;

/**
 * What a letter will bring about, told before anybody signs it, and what is still wrong with it.
 */
@Component
public class Consequences {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final RuleBook rules;
    private final Sight sight;
    private final MessageArchive archive;
    private final DutyNames names;
    private final Clock clock;
    private final boolean sandbox;

    Consequences(
            RuleBook rules,
            Sight sight,
            MessageArchive archive,
            DutyNames names,
            @Qualifier("hubClock") Clock clock,
            @Value("${hub.sandbox.enabled:false}") boolean sandbox) {
        this.rules = rules;
        this.sight = sight;
        this.archive = archive;
        this.names = names;
        this.clock = clock;
        this.sandbox = sandbox;
    }

    /**
     * A duty that it opens.
     *
     * @param limit as law gives it, or the office, which is then said
     * @param due as it would be if the start were now; empty where that says nothing
     * @param unsure the days that the count passes and the calendar only assumes; mostly empty
     * @param conditional whether it depends on the words that will stand in the letter
     */
    public record Opens(
            String who,
            String owes,
            String limit,
            String due,
            String unsure,
            boolean conditional,
            String citation) {}

    /** The duties that a message of this kind opens when it is sent. */
    public List<Opens> duties(MessageRule rule, Locale locale) {
        Instant now = clock.instant();
        return rule.duties().stream().map(duty -> opens(duty, now, locale)).toList();
    }

    private Opens opens(Duty duty, Instant now, Locale locale) {
        String who =
                "letter.between." + duty.party().name().toLowerCase(Locale.ROOT).replace('_', '-');
        boolean fromNow = duty.limit().unit() != Unit.IMMEDIATELY && !duty.limit().unit().before();
        Optional<Due> due =
                fromNow ? Optional.of(rules.clock().due(now, duty.limit())) : Optional.empty();
        return new Opens(
                Texts.render(Text.of(who), locale),
                names.owed(duty.owes(), duty.id(), new Words(locale)),
                limit(duty, locale),
                due.map(one -> Days.due(one.at(), locale)).orElse(""),
                due.map(one -> unsure(one, locale)).orElse(""),
                duty.when().isPresent(),
                duty.citations().stream()
                        .map(one -> one.shown(locale))
                        .flatMap(Optional::stream)
                        .distinct()
                        .collect(Collectors.joining("; ")));
    }

    private static String limit(Duty duty, Locale locale) {
        String limit =
                Texts.render(
                        Text.of(
                                "explain.limit." + duty.limit().unit().wireName(),
                                duty.limit().amount()),
                        locale);
        return duty.policy() ? Texts.render(Text.of("explain.limit.policy", limit), locale) : limit;
    }

    private static String unsure(Due due, Locale locale) {
        String days =
                due.unsure().stream()
                        .map(range -> Days.range(range.from(), range.through(), locale))
                        .collect(Collectors.joining(", "));
        return due.provisional()
                ? Texts.render(Text.of("explain.provisional.calendar", days), locale)
                : "";
    }

    /**
     * The letter with invented words, for whoever tries things out in the sandbox; elsewhere
     * nothing is invented.
     */
    NewLetter sample(NewLetter blank) {
        if (!sandbox) {
            return blank;
        }
        return rules.sample(blank.type(), clock.instant(), RANDOM)
                .filter(document -> document.path("body") instanceof ObjectNode)
                .map(
                        document ->
                                new NewLetter(
                                        blank.type(),
                                        blank.to(),
                                        blank.inReplyTo(),
                                        blank.exchange(),
                                        blank.related(),
                                        blank.caseNumber().or(() -> number(document)),
                                        blank.urgency(),
                                        (ObjectNode) document.path("body")))
                .orElse(blank);
    }

    private static Optional<String> number(ObjectNode document) {
        return Optional.of(document.path("caseNumber").asString("")).filter(one -> !one.isEmpty());
    }

    /** What the schema and the rule find wrong with the words so far. */
    List<FieldError> errors(NewLetter letter, MessageRule rule) {
        List<FieldError> errors = new ArrayList<>();
        if (letter.to().isEmpty()) {
            errors.add(new FieldError("/to", Text.of("letter.no-recipient")));
        }
        if (rule.caseNumber() && letter.caseNumber().isEmpty()) {
            errors.add(new FieldError("/caseNumber", Text.of("letter.no-case-number")));
        }
        errors.addAll(Fields.clear(letter.body(), rules.check(rule, letter.body())));
        return errors;
    }

    /** The case that an exchange is about, from the first of its messages that the person sees. */
    Optional<String> caseNumber(UUID exchange, Person person) {
        return sight.conversation(exchange, person.acting()).stream()
                .flatMap(seen -> seen.messages().stream())
                .map(message -> envelope(archive.bytes(message.id())))
                .flatMap(Optional::stream)
                .map(Envelope::caseNumber)
                .flatMap(Optional::stream)
                .findFirst();
    }

    static Optional<Envelope> envelope(byte[] cms) {
        Verdict<Envelope> read = EnvelopeReader.read(new CmsReader().read(cms).orThrow().content());
        return read.refusal().isPresent() ? Optional.empty() : Optional.of(read.value());
    }
}
