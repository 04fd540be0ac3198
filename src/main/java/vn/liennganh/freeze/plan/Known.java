package vn.liennganh.freeze.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.liennganh.freeze.position.Answer;
import vn.liennganh.freeze.position.Position;
import vn.liennganh.message.AgencyId;

/**
 * What holders have told of the accounts of a debtor, and what of each stays free by the law or the
 * office's policy. A balance grows old; of what kind an account is stays known until the holder
 * tells of all accounts anew.
 */
public final class Known {

    private final Map<AgencyId, Holder> holders = new LinkedHashMap<>();

    /** One account, and by what rule it may be held on. */
    public record Account(AgencyId holder, Answer.Balance told, OfficePolicy.Kind kind) {

        public String number() {
            return told.number();
        }

        /** Of what is there, what stays free, in whole dong. */
        public long free() {
            return kind.never() ? told.available() : Math.min(kind.keep(), told.available());
        }

        /** Of what is there, what may be held, in whole dong. */
        public long room() {
            return told.available() - free();
        }
    }

    private static final class Holder {
        private final Map<String, Account> accounts = new LinkedHashMap<>();
        private boolean complete;
        private Instant since = Instant.MAX;
    }

    private Known() {}

    /**
     * What stands in the answers of a position, the latest of each holder's over the earlier. Who
     * refuses the rest has told what it has told.
     */
    public static Known of(Position position, OfficePolicy policy) {
        Known known = new Known();
        position.answers().stream()
                .filter(
                        one ->
                                one.state() == Answer.State.ANSWERED
                                        || one.state() == Answer.State.PART
                                        || !one.accounts().isEmpty())
                .sorted(Comparator.comparing(Answer::since))
                .forEach(one -> known.learn(one, policy));
        return known;
    }

    private void learn(Answer answer, OfficePolicy policy) {
        boolean all = answer.state() == Answer.State.ANSWERED;
        Holder holder = holders.computeIfAbsent(answer.holder(), one -> new Holder());
        if (all) {
            holder.accounts.clear();
        }
        holder.complete = all || holder.complete;
        holder.since = answer.since();
        for (Answer.Balance one : answer.accounts()) {
            Account account = new Account(answer.holder(), one, policy.of(one));
            holder.accounts.put(one.deposit() + plain(one.number()), account);
        }
    }

    /** All that is known of one holder's accounts; none where nothing is. */
    public List<Account> at(AgencyId holder) {
        return new ArrayList<>(of(holder).accounts.values());
    }

    /** Those an order may name: all but what is never frozen. */
    public List<Account> nameable(AgencyId holder) {
        return at(holder).stream().filter(one -> !one.kind().never()).toList();
    }

    /** Whether something is known there that stays free, so that no order may reach everything. */
    public boolean sheltered(AgencyId holder) {
        return at(holder).stream().anyMatch(one -> one.kind().sparing());
    }

    /** Whether an order to that holder can reach anything without what stays free. */
    public boolean reachable(AgencyId holder) {
        return !sheltered(holder) || !nameable(holder).isEmpty();
    }

    /** Whether the holder has told of all accounts, and there is none. */
    public boolean nothing(AgencyId holder) {
        return of(holder).complete && of(holder).accounts.isEmpty();
    }

    /** What a number stands for, however it is punctuated. */
    public Optional<Account> account(AgencyId holder, String number) {
        return at(holder).stream().filter(one -> same(one.number(), number)).findFirst();
    }

    static boolean same(String number, String other) {
        return plain(number).equals(plain(other));
    }

    private static String plain(String number) {
        return number.replaceAll("[^0-9A-Za-z]", "").toUpperCase(Locale.ROOT);
    }

    /**
     * Since when the balances of a holder stand as they are known, by the oldest of them; empty
     * where it has told nothing.
     */
    Optional<Instant> since(AgencyId holder) {
        Instant oldest = of(holder).since;
        for (Account one : of(holder).accounts.values()) {
            oldest = one.told().asOf().isBefore(oldest) ? one.told().asOf() : oldest;
        }
        return Optional.of(oldest).filter(one -> !one.equals(Instant.MAX));
    }

    private Holder of(AgencyId holder) {
        return holders.getOrDefault(holder, new Holder());
    }
}
