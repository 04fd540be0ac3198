package vn.liennganh.freeze.position;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import vn.liennganh.desk.Heard;

/**
 * What is deducted from an income, pay period by pay period, as far as the payer tells of it.
 *
 * @param dependants confirmed by the tax authority, as the order says; 0 where it names none
 * @param region of the minimum wage, as the order says; empty where it names none
 */
public record Income(long dependants, String region, List<Pay> pays) {

    static final Income NONE = new Income(0, "", List.of());

    /**
     * One deduction, in whole dong.
     *
     * @param income of the period; absent where the payer does not tell it
     * @param left what the payer says that it left to the debtor; absent where it does not
     */
    public record Pay(
            String reference, Instant at, long deducted, OptionalLong income, OptionalLong left) {}

    public Income {
        pays = List.copyOf(pays);
    }

    /** As the order says; what was paid before stays. */
    Income ordered(Heard heard) {
        return new Income(
                heard.body().path("dependants").asLong(0), heard.text("wageRegion"), pays);
    }

    Income paid(Heard heard) {
        List<Pay> all = new ArrayList<>(pays);
        all.add(
                new Pay(
                        heard.text("transferReference"),
                        heard.when("transferredAt"),
                        heard.dong("amount"),
                        said(heard, "income"),
                        said(heard, "floorLeft")));
        return new Income(dependants, region, all);
    }

    private static OptionalLong said(Heard heard, String field) {
        return heard.says(field) ? OptionalLong.of(heard.dong(field)) : OptionalLong.empty();
    }
}
