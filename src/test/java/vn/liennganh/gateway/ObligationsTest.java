package vn.liennganh.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Statement;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;

/** What is owed after an order, and why it is due when it is, as each party may see it. */
class ObligationsTest {

    private static Caller sender;
    private static Caller bank;
    private static Caller outsider;
    private static UUID order;
    private static JsonNode report;

    @BeforeAll
    static void send() {
        RunningHub hub = RunningHub.shared();
        Party office = Party.of(hub, "X99.11.001");
        sender = Caller.of(hub, "X99.11.001");
        bank = Caller.of(hub, "X99.51.001");
        outsider = Caller.of(hub, "X99.51.002");
        byte[] cms =
                office.signed(
                        office.opening("account-freeze.order", "X99.51.001").withoutAttachments());
        order = Statement.read(office.send(cms).statement()).orElseThrow().messageId();
        report =
                owed(bank, "").stream()
                        .filter(
                                duty ->
                                        duty.path("owes")
                                                .asString()
                                                .equals("account-freeze.execution-report"))
                        .findFirst()
                        .orElseThrow();
    }

    private static List<JsonNode> owed(Caller caller, String status) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode duty :
                caller.get("/api/v1/obligations?limit=1000&status=" + status)
                        .json()
                        .path("items")) {
            if (duty.path("cause").asString().equals(order.toString())) {
                found.add(duty);
            }
        }
        return found;
    }

    private static String path(JsonNode duty) {
        return "/api/v1/obligations/" + duty.path("id").asString() + "/explanation";
    }

    @Test
    void a_duty_says_what_kind_of_limit_it_has_and_where_that_comes_from() {
        assertThat(report.path("immediately").asBoolean(true)).isFalse();
        assertThat(report.path("policy").asBoolean(true)).isFalse();
        assertThat(report.path("paused").asBoolean(true)).isFalse();
        assertThat(report.path("citation").asString()).contains("152/2026/N", "43");
        assertThat(owed(bank, ""))
                .anyMatch(
                        duty ->
                                duty.path("owes").asString().equals("account-freeze.freeze")
                                        && duty.path("immediately").asBoolean());
    }

    @Test
    void who_owes_and_who_is_owed_read_the_same_explanation_in_the_language_they_ask_for() {
        JsonNode english = bank.get(path(report), "Accept-Language", "en").json();
        JsonNode vietnamese = sender.get(path(report)).json();

        assertThat(english.path("due")).isEqualTo(report.path("due"));
        assertThat(english.path("start").path("event").asString()).isEqualTo("execution");
        assertThat(english.path("start").path("attested").asBoolean(true)).isFalse();
        assertThat(english.path("limit").asString()).isEqualTo("24 hours");
        assertThat(english.path("lines")).hasSize(2);
        assertThat(english.path("lines").get(1).path("text").asString())
                .contains("the end of 24 hours");
        assertThat(english.path("provisionalBecause").get(0).asString())
                .contains("not attested yet");
        assertThat(english.path("citations")).isNotEmpty();
        assertThat(english.path("history").isArray()).isTrue();
        assertThat(english.path("counterEvidence").isArray()).isTrue();
        assertThat(vietnamese.path("limit").asString()).startsWith("24 gi");
    }

    @Test
    void to_anybody_else_the_duty_does_not_exist() {
        Caller.Answer answer = outsider.get(path(report));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("not-found");
        assertThat(outsider.get("/api/v1/obligations/no-id/explanation").status()).isEqualTo(404);
    }

    @Test
    void what_is_due_soon_can_be_asked_for() {
        assertThat(owed(bank, "due-soon")).isEmpty();
        assertThat(owed(bank, "due-soon,open")).isNotEmpty();
        assertThat(report.path("dueSoon").asBoolean(true)).isFalse();
        assertThat(bank.get("/api/v1/obligations?status=soon").status()).isEqualTo(400);
    }
}
