package vn.liennganh.console.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.letter.Consequences.Opens;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Texts;
import vn.liennganh.message.Urgency;
import vn.liennganh.message.WireTime;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/** What a letter brings about is told as surely as it is known, and no surer. */
class ConsequencesTest {

    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 20);
    private static final LocalDate BEFORE_TET = LocalDate.of(2027, 2, 1);

    private final RunningHub hub = RunningHub.shared();

    @Test
    void a_limit_of_the_office_is_never_shown_as_the_law_s() {
        assertThat(opens("planning-opinion.request", NOVEMBER, Texts.ENGLISH))
                .extracting(Opens::limit)
                .contains("3 working days (office policy, not law)");
        assertThat(opens("account-information.request", NOVEMBER, Texts.ENGLISH))
                .extracting(Opens::limit)
                .isNotEmpty()
                .noneMatch(limit -> limit.contains("policy"));
    }

    @ParameterizedTest
    @CsvSource({"vi, 05/02/2027", "en, 5 February 2027"})
    void a_due_day_behind_assumed_days_is_provisional_and_says_which(String language, String day) {
        Locale locale = Locale.forLanguageTag(language);
        assertThat(opens("planning-opinion.request", BEFORE_TET.plusDays(3), locale))
                .extracting(Opens::unsure)
                .anyMatch(days -> days.contains(day));
        assertThat(opens("planning-opinion.request", NOVEMBER, locale))
                .extracting(Opens::unsure)
                .containsOnly("");
    }

    @Test
    void a_duty_that_depends_on_the_words_is_told_as_such() {
        assertThat(opens("reverification.ground-record", NOVEMBER, Texts.ENGLISH))
                .extracting(Opens::conditional)
                .containsOnly(true);
        assertThat(opens("account-information.request", NOVEMBER, Texts.ENGLISH))
                .extracting(Opens::conditional)
                .contains(false);
    }

    @Test
    void the_page_says_all_of_it() {
        Visitor officer = Visitor.of(hub, "officer@X99.11.001");
        assertThat(officer.visit("/yeu-cau/moi?lang=en&loai=planning-opinion.request").text())
                .contains("(office policy, not law)");
        assertThat(officer.visit("/yeu-cau/moi?lang=en&loai=reverification.ground-record").text())
                .contains("depends on what the letter says");
    }

    @Test
    void invented_words_are_for_the_sandbox_alone() {
        NewLetter blank =
                new NewLetter(
                        new MessageType("account-freeze.order"),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Urgency.NORMAL,
                        Json.MAPPER.createObjectNode());
        Instant now = Instant.parse("2026-11-20T02:00:00Z");
        assertThat(consequences(now, true).sample(blank).body().isEmpty()).isFalse();
        assertThat(consequences(now, false).sample(blank)).isEqualTo(blank);
    }

    private List<Opens> opens(String type, LocalDate day, Locale locale) {
        Instant now = day.atTime(9, 0).atZone(WireTime.ZONE).toInstant();
        return consequences(now, true)
                .duties(
                        hub.bean(RuleBook.class).rule(new MessageType(type), day).orElseThrow(),
                        locale);
    }

    private Consequences consequences(Instant now, boolean sandbox) {
        return new Consequences(
                hub.bean(RuleBook.class),
                hub.bean(Sight.class),
                hub.bean(MessageArchive.class),
                hub.bean(DutyNames.class),
                Clock.fixed(now, WireTime.ZONE),
                sandbox);
    }
}
