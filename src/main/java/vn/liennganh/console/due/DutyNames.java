package vn.liennganh.console.due;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.language.Words;
import vn.liennganh.regulation.Edition;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.RuleBook;

/** What rules and the directory call things, in the reader's language. */
@Component
public class DutyNames {

    private final RuleBook rules;
    private final Directory directory;
    private final Clock clock;

    DutyNames(RuleBook rules, Directory directory, Clock clock) {
        this.rules = rules;
        this.directory = directory;
        this.clock = clock;
    }

    /** What a duty asks for: the title of the message or of the act that is owed. */
    public String owed(Obligation duty, Words words) {
        return owed(duty.owes(), edition(duty.rule()), words.locale());
    }

    /** The same by name, under the edition that a duty's rule names. */
    public String owed(String owes, String rule, Words words) {
        return owed(owes, edition(rule), words.locale());
    }

    private String owed(String owes, Optional<Edition> edition, Locale locale) {
        String act = owes.substring(owes.indexOf('.') + 1);
        return edition.flatMap(
                        one ->
                                Optional.ofNullable(one.acts().get(act))
                                        .map(name -> name.in(locale))
                                        .or(() -> title(one, owes, locale)))
                .or(() -> titleToday(owes, locale))
                .orElse(owes);
    }

    /** The title of a type of message, as today's rules name it. */
    public String title(MessageType type, Words words) {
        return titleToday(type.value(), words.locale()).orElse(type.value());
    }

    /** The title of a procedure, by the name that rules and exchanges use. */
    public String procedure(String name, Words words) {
        return rules.edition(name, today())
                .map(edition -> edition.title().in(words.locale()))
                .orElse(name);
    }

    /** The title of a state of a procedure, as today's rules name it. */
    public String state(String procedure, String state, Words words) {
        return rules.edition(procedure, today())
                .flatMap(edition -> Optional.ofNullable(edition.states().get(state)))
                .map(title -> title.in(words.locale()))
                .orElse(state);
    }

    /** The name of an agency; its code where the directory has none. */
    public String agency(AgencyId id, Words words) {
        return directory
                .agency(id)
                .map(Agency::names)
                .map(
                        names ->
                                names.getOrDefault(
                                        words.locale().getLanguage(),
                                        names.getOrDefault("vi", id.value())))
                .orElse(id.value());
    }

    private Optional<Edition> edition(String rule) {
        int slash = rule.indexOf('/');
        int hash = rule.indexOf('#');
        return slash < 0 || hash < slash
                ? Optional.empty()
                : rules.edition(
                        rule.substring(0, slash),
                        Integer.parseInt(rule.substring(slash + 1, hash)));
    }

    private static Optional<String> title(Edition edition, String type, Locale locale) {
        return edition.messages().values().stream()
                .filter(rule -> rule.type().value().equals(type))
                .map(rule -> rule.title().in(locale))
                .findFirst();
    }

    private Optional<String> titleToday(String type, Locale locale) {
        return rules.rule(new MessageType(type), today())
                .map(MessageRule::title)
                .map(name -> name.in(locale));
    }

    private LocalDate today() {
        return LegalClock.day(clock.instant());
    }
}
