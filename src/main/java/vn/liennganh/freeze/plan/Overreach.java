package vn.liennganh.freeze.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import vn.liennganh.freeze.position.Found;
import vn.liennganh.freeze.position.Free;
import vn.liennganh.freeze.position.Hold;
import vn.liennganh.freeze.position.Position;

/**
 * What a holder itself reports as held on an account though it is to stay free: by the order that
 * it carries out ({@code staysFree}), or by the law, whatever the order says (Decree 152/2026 art.
 * 43.2, 49.5). The amount of the order is no excuse: it is to be held on what is left.
 *
 * <p>An account that the order spares by number is known by it; one that is spared by its kind, by
 * what its holder has answered about balances. Of what an order leaves on an account in part,
 * nothing is judged where the report tells no balance.
 *
 * @param kind of money, in the words of the order or of the holder
 * @param amount whole dong that are to be let go there
 * @param vi by what rule; {@code en} the same, in Vietnamese where only the order says it
 */
public record Overreach(Hold hold, String account, String kind, long amount, String vi, String en) {

    /** What each account shows that is held now and was not let go yet; none for ended measures. */
    public static List<Overreach> of(Position position, OfficePolicy policy) {
        Known known = Known.of(position, policy);
        List<Overreach> all = new ArrayList<>();
        for (Hold hold : position.holds()) {
            if (hold.state().over() || hold.state().unanswered()) {
                continue;
            }
            for (Found.Account one : hold.found().accounts()) {
                if (hold.on(one) > 0) {
                    on(hold, one, known.account(hold.holder(), one.number())).ifPresent(all::add);
                }
            }
        }
        return all;
    }

    /** Whole dong over all of them. */
    public static long sum(List<Overreach> all) {
        return all.stream().mapToLong(Overreach::amount).sum();
    }

    private static Optional<Overreach> on(
            Hold hold, Found.Account account, Optional<Known.Account> told) {
        long held = hold.on(account);
        Optional<OfficePolicy.Kind> kind = told.map(Known.Account::kind);
        Optional<Free> free = free(hold, account.number(), kind);
        boolean never =
                kind.map(OfficePolicy.Kind::never).orElse(false)
                        || free.map(one -> one.keep().isEmpty()).orElse(false);
        long amount = never ? held : free.map(one -> beyond(held, one, account)).orElse(0L);
        String words = free.map(Free::kind).or(() -> told.map(one -> one.told().kind())).orElse("");
        String basis = free.map(Free::basis).orElse("");
        return amount == 0
                ? Optional.empty()
                : Optional.of(
                        new Overreach(
                                hold,
                                account.number(),
                                words,
                                amount,
                                kind.filter(one -> one.sparing())
                                        .map(OfficePolicy.Kind::vi)
                                        .orElse(basis),
                                kind.filter(one -> one.sparing())
                                        .map(OfficePolicy.Kind::en)
                                        .orElse(basis)));
    }

    private static Optional<Free> free(Hold hold, String number, Optional<OfficePolicy.Kind> kind) {
        return hold.free().stream()
                .filter(one -> !one.number().isEmpty() && Known.same(one.number(), number))
                .findFirst()
                .or(
                        () ->
                                hold.free().stream()
                                        .filter(one -> one.number().isEmpty())
                                        .filter(
                                                one ->
                                                        kind.filter(OfficePolicy.Kind::sparing)
                                                                .map(OfficePolicy.Kind::clause)
                                                                .filter(one.kind()::equals)
                                                                .isPresent())
                                        .findFirst());
    }

    /** So much has to be left on the account, or all that is on it where there is less. */
    private static long beyond(long held, Free free, Found.Account account) {
        OptionalLong balance = account.balance();
        return balance.isEmpty()
                ? 0
                : Math.max(0, held - Math.max(0, balance.getAsLong() - free.keep().orElse(0)));
    }
}
