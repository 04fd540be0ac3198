package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.liennganh.scenario.CoercionCase.OFFICE;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Simulated police with their own keys: they have wishes, ask, agree, and sometimes cannot. */
class CoercionPoliceScenarioTest {

    private static final String COMMUNE = "X99.21.002";
    private static final String FRIDAY = "2027-06-18T08:30:00+07:00";
    private static final String MONDAY = "2027-06-21T08:30:00+07:00";

    private static Party office;
    private static Simulated simulator;

    @BeforeAll
    static void police() throws IOException {
        RunningHub hub = RunningHub.shared();
        office = Party.of(hub, OFFICE);
        simulator = Simulated.start(hub, COMMUNE);
    }

    @AfterAll
    static void home() throws IOException, InterruptedException {
        simulator.close();
    }

    @Test
    void a_friday_becomes_a_monday_and_the_plan_is_protected() throws IOException {
        behave("prompt");
        CoercionCase one = consult(body -> body.put("plannedAt", FRIDAY));
        JsonNode proposed = until(one, "", now -> now.path("openProposals").size() == 1);
        assertThat(proposed.at("/openProposals/0/time").asString())
                .startsWith(MONDAY.substring(0, 19));

        one.send(office, "time-answer", body -> body.put("outcome", "agree"), COMMUNE);
        assertThat(one.seen("").path("agreedTime").isString()).isTrue();
        one.send(office, one.draft(office, "consultation"), body -> {});
        JsonNode agreed = until(one, "", now -> one.consent(COMMUNE).equals("stands"));
        assertThat(agreed.at("/consents/0/version").asInt()).isEqualTo(2);

        one.plan(body -> body.put("version", 2).put("time", MONDAY), COMMUNE);
        until(one, "", now -> now.path("state").asString().equals("protection-drawn"));
        assertThat(one.seen("/diff?from=2&to=2-plan").path("changes").findValuesAsString("pointer"))
                .doesNotContain("/time");
    }

    @Test
    void who_tells_little_is_asked_for_more_before_anybody_agrees() throws IOException {
        behave("prompt");
        CoercionCase one =
                consult(
                        body ->
                                body.putObject("summaryAndComplexity")
                                        .put("area", "-")
                                        .put("security", "-")
                                        .put("psychology", "-")
                                        .put("resistance", "-"));
        JsonNode asked =
                until(one, "/readiness", now -> item(now, "information").equals("missing"));
        assertThat(item(asked, "consent")).isEqualTo("missing");

        one.send(office, "more-information", body -> {}, COMMUNE);
        until(one, "", now -> one.consent(COMMUNE).equals("stands"));
    }

    @Test
    void police_that_cannot_deploy_leave_it_to_the_committee() throws IOException {
        behave("decline");
        CoercionCase one = consult(body -> {});
        JsonNode unable =
                until(one, "", now -> now.at("/consents/0/status").asString().equals("unable"));
        // The state is looked up behind the consents, so that it is no older than they are.
        assertThat(unable.path("state").asString()).isEqualTo("cannot-deploy");
        assertThat(unable.at("/consents/0/note").asString()).isNotBlank();
        one.send(
                office,
                "committee-report",
                body -> body.put("ground", "cannot-deploy"),
                CoercionCase.COMMITTEE);
        JsonNode ready = one.seen("/readiness");
        assertThat(item(ready, "deployable")).isEqualTo("missing");
        assertThat(item(ready, "chairman-report")).isEqualTo("missing");
    }

    private static CoercionCase consult(java.util.function.Consumer<ObjectNode> change) {
        return CoercionCase.consult(office, COMMUNE, change);
    }

    private static void behave(String word) throws IOException {
        Simulated.behave(RunningHub.shared(), COMMUNE, word);
    }

    private static JsonNode until(CoercionCase one, String rest, Predicate<JsonNode> so) {
        return await().atMost(Duration.ofSeconds(60)).until(() -> one.seen(rest), so::test);
    }

    private static String item(JsonNode readiness, String item) {
        for (JsonNode one : readiness.path("items")) {
            if (one.path("item").asString().equals(item)) {
                return one.path("state").asString();
            }
        }
        return "";
    }
}
