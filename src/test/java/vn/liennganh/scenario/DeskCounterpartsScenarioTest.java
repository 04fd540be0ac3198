package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Json;
import vn.liennganh.partner.client.Draft;

/** Simulated counterparts with keys of their own that misbehave as they are told. */
class DeskCounterpartsScenarioTest {

    private static final RunningHub HUB = RunningHub.shared();
    private static final String VEHICLES = "X99.72.001";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Party office = Party.of(HUB, "X99.11.001");

    @Test
    void a_registry_finds_nothing_then_a_file_lodged_before_then_is_silent_and_a_court_leaves_one()
            throws Exception {
        Draft order = order();
        office.send(office.signed(order));
        Clarifying talk = Clarifying.ask(HUB, 3, "a");
        try (Simulated both =
                Simulated.behaving(HUB, Map.of(VEHICLES, "decline", Clarifying.COURT, "partial"))) {
            until(order, one -> state(one, 0).equals("not-found"));
            Simulated.behave(HUB, VEHICLES, "partial");
            Draft again = order();
            again.caseNumber(number(order));
            again.body().set("asset", order.body().path("asset").deepCopy());
            office.send(office.signed(again));
            JsonNode found =
                    until(
                            order,
                            one ->
                                    one.path("measures").size() > 1
                                            && !state(one, 1).equals("ordered"));
            assertThat(state(found, 1)).isEqualTo("suspended");
            assertThat(found.path("measures").path(1).path("filesAlreadyLodged")).hasSize(1);
            assertThat(found.path("measures").path(1).path("place").asInt()).isEqualTo(1);

            Simulated.behave(HUB, VEHICLES, "silent");
            Draft unanswered = order();
            office.send(office.signed(unanswered));

            JsonNode asked =
                    await().atMost(PATIENCE)
                            .until(talk::asked, one -> one.path("replies").size() == 1);
            assertThat(asked.path("state").asString()).isEqualTo("part-answered");
            assertThat(asked.path("open").asLong()).isEqualTo(1);
            assertThat(asked.path("questions").path(0).path("answer").asString()).isEqualTo("y");
            assertThat(state(asset(unanswered), 0)).isEqualTo("ordered");
        }
    }

    private Draft order() {
        Draft order = office.opening("registration-suspension.order", VEHICLES);
        order.body()
                .set(
                        "asset",
                        Json.MAPPER.readTree(
                                "{\"kind\":\"vehicle\",\"vehicle\":{\"plate\":\""
                                        + order.field("id").asString()
                                        + "\"}}"));
        return order;
    }

    private JsonNode until(Draft order, Predicate<JsonNode> done) {
        return await().atMost(PATIENCE).until(() -> asset(order), done);
    }

    private JsonNode asset(Draft order) {
        JsonNode found =
                office.hub().json("/assets/case?number=" + Clarifying.coded(number(order)));
        assertThat(found.path("assets")).hasSize(1);
        return found.path("assets").path(0);
    }

    private static String state(JsonNode asset, int measure) {
        return asset.path("measures").path(measure).path("state").asString();
    }

    private static String number(Draft draft) {
        return draft.field("caseNumber").asString();
    }
}
