package vn.liennganh.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import vn.liennganh.evidence.LogAudit;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Tools;

/** The sandbox as somebody finds it who has just started it: partners answer, and can be told. */
@Tag(Tools.LONG)
class SimulatedPartnersTest {

    private static final String PROMPT_BANK = "X99.51.001";
    private static final String SILENT_BANK = "X99.51.002";

    private static RunningHub hub;
    private static Party office;

    @BeforeAll
    static void start() {
        hub = RunningHub.start(Map.of("hub.sandbox.simulators", "true"));
        office = Party.of(hub, "X99.11.001");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static Draft ordered(String bank) {
        Draft order = office.opening("account-freeze.order", bank);
        office.send(office.signed(order));
        return order;
    }

    private static String id(Draft order) {
        return order.field("id").asString();
    }

    private static List<String> types(Draft order) {
        JsonNode messages = office.hub().json("/exchanges/" + id(order)).path("messages");
        return StreamSupport.stream(messages.spliterator(), false)
                .map(message -> message.path("type").asString())
                .toList();
    }

    private static List<String> statuses(Draft order) {
        JsonNode duties = office.hub().json("/exchanges/" + id(order)).path("obligations");
        return StreamSupport.stream(duties.spliterator(), false)
                .map(duty -> duty.path("status").asString())
                .distinct()
                .toList();
    }

    private static Caller.Answer told(String path, String json) {
        return Caller.of(hub, "X99.11.001").post(path, json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void partners_answer_by_themselves_fall_silent_when_told_and_begin_anew_with_a_reset()
            throws IOException {
        assertThat(told("/sandbox/partners/" + SILENT_BANK, "{\"behaviour\": \"silent\"}").status())
                .isEqualTo(200);
        Draft unheard = ordered(SILENT_BANK);
        Draft heard = ordered(PROMPT_BANK);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> types(heard).contains("account-freeze.execution-report"));
        assertThat(types(unheard)).doesNotContain("account-freeze.execution-report");
        assertThat(statuses(unheard)).contains("open");

        assertThat(told("/sandbox/reset", "").status()).isEqualTo(200);

        assertThat(statuses(unheard)).contains("waived").doesNotContain("open", "overdue");
        assertThat(
                        Files.readString(hub.sandbox().resolve(SILENT_BANK).resolve("behaviour"))
                                .strip())
                .isEqualTo("prompt");
        assertThat(office.inbox()).isEmpty();
        assertThat(hub.bean(LogAudit.class).auditWhole().findings()).isEmpty();
        Draft after = ordered(SILENT_BANK);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> types(after).contains("account-freeze.execution-report"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            /sandbox/partners/X99.51.001 | {"behaviour": "friendly"}  | 422 | /behaviour
            /sandbox/partners/X99.51.001 | {"mood": "prompt"}         | 400 | /behaviour
            /sandbox/partners/X99.00.000 | {"behaviour": "silent"}    | 404 |
            /sandbox/partners/nobody     | {"behaviour": "silent"}    | 404 |
            /sandbox/clock               | {"advance": "-P1D"}        | 422 | /advance
            /sandbox/clock               | {"advance": "soon"}        | 422 | /advance
            """)
    void what_cannot_be_told_is_refused_with_its_field(
            String path, String json, int status, String pointer) {
        Caller.Answer answer = told(path, json);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        if (pointer != null) {
            assertThat(answer.text()).contains("\"pointer\":\"" + pointer + "\"");
        }
    }
}
