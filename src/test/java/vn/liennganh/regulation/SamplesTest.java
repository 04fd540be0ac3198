package vn.liennganh.regulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.MessageType;
import vn.liennganh.support.ConfiguredRules;

class SamplesTest {

    private static final RuleBook RULES = ConfiguredRules.BOOK;
    private static final Instant NOW = Instant.parse("2026-11-20T09:10:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @Test
    void fifty_samples_of_every_type_are_what_the_schema_wants() {
        Random random = new Random(7);
        for (Edition edition : RULES.inForce(TODAY)) {
            for (MessageRule rule : edition.messages().values()) {
                for (int i = 0; i < 50; i++) {
                    ObjectNode sample = RULES.sample(rule.type(), NOW, random).orElseThrow();
                    assertThat(RULES.check(rule, sample.path("body")))
                            .as(rule.type() + " " + sample)
                            .isEmpty();
                    assertThat(sample.has("caseNumber")).isEqualTo(rule.caseNumber());
                    assertThat(sample.path("exchange")).isEqualTo(sample.path("id"));
                }
            }
        }
    }

    @Test
    void every_sample_has_another_case_and_another_decision_of_today() {
        Random random = new Random(7);
        Set<String> numbers = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            ObjectNode sample =
                    RULES.sample(new MessageType("account-freeze.order"), NOW, random)
                            .orElseThrow();
            numbers.add(sample.path("caseNumber").asString());
            numbers.add(sample.path("body").path("decision").path("number").asString());
            assertThat(sample.path("body").path("decision").path("date").asString())
                    .isEqualTo("2026-11-20");
            assertThat(sample.path("body").path("freezeAmount").path("amount").asLong() % 1000)
                    .isEqualTo(777);
            assertThat(
                            sample.path("body")
                                    .path("debtor")
                                    .path("identifiers")
                                    .path(0)
                                    .path("value")
                                    .asString())
                    .startsWith("000");
        }
        assertThat(numbers).hasSize(4_000);
    }

    @Test
    void a_schema_is_complete_in_itself() {
        for (Edition edition : RULES.inForce(TODAY)) {
            for (MessageType type : edition.messages().keySet()) {
                assertThat(RULES.schema(type, TODAY).orElseThrow().toString())
                        .doesNotContain("blocks.json");
            }
        }
    }
}
