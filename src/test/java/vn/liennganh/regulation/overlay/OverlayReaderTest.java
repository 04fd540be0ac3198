package vn.liennganh.regulation.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.legaltime.Pause;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.regulation.calendars.CalendarReader;
import vn.liennganh.regulation.overlay.Overlay.Party;
import vn.liennganh.yaml.ConfigProblem;

class OverlayReaderTest {

    private static final LegalClock CLOCK =
            new LegalClock(CalendarReader.read(Path.of("config/calendars")));
    private static final Party COURT = new Party("court", "Region 1, Province A");
    private static final Party AGENCY = new Party("enforcement-agency", "Province A");
    private static final String ANSWER = "question/1#request.answer";

    @TempDir Path config;

    @BeforeEach
    void words() throws IOException {
        Files.createDirectories(config.resolve("agencies"));
        Files.createDirectories(config.resolve("regulations/overlays"));
        Files.writeString(
                config.resolve("agencies/vocabulary.yaml"),
                """
                kinds:
                  court: {vi: a, en: a}
                  enforcement-agency: {vi: b, en: b}
                  bank: {vi: c, en: c}
                roles: [competent-procuracy]
                """);
    }

    @Test
    void a_target_lies_before_the_legal_due_instant() throws IOException {
        Overlays overlays = read("{duty: question.request.answer, within: {calendar-days: 20}}");
        Instant received = Instant.parse("2026-11-20T03:00:00Z");
        assertThat(overlays.targets(ANSWER, received, List.of(), COURT, AGENCY))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.within()).isEqualTo(TimeLimit.calendarDays(20));
                            assertThat(one.due()).isEqualTo("2026-12-10T17:00:00Z");
                            assertThat(one.overlay().name().en()).isEqualTo("Regulation of A");
                        });
    }

    @ParameterizedTest(name = "{0} of {1} on {2}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "court | Region 1, Province A | 2026-11-20 | 1",
                "court | Province A | 2026-11-20 | 1",
                "court | Province B | 2026-11-20 | 0",
                "court | New Province A | 2026-11-20 | 0",
                "bank | Province A | 2026-11-20 | 0",
                "court | Province A | 2026-06-30 | 0",
                "court | Province A | 2028-01-01 | 0"
            })
    void it_binds_its_signatories_in_its_territory_while_it_is_in_force(
            String kind, String territory, LocalDate day, int targets) throws IOException {
        Overlays overlays = read("{duty: question.request.answer, within: {calendar-days: 20}}");
        assertThat(
                        overlays.targets(
                                ANSWER,
                                LegalClock.midnight(day),
                                List.of(),
                                new Party(kind, territory),
                                AGENCY))
                .hasSize(targets);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{duty: question.request.answer, within: {calendar-days: 31}} | loosens",
                "{duty: question.request.answer, within: {working-days: 23}} | loosens",
                "{duty: question.request.answer, within: {hours-before: 5}} | another direction",
                "{duty: question.request.other, within: {hours: 5}} | no rule has the duty",
                "{duty: question.meeting.papers, within: {working-days-before: 2}} | loosens"
            })
    void what_loosens_the_rule_or_misses_it_is_refused_with_file_and_line(
            String target, String reason) {
        assertThatThrownBy(() -> read(target))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("a.yaml:9")
                .hasMessageContaining(reason);
    }

    @Test
    void before_an_act_earlier_is_tighter() throws IOException {
        assertThat(read("{duty: question.meeting.papers, within: {working-days-before: 4}}").all())
                .hasSize(1);
    }

    @Test
    void a_procedure_that_it_does_not_name_does_not_show_it() throws IOException {
        Overlays overlays = read("{duty: question.request.answer, within: {calendar-days: 20}}");
        LocalDate day = LocalDate.of(2026, 11, 20);
        assertThat(overlays.about("question", day)).hasSize(1);
        assertThat(overlays.about("quest", day)).isEmpty();
        assertThat(overlays.about("question", LocalDate.of(2026, 6, 30))).isEmpty();
    }

    @Test
    void what_is_for_one_agency_alone_is_copied_to_nobody() {
        assertThatThrownBy(
                        () ->
                                read(
                                        "{duty: question.request.answer, within: {hours: 5}}",
                                        "question.secret",
                                        "court"))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("one agency alone");
    }

    @Test
    void the_copy_is_for_messages_between_those_who_are_bound() throws IOException {
        Overlays overlays = read("{duty: question.request.answer, within: {hours: 5}}");
        LocalDate day = LocalDate.of(2026, 11, 20);
        Party stranger = new Party("bank", "Province A");
        assertThat(overlays.copyRoles("question.request", day, () -> AGENCY, () -> List.of(COURT)))
                .containsExactly("competent-procuracy");
        assertThat(
                        overlays.copyRoles(
                                "question.request", day, () -> AGENCY, () -> List.of(stranger)))
                .isEmpty();
        assertThat(
                        overlays.copyRoles(
                                "question.request", day, () -> stranger, () -> List.of(COURT)))
                .isEmpty();
        assertThat(
                        overlays.copyRoles(
                                "question.request",
                                LocalDate.of(2028, 1, 1),
                                () -> AGENCY,
                                () -> List.of(COURT)))
                .isEmpty();
        assertThat(overlays.copyRoles("question.other", day, () -> AGENCY, () -> List.of(COURT)))
                .isEmpty();
    }

    @ParameterizedTest(name = "on {0}: {1}")
    @CsvSource({
        "2027-06-30,",
        "2027-07-01,2027-07-01",
        "2027-12-31,2027-07-01",
        "2028-07-01,2027-07-01"
    })
    void the_review_comes_round_while_the_regulation_is_in_force(
            LocalDate today, @org.jspecify.annotations.Nullable LocalDate due) throws IOException {
        Overlay overlay = read("{duty: question.request.answer, within: {hours: 5}}").all().get(0);
        assertThat(overlay.reviewDue(today)).isEqualTo(Optional.ofNullable(due));
        assertThat(overlay.reminds(COURT)).isTrue();
        assertThat(overlay.reminds(AGENCY)).isFalse();
        assertThat(overlay.reminds(new Party("court", "Province B"))).isFalse();
    }

    @Test
    void only_a_signatory_is_reminded_of_the_review() {
        assertThatThrownBy(
                        () ->
                                read(
                                        "{duty: question.request.answer, within: {hours: 5}}",
                                        "question.request",
                                        "bank"))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("review-reminds")
                .hasMessageContaining("is no signatory");
    }

    @Test
    void the_clock_of_a_target_stands_still_with_that_of_the_duty() throws IOException {
        Overlays overlays = read("{duty: question.request.answer, within: {calendar-days: 20}}");
        Instant from = Instant.parse("2026-11-20T03:00:00Z");
        Pause three =
                new Pause(
                        Instant.parse("2026-11-24T17:00:00Z"),
                        Instant.parse("2026-11-27T17:00:00Z"));
        assertThat(overlays.targets(ANSWER, from, List.of(three), COURT, AGENCY))
                .singleElement()
                .satisfies(one -> assertThat(one.due()).isAfter("2026-12-10T17:00:00Z"));
    }

    @Test
    void a_duty_whose_limit_changed_on_a_day_keeps_its_target() throws IOException {
        Overlays overlays = read("{duty: question.request.answer, within: {calendar-days: 20}}");
        Instant from = Instant.parse("2026-11-20T03:00:00Z");
        assertThat(overlays.targets(ANSWER + "@2026-10-01", from, List.of(), COURT, AGENCY))
                .hasSize(1);
        assertThat(overlays.targets(ANSWER + "@2026-10-01.instead", from, List.of(), COURT, AGENCY))
                .isEmpty();
    }

    @Test
    void no_folder_is_no_overlay() throws IOException {
        Files.delete(config.resolve("regulations/overlays"));
        assertThat(OverlayReader.read(config, new Rules()).all()).isEmpty();
    }

    private Overlays read(String target) throws IOException {
        return read(target, "question.request", "court");
    }

    private Overlays read(String target, String copied, String reminded) throws IOException {
        Files.writeString(
                config.resolve("regulations/overlays/a.yaml"),
                """
                overlay: a
                name: {vi: Regulation of A, en: Regulation of A}
                signatories: [court, enforcement-agency]
                territory: Province A
                in-force: {from: 2026-07-01, to: 2027-12-31}
                review-months: 12
                review-reminds: %s
                tightens:
                  - %s
                copies:
                  - {message: %s, to: competent-procuracy}
                """
                        .formatted(reminded, target, copied));
        return OverlayReader.read(config, new Rules());
    }

    /** An answer in thirty days; papers three working days before a meeting. */
    private static final class Rules implements Law {

        @Override
        public List<TimeLimit> limits(String duty, LocalDate from, Optional<LocalDate> to) {
            return switch (duty) {
                case "question.request.answer" -> List.of(TimeLimit.calendarDays(30));
                case "question.meeting.papers" -> List.of(TimeLimit.workingDaysBefore(3));
                default -> List.of();
            };
        }

        @Override
        public boolean knowsMessage(String type) {
            return type.equals("question.request") || type.equals("question.secret");
        }

        @Override
        public boolean discreet(String type) {
            return type.equals("question.secret");
        }

        @Override
        public LegalClock clock() {
            return CLOCK;
        }

        @Override
        public Duration immediately() {
            return Duration.ofHours(2);
        }
    }
}
