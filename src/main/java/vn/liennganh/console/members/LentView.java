package vn.liennganh.console.members;

import java.util.List;
import java.util.UUID;

/**
 * A written delegation as its agency's heads see it.
 *
 * @param delegate who may act; {@code grantor} in whose capacity. A member's name where the
 *     certificate is one, else the beginning of its fingerprint
 * @param content what it covers, in words
 * @param from the first day and {@code to} the last, as the page's language writes days
 * @param state {@code now}, {@code coming} or {@code past}
 * @param endable whether the reader may end it
 */
public record LentView(
        UUID id,
        String delegate,
        String grantor,
        String capacity,
        List<String> content,
        String from,
        String to,
        String document,
        String state,
        boolean endable) {

    public LentView {
        content = List.copyOf(content);
    }
}
