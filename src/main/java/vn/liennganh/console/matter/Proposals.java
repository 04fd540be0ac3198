package vn.liennganh.console.matter;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.letter.DeskLetters;
import vn.liennganh.console.letter.Drafts;
import vn.liennganh.desk.Draft;
import vn.liennganh.message.language.Words;

/**
 * What a desk proposes, worded for a page, and the letter that begins with it. A proposal is
 * addressed by its type and what it is about: whatever joins or leaves the list meanwhile, nobody
 * begins another letter than the one that was read.
 */
@Service
public class Proposals {

    private static final int NUMBER_MAX = 100;
    private static final Set<String> NUMBERS = Set.of("/decision/number", "/request/number");

    private final Drafts drafts;
    private final DutyNames names;

    Proposals(Drafts drafts, DutyNames names) {
        this.drafts = drafts;
        this.names = names;
    }

    /**
     * A proposal in a list.
     *
     * @param key by which it is begun
     * @param numbered whether the office may give its number before it begins
     */
    public record Line(String key, String what, String to, boolean numbered) {}

    public List<Line> lines(List<Draft> all, Words words) {
        return all.stream()
                .map(
                        one ->
                                new Line(
                                        key(one),
                                        names.title(one.type(), words),
                                        one.to().stream()
                                                .map(it -> names.agency(it, words))
                                                .collect(Collectors.joining(", ")),
                                        one.missing().stream().anyMatch(NUMBERS::contains)))
                .toList();
    }

    /** What tells a proposal from every other of its matter, also when it is made anew. */
    public static String key(Draft one) {
        return one.type().value() + "|" + one.subject();
    }

    /** A number of a decision as it was typed; empty where none can be meant. */
    public static Optional<String> number(String typed) {
        return Optional.of(typed.strip())
                .filter(text -> !text.isEmpty() && text.length() <= NUMBER_MAX);
    }

    /**
     * Begins the letter of that key; where the desk has moved on, leads back to the page, which
     * then says that the proposal is no longer there.
     *
     * @param all what the desk proposes now
     * @param page that offered it
     */
    public String begin(Person person, List<Draft> all, String key, String page) {
        return all.stream()
                .filter(one -> key(one).equals(key))
                .findFirst()
                .map(one -> "redirect:/cho-ky/" + drafts.begin(person, DeskLetters.of(one)))
                .orElse("redirect:" + page + (page.contains("?") ? "&" : "?") + "khong-con=1");
    }
}
