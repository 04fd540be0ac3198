package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.liennganh.partner.client.Draft;

/** Committees, communes, the State Bank, payers and border police at one small process. */
class AuthoritiesScenarioTest {

    private static final RunningHub HUB = RunningHub.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Party office = Party.of(HUB, "X99.11.001");

    @Test
    void each_answers_what_it_owes_in_the_procedure_s_own_words_and_one_answers_otherwise()
            throws Exception {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("X99.95.001", "prompt");
        told.put("X99.93.001", "decline");
        told.put("X99.53.001", "prompt");
        told.put("X99.81.001", "partial");
        told.put("X99.10.000", "prompt");
        Map<Draft, String> letters = new LinkedHashMap<>();
        letters.put(
                ask("income-deduction.order", "X99.95.001"), "income-deduction.transfer-notice");
        letters.put(ask("exit-suspension.order", "X99.93.001"), "exit-suspension.update-report");
        letters.put(
                ask("credit-recovery.state-bank-recommendation", "X99.53.001"),
                "credit-recovery.state-bank-answer");
        letters.put(
                ask("commune-work.persuasion-request", "X99.81.001"),
                "commune-work.persuasion-result");
        letters.put(ask("competence-dispute.report", "X99.10.000"), "competence-dispute.decision");
        try (Simulated simulators = Simulated.behaving(HUB, told)) {
            letters.forEach(
                    (letter, answer) ->
                            await().atMost(PATIENCE)
                                    .untilAsserted(
                                            () -> assertThat(types(letter)).contains(answer)));
            assertThat(state(letters, 1)).isEqualTo("left");
            assertThat(state(letters, 0)).isEqualTo("deducted");
        }
    }

    private Draft ask(String type, String authority) {
        Draft letter = office.opening(type, authority);
        office.send(office.signed(letter));
        return letter;
    }

    private List<String> types(Draft letter) {
        return exchange(letter)
                .path("messages")
                .valueStream()
                .map(one -> one.path("type").asString())
                .toList();
    }

    private String state(Map<Draft, String> letters, int index) {
        return exchange(List.copyOf(letters.keySet()).get(index)).path("state").asString();
    }

    private JsonNode exchange(Draft letter) {
        return office.hub().json("/exchanges/" + letter.field("id").asString());
    }
}
