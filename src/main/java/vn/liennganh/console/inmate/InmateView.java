package vn.liennganh.console.inmate;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.console.matter.OwedLine;
import vn.liennganh.console.matter.Proposals;

/**
 * A prisoner as the page shows one; amounts to the dong.
 *
 * @param totals where the money is, place by place
 */
public record InmateView(
        UUID exchange,
        String name,
        String number,
        String caseNumber,
        String agency,
        String keeper,
        String change,
        List<Total> totals,
        List<Owed> owed,
        List<Sum> sums,
        List<Thing> things,
        List<OwedLine> duties,
        List<Proposals.Line> proposals) {

    /**
     * A line of a list.
     *
     * @param name empty while the reader's agency has not opened what says it
     */
    public record Row(
            UUID exchange,
            String name,
            String number,
            String caseNumber,
            String other,
            String collected,
            boolean disputed,
            boolean keeps,
            String change) {}

    public record Total(String place, String amount) {}

    public record Owed(boolean toPay, String what, String amount) {}

    /** One sum on its way. */
    public record Sum(
            String kind,
            String receipt,
            String amount,
            String on,
            String state,
            String reference,
            Optional<String> link) {}

    /** A paper or a thing kept outside the money. */
    public record Thing(
            String number,
            String what,
            String condition,
            int originals,
            String where,
            String since) {}
}
