package vn.liennganh.inmate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.liennganh.desk.Book;
import vn.liennganh.desk.Entry;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Standing;
import vn.liennganh.inmate.certificate.Line;
import vn.liennganh.message.AgencyId;

/** One row for each person: an answer to one line of a round rewrites that line alone. */
@Component
public class CertificateBook implements Book<Line> {

    /** Marks lines that are not answered. */
    public static final String OPEN = "open";

    /** Marks lines on which the party or a relative has asked. */
    public static final String ASKED = "asked";

    /** Marks requests of their own, which are in no round. */
    public static final String SINGLE = "single";

    private static final Set<String> REQUESTS =
            Set.of("results-certificate.request", "results-certificate.request-record");

    /** These name what they are about by the certificate, which only the line itself knows. */
    private static final Set<String> SUPERSEDING =
            Set.of("results-certificate.replacement", "results-certificate.withdrawal");

    @Override
    public String name() {
        return "certificate";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public Class<Line> type() {
        return Line.class;
    }

    @Override
    public boolean concerns(String procedure) {
        return procedure.equals("results-certificate");
    }

    @Override
    public Set<Matter> opens(Heard opening) {
        Set<Matter> matters = new HashSet<>();
        if (opening.recipients().isEmpty()) {
            return matters;
        }
        // What is recorded at the desk goes to the hub, not to another agency.
        boolean own = opening.type().equals("results-certificate.request-record");
        AgencyId agency = own ? opening.from() : opening.recipients().get(0);
        if (REQUESTS.contains(opening.type())) {
            matters.add(matter(agency, opening.exchange(), ""));
        } else if (opening.type().equals(RoundBook.ROUND)) {
            opening.list("lines")
                    .forEach(
                            one ->
                                    matters.add(
                                            matter(
                                                    agency,
                                                    opening.exchange(),
                                                    Line.part(one.path("number").asString("")))));
        }
        return matters;
    }

    static Matter matter(AgencyId agency, UUID exchange, String part) {
        return new Matter(agency, exchange.toString(), part);
    }

    @Override
    public boolean about(Matter matter, Heard heard) {
        if (heard.envelope().opens() || SUPERSEDING.contains(heard.type())) {
            return true;
        }
        String line = heard.text("roundLine");
        return matter.part().equals(line.isEmpty() ? "" : Line.part(line));
    }

    @Override
    public Line empty(Matter matter) {
        return Line.empty(UUID.fromString(matter.number()), matter.agency(), matter.part());
    }

    @Override
    public Line after(Line before, Heard heard) {
        return before.after(heard);
    }

    @Override
    public Entry entry(Standing<Line> standing) {
        Line one = standing.content();
        Set<String> marks = new HashSet<>();
        if (one.state() == Line.State.OPEN) {
            marks.add(OPEN);
        }
        if (one.requestedOn().isPresent()) {
            marks.add(ASKED);
        }
        if (one.part().isEmpty()) {
            marks.add(SINGLE);
        }
        one.decision().ifPresent(paper -> marks.add(paper.mark()));
        one.judgment().ifPresent(paper -> marks.add(paper.mark()));
        // A request at the agency's desk has no keeper beside it.
        return new Entry(Set.copyOf(List.of(one.agency(), one.keeper())), marks);
    }
}
