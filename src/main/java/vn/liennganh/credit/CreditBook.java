package vn.liennganh.credit;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.liennganh.credit.position.BankFile;
import vn.liennganh.credit.position.CreditCase;
import vn.liennganh.credit.position.Parties;
import vn.liennganh.credit.position.Steps;
import vn.liennganh.desk.Book;
import vn.liennganh.desk.Entry;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Standing;
import vn.liennganh.message.AgencyId;

/**
 * Every enforcement case by its agency and number: a package of a bank opens one matter for each of
 * its cases, and what enforcement messages say of the case stands in the same matter.
 */
@Component
public class CreditBook implements Book<CreditCase> {

    private static final String CREDIT = "credit-recovery";

    /** Exchanges that are about no case, or about many: other books hold them. */
    private static final Set<String> WITHOUT_CASE =
            Set.of(
                    "credit-recovery.task-force-minutes",
                    "credit-recovery.review",
                    "credit-recovery.state-bank-recommendation");

    /**
     * Whose messages tell how far a case has come. Accounts are left out: what is frozen at one
     * bank is no other's business.
     */
    private static final Set<String> PROCEDURES =
            Set.of(
                    CREDIT,
                    "enforcement-decision",
                    "registration-suspension",
                    "asset-entrustment",
                    "auction-stop",
                    "entrustment",
                    "condition-information",
                    "delegated-verification",
                    "reverification");

    private final Parties parties;

    CreditBook(Parties parties) {
        this.parties = parties;
    }

    @Override
    public String name() {
        return "credit";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Class<CreditCase> type() {
        return CreditCase.class;
    }

    @Override
    public boolean concerns(String procedure) {
        return PROCEDURES.contains(procedure);
    }

    @Override
    public Set<Matter> opens(Heard opening) {
        if (opening.type().equals("credit-recovery.package")) {
            return opening.recipients().stream()
                    .flatMap(
                            agency ->
                                    opening.list("lines").stream()
                                            .map(line -> line.path("caseNumber").asString())
                                            .map(number -> new Matter(agency, number, "")))
                    .collect(Collectors.toSet());
        }
        if (WITHOUT_CASE.contains(opening.type()) || opening.envelope().caseNumber().isEmpty()) {
            return Set.of();
        }
        AgencyId agency =
                parties.bank(opening.from()) ? opening.recipients().get(0) : opening.from();
        return Set.of(new Matter(agency, opening.caseNumber(), ""));
    }

    @Override
    public CreditCase empty(Matter matter) {
        return CreditCase.empty(matter);
    }

    @Override
    public CreditCase after(CreditCase before, Heard heard) {
        return Steps.after(before, heard, parties);
    }

    /** The agency; each bank's offices that speak or were addressed; the department asked. */
    @Override
    public Entry entry(Standing<CreditCase> standing) {
        CreditCase content = standing.content();
        Set<AgencyId> readers =
                Stream.of(
                                Stream.of(content.key().agency()),
                                content.files().stream()
                                        .map(BankFile::offices)
                                        .flatMap(java.util.List::stream),
                                content.central().stream())
                        .flatMap(one -> one)
                        .collect(Collectors.toSet());
        return new Entry(readers, Marks.of(content, readers));
    }
}
