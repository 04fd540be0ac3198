package vn.liennganh.freeze.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.freeze.plan.Known;
import vn.liennganh.freeze.plan.OfficePolicy;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;

/**
 * Writes which accounts a decision reaches and what of them stays free, whatever their balance
 * comes to be. Where something at a holder is known to stay free, never all accounts; an account
 * that is never frozen is never named (Decree 152/2026 art. 43.2, 49.5). Where nothing is known, a
 * decision for all accounts says of what kinds it takes nothing.
 */
public final class Scope {

    private static final String ACCOUNTS = "accounts";
    private static final String ALL = "allAccounts";
    private static final String FREE = "staysFree";
    private static final String NUMBER = "number";
    private static final String KIND = "kind";
    private static final Pattern NAMEABLE = Pattern.compile("[0-9A-Za-z.-]{1,64}");
    private static final int KIND_MAX = 300;

    private final Known known;
    private final OfficePolicy policy;

    public Scope(Known known, OfficePolicy policy) {
        this.known = known;
        this.policy = policy;
    }

    Known known() {
        return known;
    }

    /**
     * All accounts and later inflow, as far as nothing is known to stay free.
     *
     * @return JSON Pointers to what only the office can fill
     */
    public List<String> all(ObjectNode body, AgencyId holder) {
        if (known.sheltered(holder)) {
            return named(
                    body,
                    holder,
                    known.nameable(holder).stream().map(Known.Account::number).toList());
        }
        body.remove(ACCOUNTS);
        body.put(ALL, true);
        for (OfficePolicy.Kind kind : policy.sparing()) {
            spare(body, Optional.empty(), kind.clause(), kind);
        }
        return List.of();
    }

    /**
     * These accounts alone, but for those that are never frozen.
     *
     * @return JSON Pointers to what only the office can fill: all accounts, where none is left
     */
    public List<String> named(ObjectNode body, AgencyId holder, List<String> numbers) {
        body.remove(List.of(ACCOUNTS, ALL));
        ArrayNode accounts = Json.MAPPER.createArrayNode();
        List<String> missing = new ArrayList<>();
        for (String number : numbers) {
            Optional<Known.Account> account = known.account(holder, number);
            if (account.filter(one -> one.kind().never()).isPresent()) {
                continue;
            }
            if (!NAMEABLE.matcher(number).matches()) {
                missing.add("/" + ACCOUNTS + "/" + accounts.size() + "/" + NUMBER);
            }
            accounts.addObject().put(NUMBER, number);
            account.filter(one -> one.kind().sparing()).ifPresent(one -> spare(body, one));
        }
        if (accounts.isEmpty()) {
            return List.of("/" + ACCOUNTS);
        }
        body.set(ACCOUNTS, accounts);
        return missing;
    }

    /** What an earlier decision reached, but for what has turned out to stay free since. */
    List<String> again(ObjectNode body, AgencyId holder) {
        List<String> numbers =
                body.path(ACCOUNTS)
                        .valueStream()
                        .map(one -> one.path(NUMBER).asString(""))
                        .toList();
        return numbers.isEmpty() ? all(body, holder) : named(body, holder, numbers);
    }

    /** Whether a number is known to stand for what is never frozen. */
    boolean never(AgencyId holder, String number) {
        return known.account(holder, number).filter(one -> one.kind().never()).isPresent();
    }

    private static void spare(ObjectNode body, Known.Account one) {
        String told = one.told().kind().strip();
        String kind = told.isEmpty() ? one.kind().clause() : told;
        spare(
                body,
                Optional.of(one.number()),
                kind.substring(0, Math.min(KIND_MAX, kind.length())),
                one.kind());
    }

    /** Adds what stays free, in place of what was said of the same before. */
    private static void spare(
            ObjectNode body, Optional<String> number, String kind, OfficePolicy.Kind rule) {
        ArrayNode free = Json.MAPPER.createArrayNode();
        for (JsonNode one : body.path(FREE)) {
            boolean same =
                    number.map(it -> it.equals(one.path(NUMBER).asString("")))
                            .orElse(!one.has(NUMBER) && one.path(KIND).asString("").equals(kind));
            if (!same) {
                free.add(one.deepCopy());
            }
        }
        ObjectNode now = free.addObject();
        number.filter(it -> NAMEABLE.matcher(it).matches()).ifPresent(it -> now.put(NUMBER, it));
        now.put(KIND, kind);
        if (!rule.never()) {
            now.putObject("amount").put("amount", rule.keep()).put("currency", "VND");
        }
        now.put("basis", rule.vi());
        body.set(FREE, free);
    }
}
