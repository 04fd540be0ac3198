package vn.liennganh.console.court;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.console.due.DuePill;
import vn.liennganh.console.matter.OwedLine;
import vn.liennganh.console.matter.Proposals;

/**
 * A case as its page shows it to one reader.
 *
 * @param own whether the reader's agency enforces it; an authority sees only what it was asked
 * @param links what else stops or moves the enforcement; the agency's own business
 * @param proposals what the agency could send now
 */
public record CourtView(
        String number,
        String agency,
        boolean own,
        List<Asked> askings,
        List<Linked> links,
        List<Proposals.Line> proposals) {

    /** A request in a list. */
    public record Row(
            UUID exchange,
            String number,
            String other,
            String askedAt,
            long open,
            int questions,
            String state,
            String chip,
            Optional<OwedLine> owed) {

        /** The instant by which rows are ordered; the last of all where nothing is owed. */
        public String urgency() {
            return owed.map(OwedLine::due).map(DuePill::instant).orElse("9");
        }
    }

    /** One request to one authority. */
    public record Asked(
            UUID exchange,
            String authority,
            String state,
            String askedAt,
            String complexAt,
            String unclearAt,
            long open,
            List<Clause> questions,
            List<Said> said,
            String end,
            String endCited,
            List<OwedLine> owed,
            Optional<String> request,
            boolean ours) {}

    /** A question with its words and what became of it. */
    public record Clause(
            String no,
            String kind,
            String state,
            String chip,
            String quoted,
            String page,
            String doubt,
            String proposed,
            String answer,
            String correction) {}

    /** A message of the exchange. */
    public record Said(String what, String from, String at, Optional<String> link) {}

    /** Another exchange of the case, by its last step. */
    public record Linked(String procedure, String last, String at, Optional<String> link) {}

    /** A question that was found by its words. */
    public record Found(UUID exchange, String number, String other, String at, Clause question) {}
}
