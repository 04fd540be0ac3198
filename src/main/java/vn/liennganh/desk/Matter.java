package vn.liennganh.desk;

import vn.liennganh.message.AgencyId;

/**
 * What a desk adds up, by whose case it is.
 *
 * @param agency whose case it is
 * @param number of the case, as its agency writes it
 * @param part what sets matters of one case apart, in the desk's own words; empty where nothing
 *     does. It never holds a name or an identifier of a person
 */
public record Matter(AgencyId agency, String number, String part) {

    /** Longest {@link #part}, in characters. */
    public static final int PART_MAX = 80;

    public Matter {
        if (part.length() > PART_MAX) {
            throw new IllegalArgumentException("part of a matter too long: " + part.length());
        }
    }
}
