package vn.liennganh.register.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.liennganh.register.file.CaseFile;
import vn.liennganh.register.file.Line;

/** Evidence item by item: what was announced, what came, and where it went. */
public final class Items {

    private static final Map<String, Integer> COLUMNS =
            Map.of(
                    "evidence-handover.notice", 0,
                    "evidence-handover.minutes", 1,
                    "evidence-handover.store-release", 2,
                    "evidence-destruction.minutes", 3,
                    "confiscated-assets.handover-minutes", 4);

    private Items() {}

    /**
     * One kind of thing, known again by its name and unit as the papers write them.
     *
     * @param left received and not released from the store; below nothing where papers disagree
     * @param differs whether something else came than was announced
     */
    public record Item(
            String name,
            String unit,
            long announced,
            long received,
            long released,
            long destroyed,
            long handedOver,
            long left,
            boolean differs) {}

    /** The items in the order in which papers first name them. */
    public static List<Item> of(CaseFile file) {
        Map<List<String>, long[]> sums = new LinkedHashMap<>();
        for (Line line : file.lines()) {
            Integer column = COLUMNS.get(line.type());
            if (column != null && line.part().equals("items")) {
                sums.computeIfAbsent(
                                        List.of(line.text().strip(), line.unit().strip()),
                                        key -> new long[COLUMNS.size()])[column] +=
                        line.amount();
            }
        }
        List<Item> items = new ArrayList<>();
        sums.forEach(
                (named, sum) ->
                        items.add(
                                new Item(
                                        named.get(0),
                                        named.get(1),
                                        sum[0],
                                        sum[1],
                                        sum[2],
                                        sum[3],
                                        sum[4],
                                        sum[1] - sum[2],
                                        sum[0] > 0 && sum[1] > 0 && sum[0] != sum[1])));
        return items;
    }
}
