package vn.liennganh.inmate;

import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.liennganh.desk.Book;
import vn.liennganh.desk.Entry;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Standing;
import vn.liennganh.inmate.certificate.Round;
import vn.liennganh.message.AgencyId;

/** The lists of rounds, one for each agency; never rewritten when a line is answered. */
@Component
public class RoundBook implements Book<Round> {

    static final String ROUND = "results-certificate.round";

    /** Marks all lists of one round. */
    public static String of(String key) {
        return "round:" + key;
    }

    @Override
    public String name() {
        return "certificate-round";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<Round> type() {
        return Round.class;
    }

    @Override
    public boolean concerns(String procedure) {
        return procedure.equals("results-certificate");
    }

    @Override
    public Set<Matter> opens(Heard opening) {
        return opening.type().equals(ROUND) && !opening.recipients().isEmpty()
                ? Set.of(matter(opening.recipients().get(0), opening.exchange()))
                : Set.of();
    }

    static Matter matter(AgencyId agency, UUID exchange) {
        return new Matter(agency, exchange.toString(), "");
    }

    @Override
    public boolean about(Matter matter, Heard heard) {
        return heard.type().equals(ROUND);
    }

    @Override
    public Round empty(Matter matter) {
        return Round.empty(UUID.fromString(matter.number()), matter.agency());
    }

    @Override
    public Round after(Round before, Heard heard) {
        return before.after(heard);
    }

    @Override
    public Entry entry(Standing<Round> standing) {
        Round one = standing.content();
        return new Entry(Set.of(one.agency(), one.keeper()), Set.of(of(one.key())));
    }
}
