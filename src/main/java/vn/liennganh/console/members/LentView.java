package vn.liennganh.console.members;

import java.util.List;

/**
 * A written delegation as its agency's heads see it.
 *
 * @param delegate who may act; {@code grantor} in whose capacity. A member's name where the
 *     certificate is one, else the beginning of its fingerprint
 * @param content what it covers, in words
 * @param from the first day and {@code to} the last, as the page's language writes days
 * @param state {@code now}, {@code coming} or {@code past}
 */
public record LentView(
        String delegate,
        String grantor,
        String capacity,
        List<String> content,
        String from,
        String to,
        String document,
        String state) {

    public LentView {
        content = List.copyOf(content);
    }
}
