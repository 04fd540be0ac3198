package vn.liennganh.coercion;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import vn.liennganh.coercion.CoercionPlanning.Wish;
import vn.liennganh.coercion.plan.DayOffer;
import vn.liennganh.coercion.plan.LeadTime;
import vn.liennganh.coercion.plan.OfficePolicy;
import vn.liennganh.coercion.plan.Windows;
import vn.liennganh.coercion.schedule.Claim;
import vn.liennganh.legaltime.BlackoutWindow;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Text;

/** Whether a day suits everybody. What nobody says is never taken for what would suit. */
final class DayCheck {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final OfficePolicy policy;
    private final Windows windows;
    private final LeadTime leadTime;
    private final Clock clock;

    DayCheck(OfficePolicy policy, Windows windows, LeadTime leadTime, Clock clock) {
        this.policy = policy;
        this.windows = windows;
        this.leadTime = leadTime;
        this.clock = clock;
    }

    /**
     * @param others what operations besides this one need around that day
     */
    DayOffer of(AgencyId agency, Wish wish, Instant at, List<Claim> others) {
        List<Text> against = new ArrayList<>();
        List<Text> warnings = new ArrayList<>();
        closed(wish, at).ifPresent(against::add);
        Instant until = at.plus(policy.occupied());
        List<Claim> meeting =
                others.stream()
                        .filter(one -> one.starts().isBefore(until))
                        .filter(one -> one.until(policy.occupied()).isAfter(at))
                        .toList();
        for (AgencyId unit : wish.units()) {
            people(unit, wish.people(), meeting, against, warnings);
        }
        if (meeting.stream().anyMatch(one -> one.agency().equals(agency))) {
            warnings.add(Text.of("coercion.day-own"));
        }
        if (!windows.sure(at, wish.forces().orElse(true), wish.beneficiary().orElse(true))) {
            warnings.add(Text.of("coercion.day-unsure"));
        }
        tooLate(wish, at).ifPresent(warnings::add);
        return new DayOffer(LegalClock.day(at), at, against, warnings);
    }

    /** A day that only some may use is closed to whoever does not know whether they are these. */
    private Optional<Text> closed(Wish wish, Instant at) {
        Optional<BlackoutWindow> closed =
                windows.closed(at, wish.forces().orElse(false), wish.beneficiary().orElse(false));
        return closed.map(one -> Text.of("coercion.day-closed", one.vi(), one.en()))
                .or(
                        () ->
                                windows.closed(
                                                at,
                                                wish.forces().orElse(true),
                                                wish.beneficiary().orElse(true))
                                        .map(
                                                one ->
                                                        Text.of(
                                                                "coercion.day-depends",
                                                                one.vi(),
                                                                one.en())));
    }

    private void people(
            AgencyId unit,
            Optional<Integer> wanted,
            List<Claim> meeting,
            List<Text> against,
            List<Text> warnings) {
        List<Claim> there =
                meeting.stream()
                        .filter(one -> one.holder().equals(unit))
                        .filter(one -> one.kind() == Claim.Kind.PEOPLE)
                        .toList();
        int promised = promised(there);
        OptionalInt strength = policy.strength(unit);
        // How many ever are wanted, it is one at least.
        if (strength.isPresent() && promised + wanted.orElse(1) > strength.getAsInt()) {
            int left = Math.max(0, strength.getAsInt() - promised);
            against.add(
                    wanted.map(many -> Text.of("coercion.day-people", unit.value(), many, left))
                            .orElseGet(() -> Text.of("coercion.day-nobody", unit.value())));
            return;
        }
        if (wanted.isEmpty()) {
            warnings.add(Text.of("coercion.day-number", unit.value()));
        }
        if (!there.isEmpty()) {
            long operations = there.stream().map(Claim::exchange).distinct().count();
            warnings.add(Text.of("coercion.day-engaged", unit.value(), operations));
        }
    }

    static int promised(List<Claim> claims) {
        return Claim.together(claims.stream().filter(Claim::confirmed).toList());
    }

    /** The first step that would have to be taken before today. */
    private Optional<Text> tooLate(Wish wish, Instant at) {
        LocalDate today = LegalClock.day(clock.instant());
        return leadTime.of(at, wish.complex(), false).stream()
                .filter(one -> !wish.agreed() || one.step().compareTo(LeadTime.Step.AGREEMENT) > 0)
                .filter(one -> one.by().isBefore(today))
                .findFirst()
                .map(
                        one ->
                                Text.of(
                                        "coercion.day-late-" + one.step().word(),
                                        one.workingDays(),
                                        DAY.format(one.by())));
    }
}
