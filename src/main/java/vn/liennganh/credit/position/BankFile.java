package vn.liennganh.credit.position;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import vn.liennganh.message.AgencyId;

/**
 * What one bank and the agency have to do with each other in a case.
 *
 * @param institution the bank, its head office where it has one
 * @param offices of the bank that have spoken or were addressed
 * @param admitted whether the agency has treated it as a creditor of the case; before, a bank sees
 *     of the case only what it said itself and was told
 */
public record BankFile(
        AgencyId institution,
        List<AgencyId> offices,
        boolean admitted,
        Optional<Claim> claim,
        List<Item> items,
        Optional<End> end) {

    /** Messages kept of one kind of thing would never be so many in one case. */
    private static final int ITEMS_MAX = 500;

    /** How it ended for the bank, other than by the case itself. */
    public record End(Stage stage, Instant at, LocalDate on, String reason) {}

    public BankFile {
        offices = List.copyOf(offices);
        items = List.copyOf(items);
    }

    static BankFile empty(AgencyId institution) {
        return new BankFile(
                institution, List.of(), false, Optional.empty(), List.of(), Optional.empty());
    }

    BankFile knowing(AgencyId office) {
        SortedSet<AgencyId> all = new TreeSet<>(offices);
        all.add(office);
        return new BankFile(institution, List.copyOf(all), admitted, claim, items, end);
    }

    BankFile admit() {
        return new BankFile(institution, offices, true, claim, items, end);
    }

    /** A new package opens what had ended. */
    BankFile claiming(Claim now) {
        return new BankFile(institution, offices, admitted, Optional.of(now), items, end);
    }

    BankFile reopened() {
        return new BankFile(institution, offices, admitted, claim, items, Optional.empty());
    }

    BankFile ended(End how, UUID exchange) {
        return new BankFile(institution, offices, admitted, claim, items, Optional.of(how))
                .each(exchange);
    }

    /** Nothing is waited for in a conversation that is over. */
    BankFile each(UUID exchange) {
        return changing(
                one -> one.exchange().equals(exchange) && one.waitsOn().isPresent(),
                one -> one.in(Item.State.ENDED));
    }

    BankFile with(Item item) {
        List<Item> all = new ArrayList<>(items);
        all.add(item);
        return new BankFile(
                institution,
                offices,
                admitted,
                claim,
                all.subList(Math.max(0, all.size() - ITEMS_MAX), all.size()),
                end);
    }

    BankFile changing(Predicate<Item> which, UnaryOperator<Item> change) {
        return new BankFile(
                institution,
                offices,
                admitted,
                claim,
                items.stream().map(one -> which.test(one) ? change.apply(one) : one).toList(),
                end);
    }

    public List<Item> of(Item.Kind kind) {
        return items.stream().filter(one -> one.kind() == kind).toList();
    }

    /** Obstacles that nobody has settled. */
    public boolean obstructed() {
        return of(Item.Kind.OBSTACLE).stream().anyMatch(one -> one.waitsOn().isPresent());
    }

    /** Asked for at least twice and not handed in; whether the time has run out, duties say. */
    public boolean papersMissing() {
        return of(Item.Kind.PAPERS).stream().anyMatch(one -> one.waiting() && one.asked() > 1);
    }

    /** Whole dong that the agency says it has received for the bank. */
    public long paid() {
        return of(Item.Kind.PAYMENT).stream().mapToLong(one -> one.amount().orElse(0)).sum();
    }

    /** Collateral that the bank is disposing of itself: no measure is taken on it meanwhile. */
    public List<String> disposing() {
        return of(Item.Kind.BAD_DEBT).stream().filter(Item::waiting).map(Item::words).toList();
    }

    /** How far it has come for the bank. */
    public Stage stage(Lane lane) {
        if (end.isPresent()) {
            return end.get().stage();
        }
        Optional<Claim.Outcome> said = claim.map(Claim::outcome);
        if (said.filter(one -> one == Claim.Outcome.OPEN).isPresent() && !admitted) {
            return Stage.PROPOSED;
        }
        if (said.isPresent() && !admitted) {
            return Stage.NOT_TAKEN;
        }
        Stage reached = lane.reached().orElse(Stage.ACCEPTED);
        boolean whole = claim.filter(one -> paid() >= one.principal()).isPresent();
        boolean after = reached == Stage.DELIVERED || reached == Stage.SOLD;
        return paid() > 0 && (whole || after) && !reached.over() ? Stage.PAID : reached;
    }
}
