package vn.liennganh.console.operator;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.liennganh.console.operator.joining.Joinings;
import vn.liennganh.console.operator.joining.Plan;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;

/** Words the steps by which an agency joins. */
@Component
class JoiningViews {

    /** What was said before that is in the database. */
    private static final int SHOWN = 50;

    private final Directory directory;
    private final Joinings joinings;

    JoiningViews(Directory directory, Joinings joinings) {
        this.directory = directory;
        this.joinings = joinings;
    }

    /** Empty for the hub itself, and for what has ended. */
    Optional<JoiningView> of(AgencyId id, Locale locale) {
        return directory.agency(id).filter(joinings::joins).map(agency -> of(agency, locale));
    }

    private JoiningView of(Agency agency, Locale locale) {
        List<Joinings.Line> lines = joinings.of(agency);
        return new JoiningView(
                lines.stream().map(one -> line(one, locale)).toList(),
                lines.stream().filter(one -> !one.closed()).count(),
                lines.stream().filter(Joinings.Line::late).count(),
                joinings.history(agency.id()).stream()
                        .limit(SHOWN)
                        .map(JoiningViews::said)
                        .toList());
    }

    private static JoiningView.Line line(Joinings.Line one, Locale locale) {
        Optional<LocalDate> due = one.said().flatMap(Plan::due);
        String day = one.fact().day().map(Times::day).orElse("");
        String hint = one.fact().hint();
        return new JoiningView.Line(
                one.step().word(),
                state(one),
                hint.isEmpty() ? day : "",
                hint.isEmpty() ? "" : Texts.render(Text.of("joining.hint." + hint, day), locale),
                one.said().map(Plan::owner).orElse(""),
                due.map(Times::day).orElse(""),
                due.map(LocalDate::toString).orElse(""),
                one.said().map(Plan::version).orElse(0));
    }

    private static String state(Joinings.Line one) {
        if (one.fact().done()) {
            return "done";
        }
        if (one.closed()) {
            return "waived";
        }
        if (one.late()) {
            return "late";
        }
        return one.said().flatMap(Plan::due).isPresent() ? "planned" : "open";
    }

    private static JoiningView.Said said(Plan one) {
        return new JoiningView.Said(
                Times.second(one.at()),
                one.byName(),
                one.step().word(),
                one.owner(),
                one.due().map(Times::day).orElse(""),
                one.waived());
    }

    /** The hub has just reached the agency's address. */
    void reached(Agency agency) {
        joinings.reached(agency);
    }
}
