package vn.liennganh.freeze.position;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a holder last said that it holds, as of when it says so.
 *
 * @param dong what is held, less what was taken since; meaningful where {@code value} is known only
 * @param accounts what is held on each account, as the report lists it
 * @param earlier freezes of others that the holder named: information only
 * @param taken what the holder told that it took from it without saying what is left, not before
 *     that moment: a statement that comes late may still be about a moment before
 */
public record Found(
        Value value,
        long dong,
        Instant asOf,
        List<Account> accounts,
        List<Earlier> earlier,
        List<Taken> taken) {

    /** Whether an amount can be added up. */
    public enum Value {
        /** No answer yet. */
        UNREPORTED,
        /** A sum of money. */
        KNOWN,
        /** Everything is held and nobody knows how much: neither nothing nor the ceiling. */
        UNVALUED
    }

    /**
     * What is held on one account.
     *
     * @param balance all that is on it, held or not; absent where the holder does not tell it
     */
    public record Account(String number, long held, OptionalLong balance) {

        Account grown(long more, long inflow) {
            return new Account(
                    number,
                    held + more,
                    balance.isPresent()
                            ? OptionalLong.of(balance.getAsLong() + inflow)
                            : OptionalLong.empty());
        }
    }

    /** A measure of somebody else on the same money. */
    public record Earlier(String authority, String documentNumber, long amount) {}

    /** A part of what was held that was transferred or lifted. */
    public record Taken(Instant at, long dong) {}

    static final Found NOTHING_YET =
            new Found(Value.UNREPORTED, 0, Instant.EPOCH, List.of(), List.of(), List.of());

    public Found {
        accounts = List.copyOf(accounts);
        earlier = List.copyOf(earlier);
        taken = List.copyOf(taken);
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
        return stated(Value.KNOWN, sum, moment, List.of(), earlier);
    }

    /**
     * A later sum that has grown by money on one account; the list of accounts goes on where it
     * adds up to what was held before, and is left out where it does not. It is also left out where
     * something of it is let go and the sum has not grown by all that came in: part of it may be
     * lifted already.
     */
    Found grown(String number, long inflow, long sum, Instant moment, boolean releasing) {
        long listed = accounts.stream().mapToLong(Account::held).sum();
        long more = sum - dong;
        boolean unclear = releasing && more != inflow;
        if (!known() || listed != dong || more < 0 || number.isEmpty() || unclear) {
            return now(sum, moment);
        }
        List<Account> each = new ArrayList<>(accounts);
        if (each.stream().noneMatch(one -> one.number().equals(number))) {
            each.add(new Account(number, 0, OptionalLong.empty()));
        }
        each.replaceAll(one -> one.number().equals(number) ? one.grown(more, inflow) : one);
        return stated(Value.KNOWN, sum, moment, each, earlier);
    }

    /** What the holder says in full about a moment; what was taken after it is taken off it. */
    Found stated(Value what, long sum, Instant moment, List<Account> each, List<Earlier> others) {
        List<Taken> since = taken.stream().filter(one -> one.at().isAfter(moment)).toList();
        long rest = sum - since.stream().mapToLong(Taken::dong).sum();
        return new Found(what, Math.max(0, rest), moment, each, others, since);
    }

    /** A part was taken at that moment; what is left nobody said. */
    Found less(long part, Instant moment) {
        if (part == 0) {
            return this;
        }
        List<Taken> all = new ArrayList<>(taken);
        all.add(new Taken(moment, part));
        return new Found(value, Math.max(0, dong - part), asOf, List.of(), earlier, all);
    }
}
