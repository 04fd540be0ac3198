package vn.liennganh.freeze.position;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import vn.liennganh.desk.Course;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.AgencyId;

/**
 * Follows the other measures of a debt. What income and third parties bring lowers what may be
 * held; everything else is shown beside the freezes and counts as nothing: nobody knows what land
 * will fetch before it is sold.
 */
public final class Others {

    private static final String INCOME = "income-deduction";
    private static final Set<String> DECISIONS = Set.of("order", "decision", "attachment");
    private static final Set<String> PAYMENTS = Set.of("transfer-notice", "payment-notice");

    /** The states of each procedure, as its rule file has them. */
    private static final Map<String, Course> COURSES =
            Map.of(
                    "income-deduction",
                    Course.of(
                            """
                            live = ordered,deducting,debtor-gone,deducted,termination-sent
                            order: new > ordered
                            transfer-notice: ordered,deducting > result part=deducting \
                            none=deducting full=deducted
                            change-report: ordered,deducting > debtor-gone
                            termination: live > termination-sent
                            termination-report: termination-sent > terminated
                            lapse-notice: live > lapsed
                            """),
                    "third-party-collection",
                    Course.of(
                            """
                            open = requested,objected,decided,part-paid
                            request: new > requested
                            objection: requested,objected > objected
                            decision: requested,objected,part-paid > decided
                            payment-notice: open > result full=paid part=part-paid
                            withdrawal: open > withdrawn
                            """),
                    "registration-suspension",
                    Course.of(
                            """
                            live = ordered,not-found,suspended,attachment-notified,attached,\
                            title-requested,release-sent
                            order: new > ordered
                            execution-report: ordered > outcome suspended=suspended \
                            not-found=not-found
                            attachment-notice: new,suspended > attachment-notified
                            attachment: new,suspended,attachment-notified > attached
                            release: live > release-sent
                            release-report: release-sent > released
                            title-file: attached > title-requested
                            title-result: title-requested > outcome transferred=transferred \
                            refused=attached
                            lapse-notice: live > lapsed
                            """),
                    "securities-freeze",
                    Course.of(
                            """
                            live = ordered,nothing-found,part-frozen,frozen,transfer-requested,\
                            transfer-decided,impossible,release-sent
                            order: new > ordered
                            execution-report: ordered > execution full=frozen part=part-frozen \
                            none=nothing-found
                            transfer-request: frozen,part-frozen > transfer-requested
                            transfer-report: transfer-requested > held-by-agency
                            sale-notice: held-by-agency > sold
                            transfer-decision: new,frozen,part-frozen > transfer-decided
                            transfer-decision-report: transfer-decided > result \
                            transferred=transferred impossible=impossible
                            release: live > release-sent
                            release-report: release-sent > released
                            lapse-notice: live > lapsed
                            """),
                    "asset-freeze",
                    Course.of(
                            """
                            live = minutes-served,ordered,nothing-found,part-frozen,frozen,\
                            release-sent
                            urgent-minutes: new > minutes-served
                            order: new,minutes-served > ordered
                            order: frozen,part-frozen,nothing-found > ordered
                            execution-report: ordered,minutes-served > execution full=frozen \
                            part=part-frozen none=nothing-found
                            release: live > release-sent
                            release-report: release-sent > released
                            lapse-notice: live > lapsed
                            """),
                    "temporary-seizure",
                    Course.of(
                            """
                            live = minutes-served,ordered,seized
                            urgent-minutes: new > minutes-served
                            order: new,minutes-served > ordered
                            seizure-minutes: ordered > seized
                            release: live > released
                            lapse-notice: live > lapsed
                            """),
                    "asset-exploitation",
                    Course.of(
                            """
                            live = ordered,exploited,termination-sent
                            order: new > ordered
                            execution-report: ordered > exploited
                            termination: live > termination-sent
                            termination-report: termination-sent > terminated
                            lapse-notice: live > lapsed
                            """),
                    "exit-suspension",
                    Course.of(
                            """
                            live = ordered,data-missing,left,extension-sent,suspended
                            order: new > ordered
                            update-report: ordered,extension-sent > outcome updated=suspended \
                            already-left=left
                            update-report: cancellation-sent > cancelled
                            data-request: ordered,extension-sent > data-missing
                            data-supplement: data-missing > ordered
                            extension: suspended,left > extension-sent
                            cancellation: live > cancellation-sent
                            """));

    private Others() {}

    /** The procedures whose measures are followed here, with their states. */
    public static Map<String, Course> courses() {
        return COURSES;
    }

    static Position after(Position before, Heard heard) {
        Course course = COURSES.get(heard.envelope().type().procedure());
        if (course == null || toldBefore(before, heard)) {
            return before;
        }
        List<OtherMeasure> all = new ArrayList<>(before.others());
        for (AgencyId holder : lanes(all, heard)) {
            Optional<OtherMeasure> there = find(all, heard.exchange(), holder);
            String state = there.map(OtherMeasure::state).orElse(Course.NEW);
            String next = course.after(state, heard);
            if (there.isPresent()) {
                UnaryOperator<OtherMeasure> change = one -> moved(one, next, heard);
                all.replaceAll(one -> one.at(heard.exchange(), holder) ? change.apply(one) : one);
            } else if (!next.equals(Course.NEW)) {
                all.add(first(heard, holder, next));
            }
        }
        Position after = before.beside(all);
        return pays(heard) ? after.less(heard.dong("amount")) : after;
    }

    /** Whose measures a message moves: those it is sent to, its sender's, or the only one. */
    private static List<AgencyId> lanes(List<OtherMeasure> all, Heard heard) {
        List<AgencyId> there =
                all.stream()
                        .filter(one -> one.exchange().equals(heard.exchange()))
                        .map(OtherMeasure::holder)
                        .toList();
        if (there.contains(heard.from())) {
            return List.of(heard.from());
        }
        List<AgencyId> told = heard.recipients().stream().filter(there::contains).toList();
        if (heard.envelope().opens() || !told.isEmpty()) {
            return told.isEmpty() ? heard.recipients() : told;
        }
        // An heir speaks for a holder that has ended, or is spoken to.
        return there.size() == 1 ? there : List.of();
    }

    private static OtherMeasure first(Heard heard, AgencyId holder, String state) {
        return new OtherMeasure(
                heard.exchange(),
                holder,
                heard.envelope().type().procedure(),
                state,
                heard.at(),
                heard.id(),
                number(heard),
                heard.body().path("asset").path("kind").asString(""),
                due(heard),
                Transfers.NONE,
                Income.NONE.ordered(heard));
    }

    private static OtherMeasure moved(OtherMeasure one, String next, Heard heard) {
        OtherMeasure now = one.in(next, heard.at());
        if (DECISIONS.contains(heard.envelope().type().message())) {
            long due = due(heard) > 0 ? due(heard) : one.due();
            return now.under(heard, number(heard), due);
        }
        if (pays(heard)) {
            boolean income = heard.envelope().type().procedure().equals(INCOME);
            return now.earning(income ? one.income().paid(heard) : one.income())
                    .money(
                            money ->
                                    money.sent(
                                            heard.text("transferReference"), heard.dong("amount")));
        }
        if (heard.envelope().type().message().equals("money-receipt")) {
            return now.money(
                    money -> money.received(heard.text("transferReference"), heard.dong("amount")));
        }
        return now;
    }

    private static long due(Heard heard) {
        return switch (heard.envelope().type().procedure()) {
            case INCOME -> heard.dong("amountDue");
            case "third-party-collection" -> heard.dong("amount");
            default -> 0;
        };
    }

    private static String number(Heard heard) {
        return heard.body().path("decision").path("number").asString("");
    }

    private static boolean pays(Heard heard) {
        return PAYMENTS.contains(heard.envelope().type().message());
    }

    /** The same payment told twice is one payment. */
    private static boolean toldBefore(Position before, Heard heard) {
        String reference = heard.text("transferReference");
        return pays(heard)
                && before.others().stream()
                        .filter(one -> one.exchange().equals(heard.exchange()))
                        .anyMatch(one -> one.money().sent().containsKey(reference));
    }

    private static Optional<OtherMeasure> find(
            List<OtherMeasure> all, UUID exchange, AgencyId holder) {
        return all.stream().filter(one -> one.at(exchange, holder)).findFirst();
    }
}
