package vn.liennganh.console.register;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.console.matter.OwedLine;
import vn.liennganh.register.figure.Items;

/**
 * A case in a register as its page shows it: the whole to its agency, to a partner what it was
 * told.
 */
public record FileView(
        String number,
        String agency,
        String register,
        List<Standing> standings,
        List<Said> said,
        List<Items.Item> items,
        List<OwedLine> duties) {

    /** A line of a list. */
    public record Row(
            UUID exchange,
            String number,
            String agency,
            List<String> states,
            String last,
            String since,
            Optional<OwedLine> owed) {}

    /** Where an exchange stands, for one party or for all. */
    public record Standing(String procedure, String party, String state, String since) {}

    /** A message, with what it says to the register. */
    public record Said(
            String what,
            String from,
            String at,
            String when,
            String text,
            String word,
            String amount,
            List<String> items,
            Optional<String> link) {}
}
