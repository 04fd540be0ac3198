package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static vn.liennganh.scenario.CoercionCase.COMMITTEE;
import static vn.liennganh.scenario.CoercionCase.OFFICE;
import static vn.liennganh.scenario.CoercionCase.POLICE;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.deadline.DeadlineWatch;
import vn.liennganh.desk.Desks;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.MessageIds;
import vn.liennganh.partner.client.Problem;
import vn.liennganh.startup.HubClock;

/** Operations as the office, the police and a bystander see them, through a running hub. */
class CoercionDeskScenarioTest {

    private static final String OTHER_OFFICE = "X99.11.002";
    private static final String DAY = "2027-06-16T08:30:00+07:00";
    private static final String NEXT = "2027-06-17T08:30:00+07:00";

    private static Party office;
    private static Party police;

    @BeforeAll
    static void everybody() {
        office = Party.of(RunningHub.shared(), OFFICE);
        police = Party.of(RunningHub.shared(), POLICE);
    }

    @Test
    void a_change_after_consent_asks_for_it_again_and_is_shown_field_by_field() {
        CoercionCase one = CoercionCase.consult(office, POLICE, body -> {});
        assertThat(one.consent(POLICE)).isEqualTo("awaited");
        one.send(police, "consultation-reply", body -> {}, OFFICE);
        assertThat(one.consent(POLICE)).isEqualTo("stands");
        OffsetDateTime agreed = office.hub().whoami().time();

        one.again(POLICE, body -> body.put("plannedAt", NEXT).put("peopleRequested", 12));

        assertThat(one.consent(POLICE)).isEqualTo("reopened");
        JsonNode now = one.seen("");
        assertThat(now.path("state").asString()).isEqualTo("consulting");
        assertThat(now.at("/consents/0/changed").toString()).contains("time").contains("forces");
        JsonNode diff = one.seen("/diff?from=1&to=2");
        assertThat(diff.path("reopens").asBoolean()).isTrue();
        JsonNode time = diff.path("changes").path(0);
        assertThat(time.path("pointer").asString()).isEqualTo("/plannedAt");
        assertThat(time.path("field").asString()).isEqualTo("Planned time");
        assertThat(time.path("before").asString()).isEqualTo(DAY);
        assertThat(time.path("after").asString()).isEqualTo(NEXT);

        JsonNode then = one.seen("?at=" + agreed.toString().replace("+", "%2B"));
        assertThat(then.at("/consents/0/status").asString()).isEqualTo("stands");
        assertThat(then.path("texts")).hasSize(1);
    }

    @Test
    void a_stay_of_the_same_case_stands_beside_the_operation_for_the_office_alone() {
        CoercionCase one = CoercionCase.consult(office, POLICE, body -> {});
        assertThat(one.seen("").at("/summary/stops")).isEmpty();
        Party court = Party.of(RunningHub.shared(), "X99.41.000");
        Draft asked = court.opening("stay.request", OFFICE).caseNumber(one.number());
        asked.body().put("coercionTimeKnown", true).put("coercionAt", DAY);
        court.send(court.signed(asked));

        JsonNode stop = one.seen("").at("/summary/stops/0");
        assertThat(stop.path("state").asString()).isEqualTo("must-postpone");
        assertThat(stop.path("type").asString()).isEqualTo("stay.request");
        assertThat(Duration.parse(stop.path("aheadOfPlan").asString()))
                .isGreaterThan(Duration.ofHours(24));
        assertThat(
                        stream(office.hub().json("/coercions?limit=1000").path("items"))
                                .filter(
                                        all ->
                                                all.path("caseNumber")
                                                        .asString()
                                                        .equals(one.number()))
                                .flatMap(all -> stream(all.path("stops"))))
                .containsExactly(stop);
        assertThat(one.seen(police, "").at("/summary/stops")).isEmpty();

        Draft decided =
                office.opening("stay.decision", "X99.41.000")
                        .within(
                                UUID.fromString(asked.field("id").asString()),
                                MessageIds.next(Clock.systemUTC()))
                        .caseNumber(one.number());
        decided.body().put("outcome", "postponed");
        office.send(office.signed(decided));
        assertThat(one.seen("").at("/summary/stops/0/state").asString()).isEqualTo("postponed");
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    @Test
    void who_takes_no_part_finds_nothing_and_who_got_the_plan_sees_the_plan() {
        CoercionCase one = CoercionCase.consult(office, POLICE, body -> {});
        Party commune = Party.of(RunningHub.shared(), "X99.81.001");
        assertThatThrownBy(() -> one.seen(commune, ""))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));

        one.send(police, "consultation-reply", body -> {}, OFFICE);
        one.plan(body -> {}, POLICE, "X99.31.000", "X99.81.001");

        JsonNode seen = one.seen(commune, "");
        assertThat(seen.path("history")).hasSize(1);
        assertThat(seen.path("consents")).isEmpty();
        assertThat(seen.path("forces")).isEmpty();
        assertThat(one.seen("").path("forces")).hasSize(1);
        Party bank = Party.of(RunningHub.shared(), "X99.51.001");
        assertThatThrownBy(() -> bank.hub().json("/coercions/dates")).isInstanceOf(Problem.class);
        assertThat(bank.hub().json("/coercions/schedule").path("needs")).isEmpty();
    }

    @Test
    void two_offices_that_were_promised_the_same_unit_are_told_and_rebuilt_it_is_the_same() {
        CoercionCase first =
                CoercionCase.consult(office, POLICE, body -> body.put("plannedAt", NEXT));
        first.send(police, "consultation-reply", CoercionDeskScenarioTest::sameUnit, OFFICE);
        Party other = Party.of(RunningHub.shared(), OTHER_OFFICE);
        CoercionCase second =
                CoercionCase.consult(other, POLICE, body -> body.put("plannedAt", NEXT));
        second.send(police, "consultation-reply", CoercionDeskScenarioTest::sameUnit, OTHER_OFFICE);

        String path = "/coercions/schedule?from=2027-06-14&to=2027-06-20&unit=" + POLICE;
        JsonNode ours = clash(police.hub().json(path), "unit-twice", first);
        assertThat(ours.path("confirmed").asBoolean()).isTrue();
        assertThat(ours.toString()).contains(second.number());
        JsonNode theirs = clash(office.hub().json(path), "unit-twice", first);
        assertThat(theirs.toString())
                .as("whose the other operation is the office does not learn")
                .doesNotContain(second.number())
                .doesNotContain(second.exchange().toString());
        JsonNode closed = office.hub().json(path).path("closed");
        assertThat(closed.findValuesAsString("day")).containsExactly("2027-06-19", "2027-06-20");

        JsonNode live = police.hub().json(path);
        assertThat(RunningHub.shared().bean(Desks.class).rebuild()).isZero();
        assertThat(police.hub().json(path)).isEqualTo(live);
    }

    private static void sameUnit(ObjectNode body) {
        body.put("unit", "Team for NEXT").put("peopleCommitted", 8);
    }

    private static JsonNode clash(JsonNode schedule, String kind, CoercionCase concerned) {
        for (JsonNode one : schedule.path("clashes")) {
            if (one.path("kind").asString().equals(kind)
                    && one.toString().contains(concerned.exchange().toString())) {
                return one;
            }
        }
        throw new AssertionError("no " + kind + " in " + schedule.path("clashes"));
    }

    @Test
    void days_that_do_not_suit_are_explained_and_late_ones_only_warned_of() {
        JsonNode days =
                office.hub()
                        .json(
                                "/coercions/dates?from=2027-06-18&to=2027-06-21&unit="
                                        + POLICE
                                        + "&people=21")
                        .path("days");
        assertThat(days).hasSize(4);
        assertThat(days.path(1).path("against").path(0).asString()).contains("rest days");
        assertThat(days.path(0).path("feasible").asBoolean()).isFalse();
        assertThat(days.path(0).path("against").path(0).asString())
                .contains("21 people needed")
                .contains("left");
        JsonNode tomorrow =
                office.hub()
                        .json("/coercions/dates?unit=X99.21.002&people=3")
                        .path("days")
                        .valueStream()
                        .filter(one -> one.path("feasible").asBoolean())
                        .findFirst()
                        .orElseThrow();
        assertThat(tomorrow.path("warnings").toString()).contains("not law");
    }

    @Test
    void drafts_are_completed_by_a_person_and_taken_by_the_hub() {
        CoercionCase one = CoercionCase.consult(office, POLICE, body -> {});
        JsonNode reply = one.draft(police, "consultation-reply");
        assertThat(reply.path("missing").toString()).contains("/outcome");
        assertThat(reply.path("body").has("outcome")).isFalse();
        one.send(
                police,
                reply,
                body -> {
                    body.put("outcome", "agree").put("peopleCommitted", 8).put("unit", "One");
                    body.putObject("commander")
                            .put("name", "A")
                            .put("position", "B")
                            .put("phone", "0900000000");
                });
        one.plan(body -> {}, POLICE);
        JsonNode protection = one.draft(police, "protection-plan");
        assertThat(protection.path("missing").toString()).contains("/map");
        assertThat(protection.at("/body/forces").asInt()).isEqualTo(8);
        one.send(police, "protection-plan", body -> {}, OFFICE);
        assertThat(missing(one))
                .contains("cost-notice", "meeting")
                .doesNotContain("protection-plan");

        one.send(office, "cost-notice-record", body -> {}, "X99.00.000");
        one.send(office, "meeting-minutes", body -> {}, POLICE);
        assertThat(missing(one)).containsExactly("go");
        one.send(office, "go-decision", body -> {}, POLICE);
        one.send(office, "result-report", body -> {}, POLICE);
        JsonNode costs = one.draft(office, "cost-settlement");
        assertThat(costs.at("/body/total/amount").asLong()).isGreaterThanOrEqualTo(5_000_000);
        one.send(office, costs, body -> {});
        assertThat(one.seen("/drafts").path("drafts")).isEmpty();
        assertThat(one.seen("").at("/summary/marks").toString()).contains("over");
    }

    private static List<String> missing(CoercionCase one) {
        return one.seen("/readiness")
                .path("items")
                .valueStream()
                .filter(item -> item.path("state").asString().equals("missing"))
                .map(item -> item.path("item").asString())
                .toList();
    }

    @Test
    void silence_is_no_consent_and_goes_to_the_committee() {
        try (RunningHub hub = RunningHub.onSharedServer(Map.of())) {
            Party asking = Party.of(hub, OFFICE);
            Party head = Party.of(hub, COMMITTEE);
            CoercionCase one = CoercionCase.consult(asking, POLICE, body -> {});
            hub.bean(DeadlineWatch.class)
                    .runDue(hub.bean(HubClock.class).instant().plus(Duration.ofDays(10)));
            await().until(() -> one.seen("").path("state").asString().equals("no-reply"));
            assertThat(one.consent(POLICE)).isEqualTo("awaited");
            assertThat(one.seen("").path("forces")).isEmpty();

            one.send(asking, "committee-report", body -> body.put("ground", "no-reply"), COMMITTEE);
            assertThat(one.seen("").path("state").asString()).isEqualTo("with-committee");
            assertThat(one.seen(head, "").path("history")).isNotEmpty();
            one.send(
                    head,
                    "direction",
                    body ->
                            body.put("scope", "coercion")
                                    .put("outcome", "proceed")
                                    .put("planVersion", 1),
                    POLICE,
                    OFFICE);
            assertThat(one.seen("").path("state").asString()).isEqualTo("agreed");
            assertThat(one.consent(POLICE)).isEqualTo("awaited");
            assertThat(one.consent(COMMITTEE)).isEqualTo("stands");
        }
    }
}
