package vn.liennganh.console.operator;

import java.util.List;
import java.util.Optional;

/**
 * The first page of whoever runs the hub, ready to be shown.
 *
 * @param verdict one sentence: all is well, or how many things want somebody
 * @param calm whether nothing wants anybody
 * @param now when it was counted
 * @param agencies how many are registered; {@code rows} has those that matter most
 * @param lateInAll how many steps are late; {@code late} has the longest
 */
public record Board(
        String verdict,
        boolean calm,
        String now,
        List<Tile> tiles,
        List<Row> rows,
        int agencies,
        List<Stuck> stuck,
        List<Assigned> late,
        int lateInAll,
        List<Refusal> refusals,
        List<Parts.Part> parts) {

    /**
     * A figure with its sentence.
     *
     * @param tone {@code warn} where somebody should look, {@code bad} where evidence is damaged,
     *     {@code good} where something was verified, otherwise empty
     * @param bars the last hour in slices; none where there is nothing to draw
     */
    public record Tile(
            String key,
            String value,
            String sentence,
            String tone,
            Optional<String> link,
            List<Bars.Bar> bars) {}

    /**
     * How it stands with one partner.
     *
     * @param late steps by which it joins, whose day has passed
     */
    public record Row(
            String agency,
            String name,
            String channel,
            long sent,
            long waiting,
            long taken,
            long retrying,
            long parked,
            String lastContact,
            Optional<Long> certificateDays,
            boolean certificateSoon,
            boolean suspended,
            int late) {

        boolean troubled() {
            return retrying + parked + late > 0 || certificateSoon || suspended;
        }
    }

    /**
     * A step by which an agency joins and that somebody sees to.
     *
     * @param late whether its day has passed
     */
    public record Assigned(
            String agency, String name, String step, String owner, String due, boolean late) {}

    /** Parked deliveries of one reason to one partner. */
    public record Stuck(
            String reason, String sentence, String agency, String name, long count, String since) {}

    /** What was turned away before a seal was verified. */
    public record Refusal(String channel, String code, long count) {}
}
