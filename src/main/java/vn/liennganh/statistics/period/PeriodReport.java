package vn.liennganh.statistics.period;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.AgencyId;
import vn.liennganh.statistics.figure.Figures;

/**
 * What an agency, or one of its units, reported for a period.
 *
 * @param figures the latest; empty before any
 * @param message which says them
 * @param told to whom they were sent
 * @param lockedOn when the figures were locked, where that was recorded
 */
public record PeriodReport(
        Optional<Figures> figures,
        Optional<UUID> message,
        List<AgencyId> told,
        List<Form> forms,
        Optional<LocalDate> lockedOn,
        Optional<LocalDate> consolidatedOn) {

    public static final PeriodReport EMPTY =
            new PeriodReport(
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty());

    public PeriodReport {
        told = List.copyOf(told);
        forms = List.copyOf(forms);
    }

    /** After a message; the same where it says nothing about figures. */
    public PeriodReport after(Heard heard) {
        return switch (heard.type()) {
            case "joint-statistics.lock-record" ->
                    new PeriodReport(
                            figures,
                            message,
                            told,
                            forms,
                            Optional.of(heard.day("lockedOn")),
                            consolidatedOn);
            case "joint-statistics.consolidation-record" ->
                    new PeriodReport(
                            figures,
                            message,
                            told,
                            forms,
                            lockedOn,
                            Optional.of(heard.day("consolidatedOn")));
            case "joint-statistics.unit-report",
                    "joint-statistics.upward-report",
                    "joint-statistics.centre-report" ->
                    reported(heard);
            default -> formed(heard);
        };
    }

    private PeriodReport reported(Heard heard) {
        Optional<Figures> said =
                heard.says("figures")
                        ? FiguresJson.read(heard.body().path("figures"))
                        : Optional.empty();
        List<AgencyId> all = new ArrayList<>(told);
        heard.recipients().stream().filter(one -> !all.contains(one)).forEach(all::add);
        return new PeriodReport(
                said.or(() -> figures),
                said.isPresent() ? Optional.of(heard.id()) : message,
                all,
                forms,
                lockedOn,
                consolidatedOn);
    }

    private PeriodReport formed(Heard heard) {
        Optional<String> number = Form.number(heard.type());
        List<Form> all = new ArrayList<>();
        for (Form one : forms) {
            if (!one.exchange().equals(heard.exchange())) {
                all.add(one);
            } else if (number.isEmpty()) {
                all.add(one.after(heard));
            }
        }
        number.ifPresent(form -> all.add(Form.of(heard, form)));
        return new PeriodReport(figures, message, told, all, lockedOn, consolidatedOn);
    }

    /** The forms that one of these leads or signs. */
    public List<Form> formsOf(java.util.Set<AgencyId> viewers) {
        return forms.stream()
                .filter(
                        one ->
                                viewers.contains(one.lead())
                                        || one.partners().stream().anyMatch(viewers::contains))
                .toList();
    }
}
