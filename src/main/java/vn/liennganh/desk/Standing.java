package vn.liennganh.desk;

import java.time.Instant;

/**
 * Where a matter stands, and after which message.
 *
 * @param last number of the message after which it stands so; 0 before any
 * @param at when that message was accepted
 */
public record Standing<P>(Matter matter, long last, Instant at, P content) {

    static <P> Standing<P> empty(Book<P> book, Matter matter) {
        return new Standing<>(matter, 0, Instant.EPOCH, book.empty(matter));
    }

    Standing<P> after(Book<P> book, Heard heard) {
        return new Standing<>(matter, heard.number(), heard.at(), book.after(content, heard));
    }
}
