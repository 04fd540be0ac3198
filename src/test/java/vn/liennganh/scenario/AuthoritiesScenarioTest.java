package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        for (Map.Entry<String, String> one : told.entrySet()) {
            behave(one.getKey(), one.getValue());
        }
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
        Process simulator = simulator(told.keySet());
        try {
            letters.forEach(
                    (letter, answer) ->
                            await().atMost(PATIENCE)
                                    .untilAsserted(
                                            () -> assertThat(types(letter)).contains(answer)));
            assertThat(state(letters, 1)).isEqualTo("left");
            assertThat(state(letters, 0)).isEqualTo("deducted");
        } finally {
            simulator.getOutputStream().close();
            simulator.waitFor();
            for (String one : told.keySet()) {
                behave(one, "manual");
            }
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

    private static void behave(String agency, String word) throws IOException {
        Files.writeString(HUB.keys(agency).resolve("behaviour"), word);
    }

    private static Process simulator(Set<String> agencies) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx64m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "vn.liennganh.partner.simulator.SimulatorMain",
                                "--hub",
                                HUB.url().toString(),
                                "--ca",
                                HUB.sandbox().resolve("ca.pem").toString(),
                                "--home",
                                HUB.sandbox().toString()));
        command.addAll(agencies);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(HUB.dataDir().resolve("authorities-simulator.log").toFile())
                .start();
    }
}
