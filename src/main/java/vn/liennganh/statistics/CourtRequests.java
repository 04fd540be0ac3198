package vn.liennganh.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Query;
import vn.liennganh.desk.Standing;
import vn.liennganh.desk.Viewing;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.statistics.figure.Period;

/** Counts what an agency asked of courts in a period, out of accepted messages: form 02. */
@Service
public class CourtRequests {

    /** The kinds of the form, in its order. */
    private static final List<String> KINDS =
            List.of(
                    "property-division",
                    "invalid-transaction",
                    "explanation-correction",
                    "cassation");

    private final Viewing viewing;
    private final CourtRequestBook book;

    CourtRequests(Viewing viewing, CourtRequestBook book) {
        this.viewing = viewing;
        this.book = book;
    }

    /**
     * A row of the form.
     *
     * @param line in words, Vietnamese
     * @param sent accepted by the hub in the period
     * @param answered of these, by the end of the period and whole
     */
    public record Row(String line, String kind, long sent, long answered) {

        public long pending() {
            return sent - answered;
        }
    }

    /**
     * A row for each kind, zeros too. Of what an agency that has ended has asked, whoever carries
     * on counts what it carries on: where there are several, each request is one's alone.
     *
     * @param court whether an agency is a court: what was asked of others is not the form's
     */
    public List<Row> rows(AgencyId agency, Period period, Predicate<AgencyId> court) {
        Set<AgencyId> own = viewing.viewers(agency);
        List<CourtRequest> asked =
                all(agency, period).stream()
                        .filter(one -> own.contains(one.matter().agency()))
                        .map(Standing::content)
                        .filter(one -> within(one.sentOn(), period))
                        .filter(one -> one.to().stream().anyMatch(court))
                        .toList();
        return KINDS.stream()
                .map(
                        kind -> {
                            List<CourtRequest> these =
                                    asked.stream().filter(it -> it.kind().equals(kind)).toList();
                            return new Row(
                                    Texts.render(
                                            Text.of("statistics.court-request-" + kind),
                                            Texts.VIETNAMESE),
                                    kind,
                                    these.size(),
                                    these.stream()
                                            .filter(it -> within(it.answeredOn(), period))
                                            .count());
                        })
                .toList();
    }

    private List<Standing<CourtRequest>> all(AgencyId viewer, Period period) {
        List<Standing<CourtRequest>> all = new ArrayList<>();
        Set<String> marks = Set.of(CourtRequestBook.mark(period.year()));
        Optional<Matter> after = Optional.empty();
        do {
            Viewing.Page<CourtRequest> page =
                    viewing.page(book, viewer, marks, after, Query.LIMIT_MAX, Optional.empty());
            all.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        return all;
    }

    private static boolean within(Optional<LocalDate> day, Period period) {
        return day.filter(it -> !it.isBefore(period.start()) && !it.isAfter(period.end()))
                .isPresent();
    }
}
