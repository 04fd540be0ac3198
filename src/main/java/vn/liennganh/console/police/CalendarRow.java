package vn.liennganh.console.police;

import java.util.List;

/**
 * What is needed of one unit, day by day.
 *
 * @param agency the name of the police
 * @param unit the unit's own name; empty for operations to which none is assigned
 * @param cells as many as there are days
 */
public record CalendarRow(String agency, String unit, List<List<Block>> cells) {

    public CalendarRow {
        cells = cells.stream().map(List::copyOf).toList();
    }

    /**
     * How many people of one of the police are left on a day.
     *
     * @param mark class of the cell: empty, {@code soon} where asked people would not suffice,
     *     {@code bad} where promised ones do not
     */
    public record Left(String words, String mark) {}

    /** The people left of one of the police, day by day. */
    public record Strength(String agency, List<Left> days) {}
}
