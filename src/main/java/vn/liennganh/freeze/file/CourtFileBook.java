package vn.liennganh.freeze.file;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Book;
import vn.liennganh.desk.Entry;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Standing;
import vn.liennganh.freeze.position.DebtKey;
import vn.liennganh.message.AgencyId;

/**
 * Files that courts have handed over, by the number of the judgment and the debtor: a case has no
 * number of the enforcement agency's yet when its judgment comes.
 */
@Component
public class CourtFileBook implements Book<CourtFile> {

    /** Marks a file in which some measure is said to be in force. */
    public static final String IN_FORCE = "in-force";

    /** What the court brings after an incomplete file was returned. */
    private static final String SUPPLEMENT = "judgment-transfer.supplement";

    @Override
    public String name() {
        return "court-file";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Class<CourtFile> type() {
        return CourtFile.class;
    }

    @Override
    public boolean concerns(String procedure) {
        return procedure.equals("judgment-transfer");
    }

    @Override
    public Set<Matter> opens(Heard opening) {
        String number = opening.body().path("judgment").path("number").asString("");
        Set<Matter> matters = new HashSet<>();
        for (JsonNode party : opening.list("parties")) {
            if (party.path("role").asString("").equals("debtor") && !number.isEmpty()) {
                for (AgencyId office : opening.recipients()) {
                    matters.add(new Matter(office, number, DebtKey.digest(party)));
                }
            }
        }
        return matters;
    }

    @Override
    public CourtFile empty(Matter matter) {
        return CourtFile.EMPTY;
    }

    @Override
    public CourtFile after(CourtFile before, Heard heard) {
        return heard.envelope().opens() || heard.type().equals(SUPPLEMENT)
                ? before.after(heard)
                : before;
    }

    /** The agency to which the court has handed it over, and nobody else. */
    @Override
    public Entry entry(Standing<CourtFile> standing) {
        boolean stands =
                standing.content().measures().stream()
                        .anyMatch(one -> one.state().equals(IN_FORCE));
        return new Entry(Set.of(standing.matter().agency()), stands ? Set.of(IN_FORCE) : Set.of());
    }

    /**
     * What courts have listed about the judgment and the debtor of an order.
     *
     * @param files of the judgment's number
     * @param order with {@code judgment} and {@code debtor}
     */
    public static List<CourtFile.Earlier> of(List<Standing<CourtFile>> files, ObjectNode order) {
        String date = order.path("judgment").path("date").asString("");
        String debtor = DebtKey.digest(order.path("debtor"));
        return files.stream()
                .filter(one -> one.matter().part().equals(debtor))
                .filter(
                        one ->
                                one.content().judgments().stream()
                                        .anyMatch(day -> day.toString().equals(date)))
                .flatMap(one -> one.content().measures().stream())
                .toList();
    }
}
