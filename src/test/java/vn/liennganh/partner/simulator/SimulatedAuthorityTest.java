package vn.liennganh.partner.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.partner.simulator.AgencyRig.BANK;
import static vn.liennganh.partner.simulator.AgencyRig.OFFICE;
import static vn.liennganh.partner.simulator.AgencyRig.soon;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import vn.liennganh.support.Tools;

/** What a simulated authority or employer answers, letter by letter, well and badly. */
class SimulatedAuthorityTest {

    @TempDir private Path dir;

    private AgencyRig rig;

    @BeforeEach
    void a_bank_begins() {
        rig = new AgencyRig(dir, BANK, "bank");
    }

    @AfterEach
    void everybody_stops() {
        rig.close();
    }

    @Test
    void an_authority_answers_every_letter_it_knows_by_the_schema_of_the_answer() {
        answersEveryLetter("prompt");
    }

    @ParameterizedTest
    @CsvSource({"decline", "partial", "unsparing"})
    @Tag(Tools.LONG)
    void it_does_so_as_well_when_it_misbehaves(String word) {
        answersEveryLetter(word);
    }

    private void answersEveryLetter(String word) {
        Behaviour behaviour = Behaviour.valueOf(word.toUpperCase(Locale.ROOT));
        Map<UUID, String> answers = new HashMap<>();
        for (String letter : AuthorityAnswers.letters()) {
            String answer = AuthorityAnswers.to(letter, behaviour).orElseThrow().type();
            answers.put(rig.hub.deliver(letter, OFFICE, answer, 24).id(), answer);
        }
        rig.play(word);

        soon(() -> assertThat(rig.hub.acknowledged).containsAll(answers.keySet()));
        assertThat(rig.hub.refused).isEmpty();
        assertThat(rig.hub.accepted)
                .extracting(one -> one.inReplyTo().orElseThrow())
                .containsExactlyInAnyOrderElementsOf(answers.keySet());
        assertThat(rig.hub.accepted)
                .allMatch(
                        one ->
                                one.type()
                                        .value()
                                        .equals(answers.get(one.inReplyTo().orElseThrow())));
        assertThat(answers).hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @CsvSource({
        "exit-suspension.order, decline, exit-suspension.update-report, outcome, already-left",
        "exit-suspension.order, partial, exit-suspension.data-request, ,",
        "income-deduction.order, decline, income-deduction.change-report, ,",
        "obligation-exemption.opinion-request, decline, obligation-exemption.opinion, opinion,"
                + " disagree",
        "coercion-security.committee-report, decline, coercion-security.direction, outcome, cancel",
        "planning-opinion.request, partial, planning-opinion.opinion, transferable, conditional"
    })
    void an_authority_misbehaves_as_it_is_told(
            String letter, String word, String answer, String field, String value) {
        rig.hub.deliver(letter, OFFICE, answer, 24);
        rig.play(word);

        soon(() -> assertThat(rig.hub.accepted).hasSize(1));
        assertThat(rig.hub.accepted.get(0).type().value()).isEqualTo(answer);
        if (field != null) {
            assertThat(rig.hub.accepted.get(0).body().path(field).asString()).isEqualTo(value);
        }
    }

    @Test
    void an_employer_that_spares_nothing_takes_from_what_it_states_as_the_part_to_be_left() {
        rig.hub.deliver("income-deduction.order", OFFICE, "income-deduction.transfer-notice", 24);
        rig.play("unsparing");

        soon(() -> assertThat(rig.hub.accepted).hasSize(1));
        JsonNode body = rig.hub.accepted.get(0).body();
        assertThat(dong(body, "income") - dong(body, "amount")).isLessThan(dong(body, "floorLeft"));
    }

    private static long dong(JsonNode body, String field) {
        return body.path(field).path("amount").asLong(-1);
    }
}
