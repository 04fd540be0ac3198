package vn.liennganh.console.bell;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import vn.liennganh.console.access.Section;
import vn.liennganh.delivery.InboxItem;
import vn.liennganh.message.language.Words;

/**
 * One thing that stands and concerns a person.
 *
 * @param about the message, duty, draft or proposal
 * @param part in which the person deals with it
 * @param at since when it is so
 * @param path where the person deals with it
 * @param known whether whoever has seen everything up to a mark has seen it
 * @param what it is, without a name of anybody it is about
 * @param from whom it comes, or to whom it is owed
 * @param letter where it is a delivery
 * @param cause the message out of which a duty arose
 */
public record Tiding(
        Kind kind,
        UUID about,
        Section part,
        Instant at,
        String path,
        Predicate<Mark> known,
        Function<Words, String> what,
        Function<Words, String> from,
        Optional<InboxItem> letter,
        Optional<UUID> cause) {

    /** Neither a delivery nor a duty. */
    public static Tiding of(
            Kind kind,
            UUID about,
            Section part,
            Instant at,
            String path,
            Predicate<Mark> known,
            Function<Words, String> what,
            Function<Words, String> from) {
        return new Tiding(
                kind, about, part, at, path, known, what, from, Optional.empty(), Optional.empty());
    }

    Tiding as(Kind other) {
        return new Tiding(other, about, part, at, path, known, what, from, letter, cause);
    }
}
