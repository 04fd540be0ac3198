package vn.liennganh.freeze.position;

import java.time.Instant;
import java.util.List;

/**
 * What a holder last said that it holds, as of when it says so.
 *
 * @param dong what is held; meaningful where {@code value} is known only
 * @param accounts what is held on each account, as the report lists it
 * @param earlier freezes of others that the holder named: information only
 */
public record Found(
        Value value, long dong, Instant asOf, List<Account> accounts, List<Earlier> earlier) {

    /** Whether an amount can be added up. */
    public enum Value {
        /** No answer yet. */
        UNREPORTED,
        /** A sum of money. */
        KNOWN,
        /** Everything is held and nobody knows how much: neither nothing nor the ceiling. */
        UNVALUED
    }

    /** What is held on one account. */
    public record Account(String number, long held) {}

    /** A measure of somebody else on the same money. */
    public record Earlier(String authority, String documentNumber, long amount) {}

    static final Found NOTHING_YET =
            new Found(Value.UNREPORTED, 0, Instant.EPOCH, List.of(), List.of());

    public Found {
        accounts = List.copyOf(accounts);
        earlier = List.copyOf(earlier);
    }

    public boolean known() {
        return value == Value.KNOWN;
    }

    /** Whether a statement about that moment is older than what is known already. */
    boolean newerThan(Instant moment) {
        return value != Value.UNREPORTED && asOf.isAfter(moment);
    }

    /** A later sum; the list of accounts no longer adds up to it and is left out. */
    Found now(long sum, Instant moment) {
        return new Found(Value.KNOWN, Math.max(0, sum), moment, List.of(), earlier);
    }
}
