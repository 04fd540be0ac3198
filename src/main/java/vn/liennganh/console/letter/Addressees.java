package vn.liennganh.console.letter;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.language.Words;
import vn.liennganh.regulation.MessageRule;

/** Whom a letter goes to, or may go to, as people call them. */
@Component
class Addressees {

    private static final String GROUP = "group:";

    private final Choices choices;
    private final DutyNames names;

    Addressees(Choices choices, DutyNames names) {
        this.choices = choices;
        this.names = names;
    }

    /**
     * An agency or a group.
     *
     * @param value as the letter names it
     * @param code beside the name; empty for a group
     * @param proposed whether the directory calls it competent
     */
    public record Addressee(String value, String name, String code, boolean proposed) {}

    /** What the form offers: those chosen so far first, then the others. */
    public record Offer(List<Addressee> chosen, List<Addressee> others) {}

    /** Those of a letter, in its own order. */
    List<Addressee> of(NewLetter letter, Words words) {
        return letter.to().stream().map(one -> named(one, words)).toList();
    }

    /** Whoever is chosen stays in sight, also where the rule would no longer offer it. */
    Offer offer(MessageRule rule, NewLetter letter, Person person, Words words) {
        Set<String> chosen = new HashSet<>(letter.to());
        Stream<Addressee> groups =
                rule.groups().stream()
                        .filter(one -> !one.equals(MessageRule.ANY))
                        .sorted()
                        .map(one -> named(GROUP + one, words));
        Stream<Addressee> agencies =
                choices.recipients(rule, person, words.locale()).stream()
                        .map(one -> new Addressee(one.id(), one.name(), one.id(), one.proposed()));
        return new Offer(
                of(letter, words),
                Stream.concat(groups, agencies)
                        .filter(one -> !chosen.contains(one.value()))
                        .toList());
    }

    private Addressee named(String value, Words words) {
        if (value.startsWith(GROUP)) {
            String key = "letter.group." + value.substring(GROUP.length());
            String said = words.say(key);
            return new Addressee(value, said.equals(key) ? value : said, "", false);
        }
        try {
            return new Addressee(value, names.agency(AgencyId.of(value), words), value, false);
        } catch (IllegalArgumentException noCode) {
            return new Addressee(value, value, "", false);
        }
    }
}
