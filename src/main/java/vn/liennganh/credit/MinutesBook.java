package vn.liennganh.credit;

import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.liennganh.desk.Book;
import vn.liennganh.desk.Entry;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Standing;

/** Task-force minutes, each a matter of its own under the exchange that they opened. */
@Component
public class MinutesBook implements Book<Minutes> {

    /** Marks minutes with conclusions that nobody has reported on. */
    public static final String OPEN = "open";

    @Override
    public String name() {
        return "credit-minutes";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<Minutes> type() {
        return Minutes.class;
    }

    @Override
    public boolean concerns(String procedure) {
        return procedure.equals("credit-recovery");
    }

    @Override
    public Set<Matter> opens(Heard opening) {
        return opening.type().equals("credit-recovery.task-force-minutes")
                ? Set.of(new Matter(opening.from(), opening.exchange().toString(), ""))
                : Set.of();
    }

    @Override
    public Minutes empty(Matter matter) {
        return Minutes.empty(matter.agency(), UUID.fromString(matter.number()));
    }

    @Override
    public Minutes after(Minutes before, Heard heard) {
        return before.after(heard);
    }

    /** Everybody who wrote or got them has read the same paper. */
    @Override
    public Entry entry(Standing<Minutes> standing) {
        return new Entry(
                Set.copyOf(standing.content().parties()),
                standing.content().open() ? Set.of(OPEN) : Set.of());
    }
}
