package vn.liennganh.delivery.gather;

import java.util.UUID;

/**
 * What the broker carries of a gathering: which request, and up to which change it is to be looked
 * at.
 *
 * @param change 1 for the first
 */
public record Reference(UUID request, long change) {

    private static final String BETWEEN = "/";

    /** As the broker carries it. */
    public String write() {
        return request + BETWEEN + change;
    }

    /**
     * @throws IllegalArgumentException if it was not written by {@link #write()}
     */
    public static Reference read(String text) {
        int between = text.indexOf(BETWEEN);
        if (between < 0) {
            throw new IllegalArgumentException("No reference to a gathering");
        }
        return new Reference(
                UUID.fromString(text.substring(0, between)),
                Long.parseLong(text.substring(between + 1)));
    }
}
