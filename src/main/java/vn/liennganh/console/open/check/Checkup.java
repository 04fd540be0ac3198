package vn.liennganh.console.open.check;

import java.util.List;

/**
 * What came of a check, for anybody: no party, no official and no content is named.
 *
 * @param verdict {@code valid}, {@code replaced}, {@code invalid}, {@code not-found} or {@code
 *     incomplete}
 * @param lines the five checks; none where nothing was found
 * @param facts what the register says of the document, as far as it is found
 */
public record Checkup(String verdict, List<Line> lines, List<Facts> facts) {

    public Checkup {
        lines = List.copyOf(lines);
        facts = List.copyOf(facts);
    }

    /**
     * One of the five.
     *
     * @param name {@code signature}, {@code integrity}, {@code time}, {@code log}, {@code force}
     * @param mark class of its chip: {@code good}, {@code soon}, {@code bad} or {@code idle}
     * @param details sentences in the reader's language
     */
    public record Line(String name, String mark, List<String> details) {

        public Line {
            details = List.copyOf(details);
        }
    }

    /**
     * What the register says.
     *
     * @param title the kind of document
     * @param sender the agency that sealed it
     */
    public record Facts(
            String title, String sender, String acceptedAt, String sha256, String code) {}

    /** The class that colours the whole. */
    public String mark() {
        return switch (verdict) {
            case "valid" -> "good";
            case "invalid" -> "bad";
            case "replaced", "incomplete" -> "warn";
            default -> "";
        };
    }
}
