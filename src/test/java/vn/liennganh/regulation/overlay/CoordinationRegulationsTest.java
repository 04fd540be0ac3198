package vn.liennganh.regulation.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.regulation.Duty;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.regulation.overlay.Overlay.Party;
import vn.liennganh.regulation.overlay.Overlays.OfficeTarget;
import vn.liennganh.support.ConfiguredRules;

class CoordinationRegulationsTest {

    private static final RuleBook RULES = ConfiguredRules.BOOK;
    private static final Instant FRIDAY = Instant.parse("2026-11-20T03:00:00Z");
    private static final String PROVINCE = "T\u1ec9nh Hoa Sen";
    private static final Party AGENCY = new Party("enforcement-agency", PROVINCE);

    @Test
    void the_office_aims_earlier_than_the_law_and_the_law_stays() {
        String rule = "coercion-security/1#consultation.consultation-reply";
        Party police = new Party("commune-police", "Sen Lam, " + PROVINCE);
        List<OfficeTarget> targets =
                RULES.overlays().targets(rule, FRIDAY, List.of(), police, AGENCY);
        assertThat(targets).extracting(OfficeTarget::due).containsExactly(at("2026-11-25T17:00"));
        Duty duty = RULES.duty(rule).orElseThrow();
        assertThat(duty.limit()).isEqualTo(TimeLimit.workingDays(3));
        assertThat(RULES.clock().due(FRIDAY, duty.limit()).at()).isEqualTo(at("2026-11-26T17:00"));
    }

    @Test
    void another_province_has_no_such_regulation() {
        Party elsewhere = new Party("commune-police", "Another province");
        assertThat(
                        RULES.overlays()
                                .targets(
                                        "coercion-security/1#consultation.consultation-reply",
                                        FRIDAY,
                                        List.of(),
                                        elsewhere,
                                        AGENCY))
                .isEmpty();
    }

    @Test
    void each_regulation_has_two_names_and_a_time_of_review() {
        assertThat(RULES.overlays().all())
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(
                        one -> {
                            assertThat(one.name().vi()).isNotBlank();
                            assertThat(one.name().en()).isNotBlank();
                            assertThat(one.reviewMonths()).isPositive();
                        });
        assertThat(RULES.overlays().about("account-freeze", LocalDate.of(2026, 11, 20)))
                .extracting(Overlay::id)
                .containsExactly("state-bank-hoa-sen");
    }

    private static Instant at(String minute) {
        return Instant.parse(minute + ":00Z");
    }
}
