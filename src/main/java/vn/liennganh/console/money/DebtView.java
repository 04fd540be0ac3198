package vn.liennganh.console.money;

import java.util.List;
import java.util.Optional;

/**
 * Where one debt stands over all holders; amounts to the dong.
 *
 * @param part names the debt among those of its case
 * @param overheld whether more is kept than may be
 * @param spared what holders report as held though it is to stay free, a sentence for each account
 * @param within and {@code beyond}: shares of the meter, 0 to 100 together
 */
public record DebtView(
        String number,
        String part,
        String debtor,
        String limit,
        boolean limited,
        String kept,
        String excess,
        boolean overheld,
        List<Spared> spared,
        String inFlight,
        boolean moving,
        long unvalued,
        int within,
        int beyond,
        String since,
        List<Holder> holders,
        List<Other> others,
        List<Release> releases) {

    /** One account on which something is held though it is to stay free. */
    public record Spared(
            String holder, String account, String amount, String kind, String why, String since) {}

    /** One measure at one holder. */
    public record Holder(
            String name,
            String state,
            String chip,
            String ordered,
            String held,
            String over,
            String releasing,
            String released,
            String sent,
            String received,
            String since,
            boolean unvalued,
            List<String> earlier,
            Optional<String> link) {}

    /** A measure of the same debt that freezes no account. */
    public record Other(
            String name,
            String measure,
            String state,
            String since,
            String paid,
            Optional<String> link) {}

    /** A partial release that would end the excess; {@code key} begins it. */
    public record Release(String key, String holder, String amount, int missing) {}

    /** Of how many holders it is the sum. */
    public int count() {
        return holders.size();
    }
}
