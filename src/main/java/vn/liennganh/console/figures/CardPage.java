package vn.liennganh.console.figures;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.liennganh.console.amount.Days;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.sheet.Table;
import vn.liennganh.intake.view.Chain;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.WireTime;
import vn.liennganh.message.language.Words;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.statistics.scorecard.Mark;
import vn.liennganh.statistics.scorecard.Scorecard;
import vn.liennganh.statistics.scorecard.Scorecards;
import vn.liennganh.statistics.scorecard.ScoredDuty;
import vn.liennganh.statistics.scorecard.Span;

/** Scorecards as one viewer may see them: its own and those of whoever stands below it. */
@Component
class CardPage {

    private static final int DAYS_MAX = 400;
    private static final int AGENCIES_MAX = 1_000;
    private static final int DUTIES_MAX = 200;

    private final Chain chain;
    private final Sight sight;
    private final Scorecards scorecards;
    private final DutyNames names;
    private final Clock clock;

    CardPage(Chain chain, Sight sight, Scorecards scorecards, DutyNames names, Clock clock) {
        this.chain = chain;
        this.sight = sight;
        this.scorecards = scorecards;
        this.names = names;
        this.clock = clock;
    }

    /** Days from one to another, both counted. */
    record Period(LocalDate from, LocalDate to) {}

    /**
     * A card.
     *
     * @param median as people read it; {@code -} where nothing was answered
     */
    public record Card(String code, String agency, Map<Mark, Long> counts, String median) {

        public long of(Mark mark) {
            return counts.getOrDefault(mark, 0L);
        }
    }

    /**
     * A duty behind a number.
     *
     * @param obligation its id, where the viewer may look at the duty itself: who stands above
     *     counts it, and need not be party to it
     */
    public record Counted(
            String what,
            LocalDateTime started,
            LocalDateTime due,
            Optional<LocalDateTime> answered,
            Optional<UUID> obligation) {}

    /**
     * The days that are meant: from the first of the year until today where nothing sensible is.
     */
    Period days(String from, String to) {
        LocalDate today = LegalClock.day(clock.instant());
        LocalDate last = Days.read(to).orElse(today);
        LocalDate first = Days.read(from).orElse(last.withDayOfYear(1));
        boolean sensible = !last.isBefore(first) && !first.plusDays(DAYS_MAX).isBefore(last);
        return sensible ? new Period(first, last) : new Period(today.withDayOfYear(1), today);
    }

    private Span span(Period days) {
        return new Span(
                days.from().atStartOfDay(WireTime.ZONE).toInstant(),
                days.to().plusDays(1).atStartOfDay(WireTime.ZONE).toInstant(),
                clock.instant());
    }

    List<Card> cards(AgencyId viewer, Period days, Words words) {
        List<AgencyId> seen = chain.below(viewer).stream().limit(AGENCIES_MAX).toList();
        return scorecards.of(seen, span(days)).stream().map(one -> card(one, words)).toList();
    }

    private Card card(Scorecard one, Words words) {
        Map<Mark, Long> counts = new EnumMap<>(Mark.class);
        Arrays.stream(Mark.values()).forEach(mark -> counts.put(mark, one.count(mark)));
        return new Card(
                one.agency().value(),
                names.agency(one.agency(), words),
                counts,
                one.median().map(CardPage::span).orElse("-"));
    }

    private static String span(Duration time) {
        return time.toHours() + ":" + String.format("%02d", time.toMinutesPart());
    }

    long outageMinutes(Period days) {
        return scorecards.outage(span(days)).toMinutes();
    }

    /** The duties behind one number; empty where the card is not the viewer's to see. */
    Optional<List<Counted>> duties(
            AgencyId viewer, String agency, Mark mark, Period days, Words words) {
        return chain.below(viewer).stream()
                .filter(one -> one.value().equals(agency))
                .findFirst()
                .map(
                        one ->
                                scorecards
                                        .duties(
                                                one,
                                                mark,
                                                span(days),
                                                Instant.EPOCH,
                                                new UUID(0, 0),
                                                DUTIES_MAX)
                                        .stream()
                                        .map(duty -> counted(duty, viewer, words))
                                        .toList());
    }

    private Counted counted(ScoredDuty duty, AgencyId viewer, Words words) {
        return new Counted(
                names.owed(duty.owes(), duty.rule(), words),
                local(duty.started()),
                local(duty.due()),
                duty.answeredAt().map(CardPage::local),
                sight.duty(duty.obligation(), viewer).map(Obligation::id));
    }

    private static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, WireTime.ZONE);
    }

    Table table(List<Card> cards, Period days, Words words) {
        List<String> columns = new java.util.ArrayList<>();
        columns.add(words.say("figures.agency"));
        columns.add(words.say("figures.code"));
        Arrays.stream(Mark.values())
                .forEach(mark -> columns.add(words.say("figures.mark." + mark.word())));
        columns.add(words.say("figures.median"));
        return new Table(
                words.say("figures.cards"),
                List.of(days.from() + " - " + days.to(), words.say("figures.cards.lead")),
                columns,
                cards.stream().map(CardPage::row).toList());
    }

    private static List<Object> row(Card card) {
        List<Object> row = new java.util.ArrayList<>(List.of(card.agency(), card.code()));
        Arrays.stream(Mark.values()).forEach(mark -> row.add(card.of(mark)));
        row.add(card.median());
        return row;
    }
}
