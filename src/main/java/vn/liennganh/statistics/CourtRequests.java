package vn.liennganh.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Query;
import vn.liennganh.desk.Standing;
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

    private final Desks desks;
    private final CourtRequestBook book;

    CourtRequests(Desks desks, CourtRequestBook book) {
        this.desks = desks;
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
     * A row for each kind, zeros too.
     *
     * @param own the agency and those for whom it carries on
     * @param court whether an agency is a court: what was asked of others is not the form's
     */
    public List<Row> rows(Set<AgencyId> own, Period period, Predicate<AgencyId> court) {
        List<CourtRequest> asked =
                all(own, period).stream()
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

    private List<Standing<CourtRequest>> all(Set<AgencyId> readers, Period period) {
        List<Standing<CourtRequest>> all = new ArrayList<>();
        Set<String> marks = Set.of(CourtRequestBook.mark(period.year()));
        Optional<Matter> after = Optional.empty();
        List<Standing<CourtRequest>> page;
        do {
            page = desks.page(book, new Query(readers, marks, after, Query.LIMIT_MAX));
            all.addAll(page);
            after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1).matter());
        } while (page.size() == Query.LIMIT_MAX);
        return all;
    }

    private static boolean within(Optional<LocalDate> day, Period period) {
        return day.filter(it -> !it.isBefore(period.start()) && !it.isAfter(period.end()))
                .isPresent();
    }
}
