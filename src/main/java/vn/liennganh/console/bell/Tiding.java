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
 * @param id of the message, duty, draft or proposal
 * @param part in which the person deals with it
 * @param at since when it is so
 * @param path where the person deals with it
 * @param known whether whoever has seen everything up to a mark has seen it
 * @param what it is, without a name of anybody it is about
 * @param from whom it comes, or to whom it is owed
 * @param letter where it is a delivery
 * @param cause the message out of which a duty arose
 * @param about the case, as far as it is known without reading a message
 */
public record Tiding(
        Kind kind,
        UUID id,
        Section part,
        Instant at,
        String path,
        Predicate<Mark> known,
        Function<Words, String> what,
        Function<Words, String> from,
        Optional<InboxItem> letter,
        Optional<UUID> cause,
        Case about) {

    /**
     * The case that something is about.
     *
     * @param exchange whose first message names it; empty where there is none yet
     * @param number as the agency's own draft names it
     */
    public record Case(Optional<UUID> exchange, Optional<String> number) {

        /** No case, or none that is known here. */
        public static final Case NONE = new Case(Optional.empty(), Optional.empty());

        static Case of(UUID exchange) {
            return new Case(Optional.of(exchange), Optional.empty());
        }
    }

    /** Neither a delivery nor a duty. */
    public static Tiding of(
            Kind kind,
            UUID id,
            Section part,
            Instant at,
            String path,
            Predicate<Mark> known,
            Function<Words, String> what,
            Function<Words, String> from) {
        return new Tiding(
                kind,
                id,
                part,
                at,
                path,
                known,
                what,
                from,
                Optional.empty(),
                Optional.empty(),
                Case.NONE);
    }

    /** The same, about a case. */
    public Tiding in(Case named) {
        return new Tiding(kind, id, part, at, path, known, what, from, letter, cause, named);
    }

    Tiding as(Kind other) {
        return new Tiding(other, id, part, at, path, known, what, from, letter, cause, about);
    }
}
