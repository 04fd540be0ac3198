package vn.liennganh.console.letter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import vn.liennganh.console.access.Person;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.language.Words;
import vn.liennganh.regulation.Edition;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.RuleBook;

/** What a person may write to whom, as the catalogue says; the door still decides. */
@Component
public class Choices {

    private final RuleBook rules;
    private final Directory directory;
    private final Clock clock;

    Choices(RuleBook rules, Directory directory, @Qualifier("hubClock") Clock clock) {
        this.rules = rules;
        this.directory = directory;
        this.clock = clock;
    }

    /** A procedure with the messages of it that somebody may send. */
    public record Procedure(String title, List<Kind> kinds) {

        public Procedure {
            kinds = List.copyOf(kinds);
        }
    }

    /** A type of message under its name. */
    public record Kind(String type, String title, String citation) {}

    /** An agency that may be chosen as recipient. */
    public record Recipient(String id, String name, boolean proposed) {}

    /** The rule of a type today. */
    public Optional<MessageRule> rule(MessageType type) {
        return rules.rule(type, today());
    }

    /** What a draft is, as people call it. */
    String title(Draft draft, Words words) {
        MessageType type = draft.letter().type();
        String title = rule(type).map(one -> one.title().in(words.locale())).orElse(type.value());
        return draft.kind() == Draft.Kind.ACKNOWLEDGEMENT
                ? words.say("letter.acknowledgement-of", title)
                : title;
    }

    LocalDate today() {
        return LegalClock.day(clock.instant());
    }

    /** What opens an exchange and may be sent by the person's kind of agency. */
    public List<Procedure> opening(Person person, Locale locale) {
        List<Procedure> all = new ArrayList<>();
        for (Edition edition : rules.inForce(today())) {
            List<Kind> kinds =
                    edition.messages().values().stream()
                            .filter(MessageRule::opens)
                            .filter(rule -> sends(rule, person.kind()))
                            .map(rule -> kind(rule, locale))
                            .toList();
            if (!kinds.isEmpty()) {
                all.add(new Procedure(edition.title().in(locale), kinds));
            }
        }
        all.sort(Comparator.comparing(Procedure::title));
        return all;
    }

    /**
     * What may come next in a running exchange from the person's side; what is owed first. Some
     * types open an exchange and go on in one as well.
     */
    public List<Kind> next(Person person, ExchangeState exchange, Locale locale) {
        String state = exchange.stateFor(person.acting());
        List<String> owed =
                exchange.obligations().stream()
                        .filter(duty -> duty.outstanding())
                        .filter(duty -> duty.party().equals(person.acting()))
                        .map(duty -> duty.owes())
                        .toList();
        return rules.edition(exchange.procedure(), today())
                .map(Edition::messages)
                .map(
                        all ->
                                all.values().stream()
                                        .filter(
                                                rule ->
                                                        !rule.opens()
                                                                || rule.states().contains(state))
                                        .filter(rule -> sends(rule, person.kind()))
                                        .filter(rule -> fits(rule, state, exchange, person))
                                        .sorted(
                                                Comparator.comparing(
                                                        rule ->
                                                                !owed.contains(
                                                                        rule.type().value())))
                                        .map(rule -> kind(rule, locale))
                                        .toList())
                .orElse(List.of());
    }

    private static boolean fits(
            MessageRule rule, String state, ExchangeState exchange, Person person) {
        boolean opener = exchange.opener().equals(person.acting());
        return rule.states().contains(state)
                || opener && exchange.lanes().values().stream().anyMatch(rule.states()::contains)
                || opener && rule.states().contains(MessageRule.NEW);
    }

    /** Whether an agency of the person's kind sends letters of a type, such as an owed one. */
    public boolean writes(Person person, String type) {
        try {
            return rule(new MessageType(type)).filter(one -> sends(one, person.kind())).isPresent();
        } catch (IllegalArgumentException act) {
            return false;
        }
    }

    static boolean sends(MessageRule rule, String kind) {
        return rule.from().isEmpty() || rule.from().contains(kind);
    }

    static Kind kind(MessageRule rule, Locale locale) {
        return new Kind(
                rule.type().value(),
                rule.title().in(locale),
                rule.citations().stream()
                        .map(one -> one.shown(locale))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElse(""));
    }

    /** Whom the type may go to: the competent ones first, then the others by name. */
    public List<Recipient> recipients(MessageRule rule, Person person, Locale locale) {
        Set<AgencyId> competent = new LinkedHashSet<>();
        for (String role : directory.roles()) {
            competent.addAll(directory.competent(role, person.agency()));
        }
        return directory.agenciesOn(today()).stream()
                .filter(agency -> !agency.id().equals(person.acting()))
                .filter(agency -> agency.actsFor().isEmpty())
                .filter(agency -> rule.to().isEmpty() || rule.to().contains(agency.kind()))
                .map(agency -> recipient(agency, competent, locale))
                .sorted(
                        Comparator.comparing((Recipient one) -> !one.proposed())
                                .thenComparing(Recipient::name))
                .toList();
    }

    private static Recipient recipient(Agency agency, Set<AgencyId> competent, Locale locale) {
        return new Recipient(
                agency.id().value(),
                agency.names().getOrDefault(locale.getLanguage(), agency.id().value()),
                competent.contains(agency.id()));
    }
}
