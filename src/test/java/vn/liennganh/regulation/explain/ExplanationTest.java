package vn.liennganh.regulation.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.legaltime.Line;
import vn.liennganh.legaltime.Pause;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Texts;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.Obligation.Reckoning;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.regulation.StartKind;
import vn.liennganh.support.ConfiguredRules;

/** What a person reads who asks why something is due when it is. */
class ExplanationTest {

    private static final RuleBook RULES = ConfiguredRules.BOOK;
    private static final String REPORT = "account-freeze/1#order.execution-report";

    private static Instant local(String moment) {
        return LocalDateTime.parse(moment).atZone(LegalClock.ZONE).toInstant();
    }

    private static Obligation duty(Reckoning reckoning, boolean attested, boolean immediately) {
        Instant due =
                immediately
                        ? reckoning.from().plusSeconds(7_200)
                        : RULES.clock()
                                .due(reckoning.from(), reckoning.limit(), reckoning.pauses())
                                .at();
        UUID cause = UUID.randomUUID();
        return new Obligation(
                UUID.randomUUID(),
                cause,
                cause,
                AgencyId.of("X99.51.001"),
                AgencyId.of("X99.11.001"),
                "account-freeze.execution-report",
                REPORT,
                StartKind.RECEIPT,
                attested ? Optional.of(reckoning.from()) : Optional.empty(),
                due,
                !attested,
                Obligation.Status.OPEN,
                Optional.empty(),
                Set.of(),
                immediately,
                immediately,
                Optional.empty(),
                reckoning);
    }

    private static Reckoning from(String start, TimeLimit limit) {
        return new Reckoning(local(start), limit, false, List.of(), Optional.empty());
    }

    private static List<String> lines(Reckoning reckoning, Locale locale) {
        return Explanation.of(duty(reckoning, true, false), RULES).lines(locale).stream()
                .map(Explanation.Said::text)
                .toList();
    }

    @Test
    void every_day_counted_and_passed_over_is_told_with_its_reason_in_both_languages() {
        Reckoning v1 = from("2026-11-20T10:00", TimeLimit.workingDays(3));
        assertThat(lines(v1, Texts.ENGLISH))
                .containsExactly(
                        "Friday 20 November 2026: the day of the event, not counted.",
                        "Saturday 21 November 2026: weekly rest day, not counted.",
                        "Sunday 22 November 2026: weekly rest day, not counted.",
                        "Monday 23 November 2026: day 1.",
                        "Tuesday 24 November 2026: Vietnam Culture Day, not counted.",
                        "Wednesday 25 November 2026: day 2.",
                        "Thursday 26 November 2026: day 3.",
                        "The limit ends at 24:00 on Thursday 26 November 2026.");
        assertThat(lines(v1, Texts.VIETNAMESE))
                .hasSize(8)
                .anyMatch(
                        line -> line.contains("24/11/2026") && line.contains("V\u0103n h\u00f3a"));
    }

    @Test
    void a_last_day_that_moves_says_why() {
        assertThat(lines(from("2026-11-14T10:00", TimeLimit.calendarDays(10)), Texts.ENGLISH))
                .containsExactly(
                        "Saturday 14 November 2026: the day of the event, not counted.",
                        "Sunday 15 November 2026 to Monday 23 November 2026: counted without a"
                                + " break, days off included, up to day 9.",
                        "Tuesday 24 November 2026: would be the last day but is Vietnam Culture"
                                + " Day, so the limit moves to the next working day.",
                        "Wednesday 25 November 2026: the next working day, the last day of the"
                                + " limit.",
                        "The limit ends at 24:00 on Wednesday 25 November 2026.");
    }

    @Test
    void hours_tell_from_when_to_when_and_a_pause_is_told() {
        Reckoning paused =
                new Reckoning(
                        local("2026-11-20T16:30"),
                        TimeLimit.hours(24),
                        false,
                        List.of(new Pause(local("2026-11-20T18:00"), local("2026-11-20T19:00"))),
                        Optional.of(local("2026-11-21T09:00")));
        assertThat(lines(paused, Texts.ENGLISH))
                .hasSize(4)
                .first()
                .asString()
                .startsWith("16:30:00 Friday 20 November 2026: hours run");
        assertThat(lines(paused, Texts.ENGLISH).get(2))
                .isEqualTo("17:30:00 Saturday 21 November 2026: the end of 24 hours.");
        assertThat(lines(paused, Texts.ENGLISH).get(3)).contains("has not been resumed");
    }

    @Test
    void an_expected_date_says_which_days_are_not_official_and_what_is_not_attested() {
        Explanation v7 =
                Explanation.of(
                        duty(from("2027-01-25T10:00", TimeLimit.calendarDays(15)), false, false),
                        RULES);
        assertThat(v7.provisional(Texts.ENGLISH))
                .hasSize(2)
                .anyMatch(reason -> reason.contains("receipt of the document"))
                .anyMatch(
                        reason ->
                                reason.contains(
                                        "Friday 5 February 2027 to Friday 12 February 2027"));
    }

    @Test
    void what_the_law_calls_immediately_is_an_office_target_and_said_to_be_one() {
        Explanation at =
                Explanation.of(
                        duty(from("2026-11-20T16:10", TimeLimit.immediately()), true, true), RULES);
        assertThat(at.limit(Texts.ENGLISH))
                .isEqualTo("immediately; the office's own target is 2 hours and is not law");
        assertThat(at.text(Texts.VIETNAMESE)).contains("ngay");
    }

    @Test
    void citations_are_shown_only_as_far_as_they_may_be() {
        Explanation one =
                Explanation.of(
                        duty(from("2026-11-20T16:30", TimeLimit.hours(24)), true, false), RULES);
        assertThat(one.citations(Texts.ENGLISH))
                .isNotEmpty()
                .allMatch(line -> !line.contains("(a)"))
                .anyMatch(line -> line.contains("not yet compared"));
    }

    @ParameterizedTest
    @EnumSource(StartKind.class)
    void every_start_event_has_a_name_for_people(StartKind kind) {
        for (Locale locale : List.of(Texts.VIETNAMESE, Texts.ENGLISH)) {
            assertThat(Explanation.say(locale, "explain.event." + kind.wireName()))
                    .doesNotStartWith("explain.");
        }
    }

    @ParameterizedTest
    @EnumSource(TimeLimit.Unit.class)
    void every_unit_has_a_name_for_people(TimeLimit.Unit unit) {
        assertThat(Explanation.say(Texts.VIETNAMESE, "explain.limit." + unit.wireName(), 3))
                .doesNotStartWith("explain.");
    }

    @ParameterizedTest
    @EnumSource(Line.Why.class)
    void every_kind_of_line_has_words(Line.Why why) {
        Line line =
                new Line(
                        why,
                        LegalClock.day(local("2026-11-20T10:00")),
                        LegalClock.day(local("2026-11-21T10:00")),
                        1,
                        Optional.of(local("2026-11-20T10:00")),
                        Optional.empty());
        assertThat(new Lines(Texts.VIETNAMESE, true, "3").text(line)).doesNotContain("explain.");
    }
}
