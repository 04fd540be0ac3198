package vn.liennganh.inmate;

import java.util.Set;
import org.springframework.stereotype.Component;
import vn.liennganh.desk.Book;
import vn.liennganh.desk.Entry;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Standing;
import vn.liennganh.inmate.statement.Statements;
import vn.liennganh.message.AgencyId;

/** What a keeper and an agency have signed about their account, in whichever order they speak. */
@Component
public class StatementBook implements Book<Statements> {

    /** The matter of two sides, whichever opens. */
    public static Matter matter(AgencyId one, AgencyId other) {
        boolean first = one.value().compareTo(other.value()) < 0;
        return new Matter(first ? one : other, (first ? other : one).value(), "");
    }

    @Override
    public String name() {
        return "inmate-statement";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<Statements> type() {
        return Statements.class;
    }

    @Override
    public boolean concerns(String procedure) {
        return procedure.equals("inmate-payment");
    }

    @Override
    public Set<Matter> opens(Heard opening) {
        boolean statement = opening.type().equals("inmate-payment.statement");
        return statement && !opening.recipients().isEmpty()
                ? Set.of(matter(opening.from(), opening.recipients().get(0)))
                : Set.of();
    }

    @Override
    public Statements empty(Matter matter) {
        return new Statements(java.util.List.of());
    }

    @Override
    public Statements after(Statements before, Heard heard) {
        return before.after(heard);
    }

    @Override
    public Entry entry(Standing<Statements> standing) {
        return new Entry(
                Set.of(standing.matter().agency(), AgencyId.of(standing.matter().number())),
                Set.of());
    }
}
