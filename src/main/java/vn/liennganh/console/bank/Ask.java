package vn.liennganh.console.bank;

import java.util.Optional;
import java.util.UUID;
import vn.liennganh.console.due.DuePill;

/**
 * Something that the bank is asked or ordered, as a line of its queue.
 *
 * @param read whether the bank has had its words; what they say is left out before
 * @param answer where to answer it
 * @param draft the answer that is being written, and by whom
 */
public record Ask(
        UUID message,
        boolean read,
        String title,
        String owes,
        String from,
        String caseNumber,
        String debtor,
        String amount,
        String accepted,
        DuePill due,
        String link,
        String answer,
        Optional<Writing> draft) {

    /** The same without its words: nobody of the bank has opened it yet. */
    Ask closed() {
        return new Ask(
                message,
                false,
                title,
                owes,
                from,
                caseNumber,
                "",
                "",
                accepted,
                due,
                link,
                answer,
                draft);
    }

    /** An answer on its way, and who the first and the second person are. */
    public record Writing(
            UUID id,
            String maker,
            String state,
            boolean needed,
            Optional<Approval> approval,
            boolean mayDecide,
            boolean mayAsk) {}
}
