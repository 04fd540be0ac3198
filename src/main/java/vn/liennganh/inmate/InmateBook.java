package vn.liennganh.inmate;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.liennganh.desk.Book;
import vn.liennganh.desk.Entry;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Standing;
import vn.liennganh.inmate.position.CustodyItem;
import vn.liennganh.inmate.position.Inmate;
import vn.liennganh.inmate.position.Steps;
import vn.liennganh.message.AgencyId;

/** One prisoner and one decision: its exchange is the matter, before there is a number too. */
@Component
public class InmateBook implements Book<Inmate> {

    /** Marks whom a difference that was told concerns, and nobody has settled. */
    public static final String DISPUTED = "disputed";

    /** Marks papers or things that have not reached whom they belong to. */
    public static final String CUSTODY = "custody";

    private static final Set<String> FROM_AGENCY =
            Set.of(
                    "inmate-payment.decision-notice",
                    "inmate-payment.direct-payment",
                    "inmate-payment.entrustment-notice");

    private static final Set<String> FROM_KEEPER =
            Set.of(
                    "inmate-payment.intake-notice",
                    "inmate-payment.collection-record",
                    "inmate-payment.collection-without-decision",
                    "inmate-payment.residence-notice");

    /** By whom a list of prisoners is narrowed. */
    public static String keptBy(AgencyId keeper) {
        return "keeper:" + keeper.value();
    }

    @Override
    public String name() {
        return "inmate";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Class<Inmate> type() {
        return Inmate.class;
    }

    @Override
    public boolean concerns(String procedure) {
        return procedure.equals("inmate-payment");
    }

    @Override
    public Set<Matter> opens(Heard opening) {
        if (FROM_AGENCY.contains(opening.type())) {
            return Set.of(matter(opening.from(), opening.exchange()));
        }
        return FROM_KEEPER.contains(opening.type()) && !opening.recipients().isEmpty()
                ? Set.of(matter(opening.recipients().get(0), opening.exchange()))
                : Set.of();
    }

    static Matter matter(AgencyId agency, UUID exchange) {
        return new Matter(agency, exchange.toString(), "");
    }

    @Override
    public Inmate empty(Matter matter) {
        return Inmate.empty(UUID.fromString(matter.number()), matter.agency());
    }

    @Override
    public Inmate after(Inmate before, Heard heard) {
        return Steps.after(before, heard);
    }

    /** Both sides of the money; who kept the prisoner before still owes what it took. */
    @Override
    public Entry entry(Standing<Inmate> standing) {
        Inmate one = standing.content();
        Set<AgencyId> readers = new HashSet<>(one.keepers());
        readers.add(one.agency());
        Set<String> marks = new HashSet<>();
        one.keepers().forEach(keeper -> marks.add(keptBy(keeper)));
        one.who().decision().ifPresent(paper -> marks.add(paper.mark()));
        one.who().judgment().ifPresent(paper -> marks.add(paper.mark()));
        if (one.money().discrepancies().stream().anyMatch(all -> all.resolution().isEmpty())) {
            marks.add(DISPUTED);
        }
        if (one.custody().stream().anyMatch(item -> item.state() != CustodyItem.State.RETURNED)) {
            marks.add(CUSTODY);
        }
        return new Entry(readers, marks);
    }
}
