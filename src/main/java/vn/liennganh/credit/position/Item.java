package vn.liennganh.credit.position;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import vn.liennganh.message.AgencyId;

/**
 * Something asked or told between an agency and a bank in a case, and what came of it.
 *
 * @param message the latest that asks or tells it
 * @param asked how often it was asked for
 * @param words what it is about, in the words of the document
 * @param owner who is to settle it, where the document names one
 * @param on the day that it is about: as of, to be settled by, received, consented
 * @param amount whole dong
 * @param happenedAt when the bank says that collateral was disposed of or a debt repaid
 * @param answered whole dong of the answer: the surplus, the interest found, the money received
 */
public record Item(
        Kind kind,
        UUID exchange,
        UUID message,
        AgencyId from,
        AgencyId to,
        Instant at,
        int asked,
        String words,
        String owner,
        Optional<LocalDate> on,
        OptionalLong amount,
        State state,
        Optional<Instant> answeredAt,
        Optional<Instant> happenedAt,
        String answer,
        OptionalLong answered) {

    /** What it is. */
    public enum Kind {
        COLLATERAL,
        PAPERS,
        ATTACHMENT_NOTICE,
        SECURED_DEBT,
        BAD_DEBT,
        OBSTACLE,
        INTEREST,
        AGREEMENT,
        CONSENT,
        PAYMENT;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What came of it. */
    public enum State {
        /** The addressee's turn. */
        WAITING,
        /** Answered otherwise than asked: the sender's turn. */
        DISPUTED,
        SETTLED,
        /** Told; nothing is owed for it now. */
        TOLD,
        /** Its conversation ended before. */
        ENDED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean waiting() {
        return state == State.WAITING;
    }

    /** Whose turn it is. */
    public Optional<AgencyId> waitsOn() {
        return switch (state) {
            case WAITING -> Optional.of(to);
            case DISPUTED -> Optional.of(from);
            default -> Optional.empty();
        };
    }

    Item again(UUID latest, Instant now, int times) {
        return new Item(
                kind,
                exchange,
                latest,
                from,
                to,
                now,
                times,
                words,
                owner,
                on,
                amount,
                state,
                answeredAt,
                happenedAt,
                answer,
                answered);
    }

    Item in(State now) {
        return new Item(
                kind,
                exchange,
                message,
                from,
                to,
                at,
                asked,
                words,
                owner,
                on,
                amount,
                now,
                answeredAt,
                happenedAt,
                answer,
                answered);
    }

    Item answered(State now, Instant when, Reply reply) {
        return new Item(
                kind,
                exchange,
                message,
                from,
                to,
                at,
                asked,
                words,
                owner,
                on,
                amount,
                now,
                Optional.of(when),
                reply.happenedAt(),
                reply.words(),
                reply.amount());
    }

    /** What an answer says. */
    record Reply(String words, OptionalLong amount, Optional<Instant> happenedAt) {}
}
