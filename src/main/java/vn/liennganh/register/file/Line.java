package vn.liennganh.register.file;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.AgencyId;

/**
 * What a message says to a register: one line for the message, and one for each item of its lists.
 *
 * @param part the list that it stands in; empty for the message itself
 * @param parties its sender, addressees and copies: whoever else reads the file does not see it
 * @param when the day or moment that it speaks of, as written; empty where it names none
 * @param word a word of the schema or a name, such as an outcome or who is to do it; may be empty
 * @param amount a quantity or whole dong; 0 where there is none
 * @param unit of the quantity; empty where there is none
 */
public record Line(
        UUID message,
        UUID exchange,
        String type,
        String part,
        AgencyId from,
        List<AgencyId> parties,
        Instant at,
        String when,
        String text,
        String word,
        long amount,
        String unit) {

    public Line {
        parties = List.copyOf(parties);
    }

    static Line of(Heard heard, String part, Said said) {
        List<AgencyId> parties = new ArrayList<>();
        parties.add(heard.from());
        parties.addAll(heard.recipients());
        parties.addAll(heard.copies());
        return new Line(
                heard.id(),
                heard.exchange(),
                heard.type(),
                part,
                heard.from(),
                parties,
                heard.at(),
                said.when(),
                said.text(),
                said.word(),
                said.amount(),
                said.unit());
    }

    /** What the fields say. */
    record Said(String when, String text, String word, long amount, String unit) {}

    /** Whether one of these was told. */
    public boolean toldTo(Set<AgencyId> viewers) {
        return parties.stream().anyMatch(viewers::contains);
    }
}
