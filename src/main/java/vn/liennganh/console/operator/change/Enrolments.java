package vn.liennganh.console.operator.change;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.operator.Times;
import vn.liennganh.directory.Directory;
import vn.liennganh.directory.Enrolment;
import vn.liennganh.directory.change.AgencyChanges;
import vn.liennganh.message.AgencyId;

/**
 * Requests for a first certificate that a person has to decide. Two operators agreed on the code
 * already, so one is enough here: the word is that the key is the agency's, and it is logged.
 */
@Service
class Enrolments {

    private final Enrolment enrolment;
    private final AgencyChanges changes;
    private final Directory directory;
    private final TransactionTemplate transaction;

    Enrolments(
            Enrolment enrolment,
            AgencyChanges changes,
            Directory directory,
            PlatformTransactionManager transactions) {
        this.enrolment = enrolment;
        this.changes = changes;
        this.directory = directory;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * A request as pages list it.
     *
     * @param sha256 over the requested key and uses; what the agency reads out
     */
    public record Line(
            String agency, String name, String sha256, List<String> uses, String asked) {}

    List<Line> waiting(Locale locale) {
        return enrolment.pending().stream()
                .map(
                        one ->
                                new Line(
                                        one.agency().value(),
                                        directory
                                                .agency(one.agency())
                                                .map(it -> ChangeViews.name(it, locale))
                                                .orElse(one.agency().value()),
                                        one.requestSha256(),
                                        one.uses().stream()
                                                .sorted()
                                                .map(use -> use.name().toLowerCase(Locale.ROOT))
                                                .toList(),
                                        Times.second(one.requestedAt())))
                .toList();
    }

    /** False if nothing waits under this digest, because somebody decided it before. */
    boolean decide(Person operator, AgencyId agency, String sha256, boolean granted) {
        return Boolean.TRUE.equals(
                transaction.execute(
                        status -> {
                            boolean first =
                                    granted
                                            ? enrolment.approve(agency, sha256, operator.name())
                                            : enrolment.deny(agency, sha256, operator.name());
                            if (first) {
                                changes.decided(agency, sha256, granted, operator.member());
                            }
                            return first;
                        }));
    }
}
