package vn.liennganh.credit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import vn.liennganh.credit.position.BankFile;
import vn.liennganh.credit.position.CreditCase;
import vn.liennganh.credit.position.Stage;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.WireTime;

/** Cases and money by stage, province and age, added up over what a viewer may see. */
public final class CreditSummary {

    /**
     * One cell. Amounts are whole dong.
     *
     * @param olderThan days since the bank's package, at least; 0 for the youngest
     * @param principal as the banks state it
     * @param paid what the agency has told to have received for the bank
     */
    public record Row(
            String province, Stage stage, int olderThan, long cases, long principal, long paid) {

        Row and(long more, long received) {
            return new Row(
                    province, stage, olderThan, cases + 1, principal + more, paid + received);
        }
    }

    private record Cell(String province, Stage stage, int olderThan) implements Comparable<Cell> {

        @Override
        public int compareTo(Cell other) {
            int first = province.compareTo(other.province);
            int second = first == 0 ? stage.compareTo(other.stage) : first;
            return second == 0 ? Integer.compare(olderThan, other.olderThan) : second;
        }
    }

    private final SortedMap<Cell, Row> rows = new TreeMap<>();
    private final List<Integer> ages;
    private final LocalDate today;
    private final Function<AgencyId, String> province;

    /**
     * @param ages the days at which cases count as older, rising
     * @param province of an agency
     */
    public CreditSummary(List<Integer> ages, LocalDate today, Function<AgencyId, String> province) {
        this.ages = List.copyOf(ages);
        this.today = today;
        this.province = province;
    }

    /** Adds what a viewer sees of a case: one for each bank that claims in it. */
    public void add(CreditCase seen) {
        for (BankFile file : seen.files()) {
            file.claim()
                    .ifPresent(
                            claim -> {
                                Cell cell =
                                        new Cell(
                                                province.apply(seen.key().agency()),
                                                file.stage(seen.laneOf(file)),
                                                age(
                                                        LocalDate.ofInstant(
                                                                claim.at(), WireTime.ZONE)));
                                rows.merge(
                                        cell,
                                        row(cell, 1, claim.principal(), file.paid()),
                                        (one, more) -> one.and(more.principal(), more.paid()));
                            });
        }
    }

    private static Row row(Cell cell, long cases, long principal, long paid) {
        return new Row(cell.province(), cell.stage(), cell.olderThan(), cases, principal, paid);
    }

    private int age(LocalDate from) {
        long days = today.toEpochDay() - from.toEpochDay();
        return ages.stream().filter(one -> days > one).reduce(0, Math::max);
    }

    /** By province, stage and age. */
    public List<Row> rows() {
        return new ArrayList<>(rows.values());
    }
}
