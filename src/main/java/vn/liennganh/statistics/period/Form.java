package vn.liennganh.statistics.period;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.AgencyId;

/**
 * One form of a period between the body that leads it and those that sign it.
 *
 * @param number 01 to 04
 * @param message the latest version of the form
 * @param signatures the latest answer of each partner to that version
 * @param agreed what minutes settled
 * @param corrections what a joint letter corrected, in the next period of the year
 * @param correctsIn the word of that period
 */
public record Form(
        UUID exchange,
        String number,
        UUID message,
        AgencyId lead,
        List<AgencyId> partners,
        List<Line> lines,
        List<Signature> signatures,
        List<Agreed> agreed,
        List<Correction> corrections,
        Optional<String> correctsIn) {

    private static final Map<String, String> NUMBERS =
            Map.of(
                    "joint-statistics.results-form", "01",
                    "joint-statistics.court-requests-form", "02",
                    "joint-statistics.administrative-form", "03",
                    "joint-statistics.supervision-form", "04");

    /** A line and its columns. */
    public record Line(String line, Map<String, Long> values) {
        public Line {
            values = Map.copyOf(values);
        }
    }

    /**
     * A partner's answer.
     *
     * @param agrees false where it names differences
     */
    public record Signature(
            AgencyId by, UUID message, boolean agrees, List<Difference> differences) {
        public Signature {
            differences = List.copyOf(differences);
        }
    }

    /**
     * Where two disagree.
     *
     * @param field the column; empty where the partner named none
     * @param theirs what the lead wrote
     * @param ours what the partner has
     */
    public record Difference(String line, String field, long theirs, long ours) {}

    /** What both hold to be right. */
    public record Agreed(String line, String field, long value) {}

    /** What was reported, and what is right. */
    public record Correction(String line, String field, long from, long to) {}

    public Form {
        partners = List.copyOf(partners);
        lines = List.copyOf(lines);
        signatures = List.copyOf(signatures);
        agreed = List.copyOf(agreed);
        corrections = List.copyOf(corrections);
    }

    /** How far it is. */
    public enum Stage {
        SENT,
        DIFFERENT,
        CONFIRMED,
        CORRECTED
    }

    static Optional<String> number(String type) {
        return Optional.ofNullable(NUMBERS.get(type));
    }

    /** A version of the form, which nobody has signed. */
    static Form of(Heard heard, String number) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode row : heard.list("rows")) {
            lines.add(line(row));
        }
        return new Form(
                heard.exchange(),
                number,
                heard.id(),
                heard.from(),
                heard.recipients(),
                lines,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** A row of a form: what is text names the line, what is a number is a column. */
    public static Line line(JsonNode row) {
        Map<String, Long> values = new TreeMap<>();
        row.properties()
                .forEach(
                        cell -> {
                            if (cell.getValue().isIntegralNumber()) {
                                values.put(cell.getKey(), cell.getValue().asLong());
                            }
                        });
        String kind = row.path("kind").asString("");
        String name = row.path("line").asString("");
        return new Line(kind.isEmpty() ? name : name + " (" + kind + ")", values);
    }

    public Stage stage() {
        if (!corrections.isEmpty()) {
            return Stage.CORRECTED;
        }
        if (!agreed.isEmpty()) {
            return Stage.CONFIRMED;
        }
        if (signatures.stream().anyMatch(one -> !one.agrees())) {
            return Stage.DIFFERENT;
        }
        return signatures.size() >= partners.size() ? Stage.CONFIRMED : Stage.SENT;
    }

    Form after(Heard heard) {
        return switch (heard.type()) {
            case "joint-statistics.confirmation" -> signed(heard);
            case "joint-statistics.difference-minutes" ->
                    new Form(
                            exchange,
                            number,
                            message,
                            lead,
                            partners,
                            lines,
                            signatures,
                            heard.list("agreed").stream()
                                    .map(
                                            one ->
                                                    new Agreed(
                                                            one.path("line").asString(),
                                                            one.path("field").asString(""),
                                                            one.path("value").asLong()))
                                    .toList(),
                            corrections,
                            correctsIn);
            case "joint-statistics.correction" -> corrected(heard);
            default -> this;
        };
    }

    private Form signed(Heard heard) {
        List<Signature> all = new ArrayList<>(signatures);
        all.removeIf(one -> one.by().equals(heard.from()));
        all.add(
                new Signature(
                        heard.from(),
                        heard.id(),
                        heard.text("outcome").equals("confirmed"),
                        heard.list("differences").stream()
                                .map(
                                        one ->
                                                new Difference(
                                                        one.path("line").asString(),
                                                        one.path("field").asString(""),
                                                        one.path("theirs").asLong(),
                                                        one.path("ours").asLong()))
                                .toList()));
        return new Form(
                exchange,
                number,
                message,
                lead,
                partners,
                lines,
                all,
                agreed,
                corrections,
                correctsIn);
    }

    private Form corrected(Heard heard) {
        List<Correction> all = new ArrayList<>(corrections);
        heard.list("corrections")
                .forEach(
                        one ->
                                all.add(
                                        new Correction(
                                                one.path("line").asString(),
                                                one.path("field").asString(""),
                                                one.path("from").asLong(),
                                                one.path("to").asLong())));
        return new Form(
                exchange,
                number,
                message,
                lead,
                partners,
                lines,
                signatures,
                agreed,
                all,
                Optional.of(heard.text("appliesTo")));
    }

    /** The differences named by partners whose answer still stands. */
    public List<Difference> differences() {
        return signatures.stream().flatMap(one -> one.differences().stream()).distinct().toList();
    }

    /** The reported value of a cell; empty where the form has no such cell. */
    public Optional<Long> reported(String line, String field) {
        return lines.stream()
                .filter(one -> one.line().equals(line))
                .findFirst()
                .flatMap(one -> Optional.ofNullable(one.values().get(field)));
    }

    /** Cell by cell, what is not as these lines have it: what a partner would answer. */
    public List<Difference> against(List<Line> own) {
        List<Difference> found = new ArrayList<>();
        for (Line mine : own) {
            new TreeMap<>(mine.values())
                    .forEach(
                            (field, value) -> {
                                long theirs = reported(mine.line(), field).orElse(0L);
                                if (theirs != value) {
                                    found.add(new Difference(mine.line(), field, theirs, value));
                                }
                            });
        }
        return List.copyOf(found);
    }
}
