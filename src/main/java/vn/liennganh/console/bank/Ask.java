package vn.liennganh.console.bank;

import java.util.Optional;
import java.util.UUID;
import vn.liennganh.console.due.DuePill;

/**
 * Something that the bank is asked or ordered, as a line of its queue.
 *
 * @param answer where to answer it
 * @param draft the answer that is being written, and by whom
 */
public record Ask(
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
