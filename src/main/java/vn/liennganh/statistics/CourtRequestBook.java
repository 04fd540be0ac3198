package vn.liennganh.statistics;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.liennganh.desk.Book;
import vn.liennganh.desk.Entry;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Standing;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.WireTime;
import vn.liennganh.statistics.figure.Period;

/**
 * What agencies asked of courts, by the kinds of form 02 (Joint Circular 12/2021, article 4, rule
 * before 1 July 2026): one matter an exchange.
 */
@Component
public class CourtRequestBook implements Book<CourtRequest> {

    private static final String PROPERTY = "property-determination";
    private static final String CLARIFICATION = "judgment-clarification";
    private static final String CASSATION = "cassation-recommendation";

    /** What is asked about property, by the form's kinds. */
    private static final Map<String, String> ABOUT_PROPERTY =
            Map.of(
                    "determine-ownership", "property-division",
                    "divide-common-property", "property-division",
                    "declare-invalid", "invalid-transaction");

    @Override
    public String name() {
        return "court-requests";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<CourtRequest> type() {
        return CourtRequest.class;
    }

    @Override
    public boolean concerns(String procedure) {
        return Set.of(PROPERTY, CLARIFICATION, CASSATION).contains(procedure);
    }

    @Override
    public Set<Matter> opens(Heard opening) {
        return Set.of(new Matter(opening.from(), name(), opening.exchange().toString()));
    }

    /** Marks what was asked in a statistical year. */
    static String mark(int year) {
        return "year:" + year;
    }

    @Override
    public CourtRequest empty(Matter matter) {
        return CourtRequest.none();
    }

    @Override
    public CourtRequest after(CourtRequest before, Heard heard) {
        return switch (heard.type()) {
            case CLARIFICATION + ".request" -> before.asked("explanation-correction", heard);
            case CASSATION + ".request" -> before.asked("cassation", heard);
            case PROPERTY + ".request" ->
                    before.asked(ABOUT_PROPERTY.getOrDefault(heard.text("kind"), ""), heard);
            case CLARIFICATION + ".answer", CASSATION + ".answer", PROPERTY + ".result" ->
                    before.answered(heard);
            case PROPERTY + ".acceptance-notice" ->
                    heard.text("outcome").equals("returned") ? before.answered(heard) : before;
            default -> before;
        };
    }

    @Override
    public Entry entry(Standing<CourtRequest> standing) {
        CourtRequest request = standing.content();
        Set<AgencyId> readers = new HashSet<>(request.to());
        readers.add(standing.matter().agency());
        return new Entry(
                readers,
                request.sentOn().map(day -> Set.of(mark(Period.yearOf(day)))).orElseGet(Set::of));
    }

    static LocalDate day(Heard heard) {
        return LocalDate.ofInstant(heard.at(), WireTime.ZONE);
    }
}
