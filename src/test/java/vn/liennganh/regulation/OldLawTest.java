package vn.liennganh.regulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.FieldError;
import vn.liennganh.message.MessageType;
import vn.liennganh.support.ConfiguredRules;

/** The day on which a case ended says whether the law of 2008 or that of 2025 governs it. */
class OldLawTest {

    private static final RuleBook RULES = ConfiguredRules.BOOK;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

    @ParameterizedTest(name = "{0} about a case that ended on {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "complaint.intake-record | 2026-06-30 | refused",
                "complaint.intake-record | 2026-07-01 | taken",
                "complaint-old-law.intake-record | 2026-06-30 | taken",
                "complaint-old-law.intake-record | 2019-12-31 | taken",
                "complaint-old-law.intake-record | 2026-07-01 | refused",
                "denunciation.acceptance-record | 2026-06-30 | refused",
                "denunciation.acceptance-record | 2027-01-04 | taken",
                "denunciation-old-law.acceptance-record | 2026-06-30 | taken",
                "denunciation-old-law.acceptance-record | 2026-10-01 | refused"
            })
    void a_complaint_goes_under_the_law_of_the_day_on_which_its_case_ended(
            String type, String endedOn, String outcome) {
        ObjectNode body = body(type);
        body.put("caseEndedOn", endedOn);
        assertThat(wrong(type, body).isEmpty()).isEqualTo(outcome.equals("taken"));
    }

    @ParameterizedTest(name = "{0} about a case that ended on {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "procuracy-supervision.protest | 2026-06-30 | refused",
                "procuracy-supervision.protest | 2026-07-01 | taken",
                "procuracy-protest-old-law.protest | 2026-06-30 | taken",
                "procuracy-protest-old-law.protest | 2026-07-01 | refused"
            })
    void so_does_a_protest(String type, String endedOn, String outcome) {
        ObjectNode body = body(type);
        ((ObjectNode) body.path("subject")).put("caseEndedOn", endedOn);
        assertThat(wrong(type, body).isEmpty()).isEqualTo(outcome.equals("taken"));
    }

    @Test
    void the_law_of_2008_goes_on_without_end_for_what_ended_under_it() {
        for (String procedure :
                List.of("complaint-old-law", "denunciation-old-law", "procuracy-protest-old-law")) {
            Edition edition = RULES.edition(procedure, TODAY).orElseThrow();
            assertThat(edition.to()).as(procedure).isEmpty();
        }
    }

    private static ObjectNode body(String type) {
        return (ObjectNode)
                RULES.sample(new MessageType(type), NOW, new Random(3)).orElseThrow().path("body");
    }

    private static List<FieldError> wrong(String type, ObjectNode body) {
        return RULES.check(RULES.rule(new MessageType(type), TODAY).orElseThrow(), body);
    }
}
