package vn.liennganh.console.letter;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.liennganh.console.access.Person;
import vn.liennganh.message.AttachmentRef;

/**
 * Begins letters that a room's own form has filled in: one in which nothing is missing waits for
 * its signatures at once, any other is carried on with on the page of letters.
 */
@Component
public class ReadyLetters {

    private final Drafts drafts;
    private final Choices choices;
    private final Consequences consequences;

    ReadyLetters(Drafts drafts, Choices choices, Consequences consequences) {
        this.drafts = drafts;
        this.choices = choices;
        this.consequences = consequences;
    }

    /**
     * Begins it, with files that are stored already.
     *
     * @return the draft's id; its page for signing leads to its words while they are open
     */
    public UUID begin(Person person, NewLetter letter, List<AttachmentRef> files) {
        UUID id = drafts.begin(person, letter);
        Draft draft = drafts.find(id, person).orElseThrow();
        if (!files.isEmpty()) {
            draft = drafts.rewrite(draft, person, letter, files);
        }
        boolean complete =
                choices.rule(letter.type())
                        .filter(rule -> consequences.errors(letter, rule).isEmpty())
                        .isPresent();
        if (complete) {
            drafts.fix(draft, person);
        }
        return id;
    }
}
