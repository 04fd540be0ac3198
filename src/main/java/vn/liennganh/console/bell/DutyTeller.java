package vn.liennganh.console.bell;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.due.Dues;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.exchange.DueSpan;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.regulation.Obligation;

/** What the agency owes: within the next three worked days, or lately too late. */
@Component
class DutyTeller implements Teller {

    /** Worked days left from which on a duty is told. */
    private static final int SOON = 3;

    /** No row of days off is longer. */
    private static final int OFF_MAX = 30;

    private final Sight sight;
    private final Dues dues;
    private final DutyNames names;
    private final Clock clock;

    DutyTeller(Sight sight, Dues dues, DutyNames names, @Qualifier("hubClock") Clock clock) {
        this.sight = sight;
        this.dues = dues;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public List<Tiding> standing(Person person) {
        if (!Section.RADAR.admits(person)) {
            return List.of();
        }
        Instant now = clock.instant();
        Instant behind = LegalClock.midnight(lastSoon(LegalClock.day(now)).plusDays(1));
        return Stream.concat(
                        owed(person, DueSpan.earliestFirst(now, behind.plusMillis(1)))
                                .map(this::soon),
                        owed(person, DueSpan.latestFirst(now.minus(LetterTeller.NEWS), now))
                                .map(this::late))
                .toList();
    }

    private Stream<Obligation> owed(Person person, DueSpan span) {
        return sight.running(person.acting(), span, MOST).stream();
    }

    /** The last day that is soon as seen from today. */
    private LocalDate lastSoon(LocalDate today) {
        LocalDate day = today;
        while (dues.workedDays(today, day.plusDays(1)) <= SOON
                && day.isBefore(today.plusDays(OFF_MAX))) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** The first moment at which a duty was soon; no earlier than it arose. */
    private Instant soonSince(Obligation duty) {
        LocalDate last = Dues.lastDay(duty.due());
        LocalDate day = last;
        while (dues.workedDays(day.minusDays(1), last) <= SOON
                && day.isAfter(last.minusDays(OFF_MAX))) {
            day = day.minusDays(1);
        }
        Instant since = LegalClock.midnight(day);
        Instant arose = duty.reckoning().from();
        return since.isBefore(arose) ? arose : since;
    }

    private Tiding soon(Obligation duty) {
        return tiding(Kind.DUE_SOON, duty, soonSince(duty));
    }

    private Tiding late(Obligation duty) {
        boolean ours = duty.policy() || duty.immediately();
        return tiding(ours ? Kind.BEYOND_TARGET : Kind.OVERDUE, duty, duty.due());
    }

    private Tiding tiding(Kind kind, Obligation duty, Instant since) {
        return new Tiding(
                kind,
                duty.id(),
                Section.RADAR,
                since,
                "/han/" + duty.id(),
                mark -> !since.isAfter(mark.at()),
                words -> names.owed(duty, words),
                words -> names.agency(duty.owedTo(), words),
                Optional.empty(),
                Optional.of(duty.cause()),
                Tiding.Case.of(duty.exchange()));
    }
}
