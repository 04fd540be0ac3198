package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Desks;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.Statement;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.Problem;

/** Registers through the door: their own, their partners', and nobody else's. */
class RegisterScenarioTest {

    private static final RunningHub HUB = RunningHub.shared();
    private static final Party OFFICE = Party.of(HUB, "X99.11.001");
    private static final Party COMMUNE = Party.of(HUB, "X99.81.001");
    private static final Party STRANGER = Party.of(HUB, "X99.51.001");

    @ParameterizedTest
    @CsvSource({
        "decision, enforcement-decision.decision, X99.31.000, in-force",
        "publication, debtor-publication.posting-request, X99.81.001, to-publish",
        "campaign, commune-work.persuasion-request, X99.81.001, asked",
        "committee, committee-guidance.case-report, X99.81.000, reported",
        "entrustment, entrustment.decision, X99.11.002, entrusted",
        "entrustment, asset-entrustment.decision, X99.11.002, entrusted",
        "evidence, evidence-handover.notice, X99.21.000, announced",
        "evidence, temporary-seizure.order, X99.51.002, ordered"
    })
    void a_case_is_its_agencys_and_its_partners_and_nobody_elses(
            String register, String type, String partner, String state) {
        Draft opening = OFFICE.opening(type, partner);
        OFFICE.send(OFFICE.signed(opening));
        String number = opening.field("caseNumber").asString();

        JsonNode own = own(register, number, "");
        assertThat(own.path("states")).hasSize(1);
        assertThat(own.path("states").path(0).path("state").asString()).isEqualTo(state);
        assertThat(own.path("states").path(0).path("stateTitle").asString()).isNotEqualTo(state);
        assertThat(own.path("lines")).isNotEmpty();
        assertThat(listed(Party.of(HUB, partner), register, state)).contains(number);
        assertThat(listed(STRANGER, register, state)).doesNotContain(number);
        assertThatThrownBy(() -> STRANGER.hub().json(path(register, number)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
    }

    @Test
    void a_publication_says_what_the_commune_owes_and_how_it_stood_before() {
        Draft request = OFFICE.opening("debtor-publication.posting-request", "X99.81.001");
        byte[] statement = OFFICE.send(OFFICE.signed(request)).statement();
        String asked = Statement.read(statement).orElseThrow().time().toString();
        String number = request.field("caseNumber").asString();
        say(OFFICE, "debtor-publication.publication-record", request, body -> {});
        say(COMMUNE, "debtor-publication.posting-report", request, body -> {});

        JsonNode now = own("publication", number, "");
        assertThat(now.path("states").path(0).path("state").asString()).isEqualTo("published");
        assertThat(now.path("obligations").valueStream())
                .anyMatch(
                        one ->
                                one.path("owes").asString().endsWith("posting-report")
                                        && one.path("status").asString().equals("fulfilled"));
        JsonNode then = own("publication", number, "&at=" + coded(asked));
        assertThat(then.path("states").path(0).path("state").asString()).isEqualTo("to-publish");
        assertThat(then.path("lines")).hasSize(1);
    }

    @Test
    void a_decision_shows_every_measure_of_its_case_and_whether_it_still_stands() {
        FreezeCase debt = FreezeCase.of(HUB, "X99.11.001");
        UUID frozen = debt.order("X99.51.001");
        debt.open("exit-suspension.order", "X99.93.001", body -> {});
        Draft decided =
                OFFICE.opening("enforcement-decision.decision", "X99.31.000")
                        .caseNumber(debt.number());
        OFFICE.send(OFFICE.signed(decided));
        assertThat(live(debt.number()))
                .containsExactlyInAnyOrder("account-freeze true", "exit-suspension true");

        debt.say(frozen, "account-freeze.release", "X99.51.001", body -> body.put("scope", "all"));
        debt.answer(
                "X99.51.001",
                frozen,
                "account-freeze.release-report",
                body -> body.put("scope", "all"));

        assertThat(live(debt.number()))
                .containsExactlyInAnyOrder("account-freeze false", "exit-suspension true");
        assertThat(
                        Party.of(HUB, "X99.31.000")
                                .hub()
                                .json("/registers/decision?limit=1000")
                                .path("items")
                                .valueStream())
                .allMatch(one -> one.path("measures").isEmpty());
    }

    private static List<String> live(String number) {
        return own("decision", number, "")
                .path("measures")
                .valueStream()
                .map(one -> one.path("procedure").asString() + " " + one.path("live").asBoolean())
                .toList();
    }

    @Test
    void a_campaign_is_added_up_and_another_agency_adds_up_nothing_of_it() {
        String name = "Đợt " + UUID.randomUUID();
        Draft request = OFFICE.opening("commune-work.persuasion-request", "X99.81.001");
        String today = OFFICE.hub().whoami().time().toLocalDate().toString();
        request.body()
                .putObject("campaign")
                .put("name", name)
                .put("from", today)
                .put("to", LocalDate.parse(today).plusDays(30).toString());
        OFFICE.send(OFFICE.signed(request));
        say(COMMUNE, "commune-work.persuasion-schedule", request, body -> {});
        say(
                COMMUNE,
                "commune-work.persuasion-result",
                request,
                body -> body.put("outcome", "partly"));

        String path =
                "/registers/campaign/summary?from=%s&to=%s&name=%s"
                        .formatted(today, today, coded(name));
        JsonNode sums = OFFICE.hub().json(path);
        assertThat(sums.path("cases").asLong()).isEqualTo(1);
        assertThat(sums.path("visits").asLong()).isEqualTo(1);
        assertThat(sums.path("outcomes").path("partly").asLong()).isEqualTo(1);
        assertThat(sums.path("communes").path(0).asString()).isEqualTo("X99.81.001");
        assertThat(COMMUNE.hub().json(path).path("cases").asLong()).isZero();
        assertThat(Party.of(HUB, "X99.11.002").hub().json(path).path("cases").asLong()).isZero();
        assertThatThrownBy(() -> OFFICE.hub().json("/registers/campaign/summary?from=x&to=y"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(400));
    }

    @Test
    void made_again_from_the_messages_every_register_is_as_it_was() {
        Draft notice = OFFICE.opening("evidence-handover.notice", "X99.21.000");
        OFFICE.send(OFFICE.signed(notice));
        String number = notice.field("caseNumber").asString();
        JsonNode live = own("evidence", number, "");

        assertThat(HUB.bean(Desks.class).rebuild()).isZero();

        assertThat(own("evidence", number, "")).isEqualTo(live);
        assertThat(live.path("items")).isNotEmpty();
    }

    private static void say(Party who, String type, Draft request, Consumer<ObjectNode> change) {
        Draft answer = who.answering(type, EnvelopeReader.read(request.bytes()).value());
        if (who == OFFICE) {
            answer.to(List.of("X99.00.000"));
        }
        change.accept(answer.body());
        who.send(who.signed(answer));
    }

    private static JsonNode own(String register, String number, String more) {
        return OFFICE.hub().json(path(register, number) + more);
    }

    private static String path(String register, String number) {
        return "/registers/" + register + "/case?number=" + coded(number);
    }

    private static String listed(Party party, String register, String state) {
        return party.hub().json("/registers/" + register + "?limit=1000&state=" + state).toString();
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
