package vn.liennganh.statistics;

import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.liennganh.desk.Book;
import vn.liennganh.desk.Entry;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Standing;
import vn.liennganh.message.AgencyId;

/**
 * Targets of each year by who assigned them and for whom. A part is the code of the agency or unit
 * that is to reach them.
 */
@Component
public class TargetBook implements Book<TargetSheet> {

    private static final String ASSIGNMENT = "joint-statistics.target-assignment";

    @Override
    public String name() {
        return "targets";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<TargetSheet> type() {
        return TargetSheet.class;
    }

    @Override
    public boolean concerns(String procedure) {
        return procedure.equals("joint-statistics");
    }

    @Override
    public Set<Matter> opens(Heard opening) {
        Set<Matter> all = new HashSet<>();
        if (opening.type().equals(ASSIGNMENT)) {
            String number = number(opening.body().path("year").asInt());
            opening.list("targets")
                    .forEach(
                            one -> {
                                String unit = one.path("unit").asString("");
                                if (unit.isEmpty()) {
                                    opening.recipients()
                                            .forEach(
                                                    to ->
                                                            all.add(
                                                                    new Matter(
                                                                            opening.from(),
                                                                            number,
                                                                            to.value())));
                                } else {
                                    all.add(new Matter(opening.from(), number, unit));
                                }
                            });
        }
        return all;
    }

    static String number(int year) {
        return "targets/" + year;
    }

    /** Marks what is to be reached by an agency or unit in a year. */
    public static Set<String> marks(int year, String whom) {
        return Set.of("year:" + year, "for:" + whom);
    }

    @Override
    public TargetSheet empty(Matter matter) {
        return TargetSheet.of(matter.part());
    }

    @Override
    public TargetSheet after(TargetSheet before, Heard heard) {
        return heard.type().equals(ASSIGNMENT) ? before.after(heard) : before;
    }

    @Override
    public Entry entry(Standing<TargetSheet> standing) {
        Matter matter = standing.matter();
        Set<AgencyId> readers = new HashSet<>(standing.content().to());
        readers.add(matter.agency());
        int year = Integer.parseInt(matter.number().substring(matter.number().indexOf('/') + 1));
        return new Entry(readers, marks(year, matter.part()));
    }
}
