package vn.liennganh.freeze.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Draft;
import vn.liennganh.freeze.plan.Plan;
import vn.liennganh.freeze.plan.Room;
import vn.liennganh.freeze.position.Hold;
import vn.liennganh.message.MessageType;

/**
 * Decisions that follow urgent minutes: the order of what the debt still needs, or the release
 * where others hold enough or nothing may be held.
 *
 * <p>Under a ceiling over all holders what they hold already is ordered first, the rest at one of
 * them, and room is made before; what fits even then no more is missing, and a person decides.
 */
final class AfterMinutes {

    private static final MessageType ORDER = new MessageType("account-freeze.order");

    private final Debt debt;
    private final Endings endings;
    private final Orders orders;
    private final Scope scope;

    AfterMinutes(Debt debt, Endings endings, Orders orders, Scope scope) {
        this.debt = debt;
        this.endings = endings;
        this.orders = orders;
        this.scope = scope;
    }

    /**
     * The decisions, in the order in which they are to be sent.
     *
     * @param order the body of an order as the office would write it, without amount and accounts
     */
    Proposal proposal(ObjectNode order, Occasion occasion, List<Plan.LeftOut> leftOut) {
        long owed = Debt.dong(order, Papers.OWED);
        long costs = Debt.dong(order, Papers.COSTS);
        Ceiling ceiling = Ceiling.of(order, owed + costs, debt.position());
        long need = ceiling.most().orElse(owed + costs);
        for (Hold hold : debt.position().holds()) {
            need -= debt.minutes(hold) ? 0 : hold.kept();
        }
        List<Hold> served = debt.standing(occasion).stream().filter(debt::minutes).toList();
        List<Hold> able = served.stream().filter(this::orderable).toList();
        Map<Hold, Long> wanted =
                ceiling.most().isPresent() ? together(able, need) : each(able, need);
        Room room = Room.of(plan(wanted, need), debt.position(), ceiling.most());
        List<Draft> drafts =
                new ArrayList<>(
                        orders.amendments(room.lowered(), owed, costs, ceiling.stated(), occasion));
        Map<Hold, Long> fitting = fitting(wanted, room.plan());
        boolean enough = able.stream().mapToLong(Hold::held).sum() >= need;
        ObjectNode pattern = ceiling.in(order);
        for (Hold hold : served) {
            if (fitting.containsKey(hold)) {
                drafts.add(order(pattern, hold, fitting.get(hold), occasion));
            } else if (!able.contains(hold) || enough && !wanted.containsKey(hold)) {
                drafts.add(endings.whole(hold, occasion));
            }
        }
        return new Proposal(drafts, room.plan().missing(), leftOut);
    }

    /** Nobody knows yet who holds how much: each is ordered what those before it do not hold. */
    private static Map<Hold, Long> each(List<Hold> able, long need) {
        Map<Hold, Long> amounts = new LinkedHashMap<>();
        long rest = need;
        for (Hold hold : able) {
            if (rest > 0) {
                amounts.put(hold, rest);
                rest -= Math.min(rest, hold.held());
            }
        }
        return amounts;
    }

    /** What they hold, the most first, and the rest at one of whom it is not known. */
    private static Map<Hold, Long> together(List<Hold> able, long need) {
        Map<Hold, Long> amounts = new LinkedHashMap<>();
        List<Hold> fullest = new ArrayList<>(able);
        fullest.sort(Comparator.comparingLong(Hold::held).reversed());
        long rest = need;
        for (Hold hold : fullest) {
            long part = Math.min(rest, hold.held());
            if (part > 0) {
                amounts.put(hold, part);
                rest -= part;
            }
        }
        if (rest > 0 && !able.isEmpty()) {
            Hold more =
                    able.stream()
                            .filter(one -> !one.found().known())
                            .findFirst()
                            .orElse(fullest.get(0));
            amounts.merge(more, rest, Long::sum);
        }
        return amounts;
    }

    private static Plan plan(Map<Hold, Long> wanted, long need) {
        List<Plan.Order> all = new ArrayList<>();
        wanted.forEach(
                (hold, dong) -> all.add(new Plan.Order(hold.holder(), dong, true, List.of())));
        return new Plan(Math.max(0, need), all, List.of(), List.of(), 0);
    }

    /** What is left of the orders: the last have given way. */
    private static Map<Hold, Long> fitting(Map<Hold, Long> wanted, Plan plan) {
        Map<Hold, Long> left = new LinkedHashMap<>();
        Iterator<Hold> holds = wanted.keySet().iterator();
        plan.orders().forEach(one -> left.put(holds.next(), one.amount()));
        return left;
    }

    private Draft order(ObjectNode pattern, Hold hold, long dong, Occasion occasion) {
        Papers.Measure minutes = debt.measure(hold);
        Paper paper = Paper.like(pattern);
        paper.body()
                .remove(
                        List.of(
                                "accounts",
                                "allAccounts",
                                "staysFree",
                                "amountInWords",
                                "urgentMinutes"));
        Optional<String> number =
                occasion.number()
                        .or(() -> Optional.of(pattern.at("/decision/number").asString("")))
                        .filter(text -> !text.isEmpty());
        paper.decision(occasion.numbered(number), "freeze.order-kind", pattern.path("decision"))
                .money("freezeAmount", dong)
                .text("extentRule", Optional.of("amount-or-all"));
        paper.body()
                .putObject("urgentMinutes")
                .put("messageId", hold.measure().toString())
                .put("minutesAt", minutes.body().path("minutesAt").asString());
        String account = account(hold);
        paper.lacks(
                account.isEmpty()
                        ? scope.all(paper.body(), hold.holder())
                        : scope.named(paper.body(), hold.holder(), List.of(account)));
        return paper.to(hold, ORDER, debt.number(), occasion.related());
    }

    private boolean orderable(Hold hold) {
        String account = account(hold);
        return account.isEmpty()
                ? scope.known().reachable(hold.holder())
                : !scope.never(hold.holder(), account);
    }

    private String account(Hold hold) {
        return debt.measure(hold).body().at("/account/number").asString("");
    }
}
