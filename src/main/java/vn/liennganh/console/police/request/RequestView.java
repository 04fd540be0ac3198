package vn.liennganh.console.police.request;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.coercion.operation.Operation;
import vn.liennganh.console.due.DuePill;
import vn.liennganh.console.police.Look;
import vn.liennganh.console.police.Warning;

/**
 * One operation as its viewer sees it.
 *
 * @param parts the seven headings that a request always has, in their order
 * @param asked how many people; a question mark where the viewer was not told
 * @param owed what the viewer owes, the most urgent first; {@code awaited} what it is owed
 * @param changes of the last text, field by field: since the consent that is to be asked for again,
 *     else since the text before
 */
public record RequestView(
        Operation operation,
        String number,
        String agency,
        Look look,
        String when,
        String place,
        String measure,
        String asked,
        int committed,
        List<Part> parts,
        List<Owed> owed,
        List<Owed> awaited,
        List<Voice> voices,
        List<Change> changes,
        boolean reopens,
        List<Warning> warnings,
        List<Step> steps,
        List<Line> history) {

    /** One heading with what is said below it; nothing where nobody said anything. */
    public record Part(String title, List<Entry> entries) {}

    public record Entry(String label, String value) {}

    public record Owed(String title, String whose, DuePill due) {}

    /** Where one agency's consent stands, and the forces that it has named. */
    public record Voice(
            String agency, String words, String chip, String at, String note, String forces) {}

    public record Change(String field, String before, String after, boolean reopens) {}

    /** A step of the planning arithmetic with its last day. */
    public record Step(String title, String by, boolean past) {}

    /** A message of the operation. */
    public record Line(UUID message, String at, String title, String from, String note) {}

    public UUID exchange() {
        return operation.exchange();
    }

    /** The key of the heading of the changes: what they are counted from. */
    public String since() {
        return operation.reopened().isPresent() ? "police.changes.agreed" : "police.changes";
    }

    public Optional<Owed> first() {
        return owed.stream().findFirst();
    }
}
