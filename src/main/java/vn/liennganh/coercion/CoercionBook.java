package vn.liennganh.coercion;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.liennganh.coercion.operation.Consent;
import vn.liennganh.coercion.operation.Operation;
import vn.liennganh.coercion.schedule.ScheduleRepository;
import vn.liennganh.desk.Book;
import vn.liennganh.desk.Entry;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Standing;

/** One matter for each operation, which is an exchange. */
@Component
public class CoercionBook implements Book<Operation> {

    /** Words by which lists are narrowed. */
    public static final Set<String> MARKS =
            Set.of(
                    "security",
                    "awaited",
                    "refused",
                    "reopened",
                    "consented",
                    "unable",
                    "paused",
                    "postponed",
                    "over");

    static final String PROCEDURE = "coercion-security";

    private final ScheduleRepository schedule;

    CoercionBook(ScheduleRepository schedule) {
        this.schedule = schedule;
    }

    @Override
    public String name() {
        return "coercion";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public Class<Operation> type() {
        return Operation.class;
    }

    @Override
    public boolean concerns(String procedure) {
        return PROCEDURE.equals(procedure);
    }

    @Override
    public Set<Matter> opens(Heard opening) {
        return Set.of(
                new Matter(opening.from(), opening.caseNumber(), opening.exchange().toString()));
    }

    @Override
    public Operation empty(Matter matter) {
        return Operation.empty(matter);
    }

    @Override
    public Operation after(Operation before, Heard heard) {
        return before.after(heard);
    }

    /** Whoever sent or got one of its messages; each is shown what it sent or got. */
    @Override
    public Entry entry(Standing<Operation> standing) {
        return new Entry(standing.content().parties(), marks(standing.content()));
    }

    @Override
    public void kept(Collection<Standing<Operation>> moved, boolean anew) {
        if (anew) {
            schedule.forget();
        }
        schedule.keep(moved.stream().map(Standing::content).toList());
    }

    /** What an operation is found by. */
    public static Set<String> marks(Operation operation) {
        Set<String> marks = new HashSet<>();
        if (operation.securityOnly()) {
            marks.add("security");
        }
        if (operation.over()) {
            marks.add("over");
            return marks;
        }
        for (Consent one : operation.consents()) {
            switch (one.status()) {
                case AWAITED, REFERRED -> marks.add("awaited");
                case STANDS, WITH_CHANGES -> marks.add("consented");
                case REOPENED -> marks.add("reopened");
                case REFUSED -> marks.add("refused");
                case UNABLE -> marks.add("unable");
            }
        }
        if (operation.unable()) {
            marks.add("unable");
        }
        if (operation.pauseAsked()) {
            marks.add("paused");
        }
        if (operation.postponed()) {
            marks.add("postponed");
        }
        return marks;
    }
}
