package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Desks;
import vn.liennganh.message.Json;
import vn.liennganh.message.WireTime;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.MessageIds;
import vn.liennganh.partner.client.Problem;
import vn.liennganh.statistics.figure.Period;

/**
 * A half year from the units to the centre: targets, figures, a form on which the procuracy has
 * another number, and its correction in the next period.
 */
class StatisticsScenarioTest {

    private static final String HALF = "?year=2022&period=6-months";

    private static Party centre;
    private static Party office;
    private static Party division;
    private static Party procuracy;

    @BeforeAll
    static void everybody() {
        RunningHub hub = RunningHub.shared();
        centre = Party.of(hub, "X99.10.000");
        office = Party.of(hub, "X99.11.001");
        division = Party.of(hub, "X99.11.001.01");
        procuracy = Party.of(hub, "X99.31.000");
    }

    @Test
    void a_half_year_goes_up_from_the_units_and_what_differs_is_corrected_in_the_next_period() {
        assign();
        unit("X99.11.001.01", 5_000, 4_000, 2_500, 400_000_000_000L, 100_000_000_000L);
        unit("X99.11.001", 4_112, 3_479, 2_278, 361_546_547_000L, 95_723_741_000L);

        JsonNode sum = office.hub().json("/statistics/rolled-up" + HALF);
        JsonNode total = sum.path("figures").path("categories").path(0);
        assertThat(total.path("cases").asLong()).isEqualTo(9_112);
        assertThat(total.path("casesPercent").asString()).isEqualTo("63.89");
        assertThat(total.path("moneyPercent").asString()).startsWith("25.7");
        assertThat(sum.path("from")).hasSize(2);

        List<JsonNode> drafts = drafts();
        assertThat(types(drafts))
                .containsExactly(
                        "joint-statistics.results-form",
                        "joint-statistics.administrative-form",
                        "joint-statistics.upward-report",
                        "joint-statistics.target-report",
                        "joint-statistics.court-requests-form");
        Draft form = complete(drafts.get(0), "X99.31.000");
        form.body().put("lockedOn", "2022-04-01");
        office.send(office.signed(form));
        UUID exchange = UUID.fromString(form.field("id").asString());

        reconcile(exchange, form);
        settle(exchange);
        upward(drafts.get(2));
    }

    private static void assign() {
        Draft targets = centre.opening("joint-statistics.target-assignment", "X99.11.001");
        targets.body().put("year", 2022);
        ArrayNode list = targets.body().putArray("targets");
        list.addObject().put("measure", "cases").put("percent", 80);
        list.addObject().put("measure", "money").put("percent", new java.math.BigDecimal("38.0"));
        centre.send(centre.signed(targets));
        Draft inside = office.opening("joint-statistics.target-assignment", "X99.00.000");
        inside.body().put("year", 2022);
        inside.body()
                .putArray("targets")
                .addObject()
                .put("unit", "X99.11.001.01")
                .put("measure", "cases")
                .put("percent", new java.math.BigDecimal("82.5"));
        office.send(office.signed(inside));
    }

    private static void unit(
            String unit, long cases, long able, long finished, long moneyAble, long moneyFinished) {
        Draft report = office.opening("joint-statistics.unit-report", "X99.00.000");
        ObjectNode body = report.body();
        body.put("unit", unit).put("period", "6-months").put("periodEnd", "2022-03-31");
        ObjectNode total = (ObjectNode) body.path("figures").path("categories").path(0);
        total.put("cases", cases)
                .put("casesWithConditions", able)
                .put("casesFinished", finished)
                .put("money", 2 * moneyAble)
                .put("moneyWithConditions", moneyAble)
                .put("moneyFinished", moneyFinished);
        office.send(office.signed(report));
    }

    /** The procuracy counted one case less. */
    private static void reconcile(UUID exchange, Draft form) {
        JsonNode seen = procuracy.hub().json("/statistics" + HALF).path("items").path(0);
        assertThat(seen.path("figures").isMissingNode() || seen.path("figures").isNull()).isTrue();
        assertThat(seen.path("forms")).hasSize(1);
        ObjectNode own = Json.MAPPER.createObjectNode().put("exchange", exchange.toString());
        ArrayNode rows = (ArrayNode) form.body().path("rows").deepCopy();
        ((ObjectNode) rows.path(0)).put("casesFinished", 4_777);
        own.set("rows", rows);
        JsonNode draft = post(procuracy, "/statistics/reconcile", own);
        assertThat(draft.path("body").path("outcome").asString()).isEqualTo("difference");
        JsonNode difference = draft.path("body").path("differences").path(0);
        assertThat(difference.path("field").asString()).isEqualTo("casesFinished");
        assertThat(difference.path("theirs").asLong()).isEqualTo(4_778);
        assertThat(difference.path("ours").asLong()).isEqualTo(4_777);
        procuracy.send(procuracy.signed(answer(procuracy, draft)));
        assertThat(form().path("stage").asString()).isEqualTo("different");
    }

    private static void settle(UUID exchange) {
        JsonNode minutes = draft("joint-statistics.difference-minutes");
        assertThat(minutes.path("missing").path(0).asString()).isEqualTo("/agreed/0/value");
        Draft agreed = answer(office, minutes);
        ((ObjectNode) agreed.body().path("agreed").path(0)).put("value", 4_777);
        office.send(office.signed(agreed));
        assertThat(form().path("stage").asString()).isEqualTo("confirmed");

        JsonNode letter = draft("joint-statistics.correction");
        assertThat(letter.path("body").path("appliesTo").asString()).isEqualTo("10-months");
        Draft correction = answer(office, letter);
        correction.body().put("reason", "Đếm trùng một việc");
        office.send(office.signed(correction));
        assertThat(form().path("stage").asString()).isEqualTo("corrected");
        assertThat(form().path("exchange").asString()).isEqualTo(exchange.toString());
    }

    private static void upward(JsonNode draft) {
        Draft report = complete(draft, "X99.10.000");
        report.body().put("confirmedOn", "2022-04-05").putArray("forms").add("01");
        office.send(office.signed(report));

        JsonNode country = centre.hub().json("/statistics/rolled-up" + HALF);
        assertThat(country.path("figures").path("categories").path(0).path("cases").asLong())
                .isEqualTo(9_112);
        assertThat(country.path("from").path(0).path("agency").asString()).isEqualTo("X99.11.001");
        JsonNode printed = centre.hub().json("/statistics/printed" + HALF + "&agency=X99.11.001");
        assertThat(lines(printed))
                .anyMatch(line -> line.contains("6 tháng đầu năm 2022 (01/10/2021–31/3/2022)"))
                .anyMatch(line -> line.contains("4.778 việc (63,89 %)"))
                .anyMatch(line -> line.contains("195.723.741.000 đ (25,7 %)"))
                .anyMatch(line -> line.contains("63,89 % so với 80 %, thiếu 16,11 điểm %"));
        JsonNode below = division.hub().json("/statistics/printed" + HALF + "&unit=X99.11.001.01");
        assertThat(lines(below)).anyMatch(line -> line.contains("62,5 % so với 82,5 %"));
        JsonNode live = office.hub().json("/statistics" + HALF);
        assertThat(RunningHub.shared().bean(Desks.class).rebuild()).isZero();
        assertThat(office.hub().json("/statistics" + HALF)).isEqualTo(live);
    }

    @Test
    void what_courts_were_asked_is_counted_out_of_messages() {
        Period now = current();
        List<Long> before = row(now, "explanation-correction");
        Party court = Party.of(RunningHub.shared(), "X99.41.001");
        Draft first = office.opening("judgment-clarification.request", "X99.41.001");
        byte[] asked = office.signed(first);
        office.send(asked);
        office.send(office.signed(office.opening("judgment-clarification.request", "X99.41.001")));
        office.send(
                office.signed(office.opening("cassation-recommendation.request", "X99.31.000")));
        List<Long> cassation = row(now, "cassation");
        Draft part = court.answering("judgment-clarification.answer", Party.envelope(asked));
        ArrayNode answers = (ArrayNode) part.body().path("answers");
        JsonNode second = answers.remove(1);
        court.send(court.signed(part));
        assertThat(row(now, "explanation-correction"))
                .as("a question is open")
                .containsExactly(before.get(0) + 2, before.get(1), before.get(2) + 2);
        Draft rest = court.answering("judgment-clarification.answer", Party.envelope(asked));
        rest.body().putArray("answers").add(second);
        court.send(court.signed(rest));
        assertThat(row(now, "explanation-correction"))
                .containsExactly(before.get(0) + 2, before.get(1) + 1, before.get(2) + 1);
        office.send(
                office.signed(office.opening("cassation-recommendation.request", "X99.31.000")));
        assertThat(row(now, "cassation")).as("a procuracy is no court").isEqualTo(cassation);
        for (String review : List.of("cassation", "reopening")) {
            Draft recommended = office.opening("cassation-recommendation.request", "X99.41.000");
            recommended.body().put("procedure", review);
            office.send(office.signed(recommended));
        }
        assertThat(row(now, "cassation"))
                .as("both ways of review are one row")
                .containsExactly(cassation.get(0) + 2, cassation.get(1), cassation.get(2) + 2);
        assertThat(RunningHub.shared().bean(Desks.class).rebuild()).isZero();
    }

    /** The shortest period that today lies in. */
    private static Period current() {
        LocalDate today = LocalDate.now(WireTime.ZONE);
        return Arrays.stream(Period.Length.values())
                .map(length -> new Period(Period.yearOf(today), length))
                .filter(one -> !one.end().isBefore(today))
                .findFirst()
                .orElseThrow();
    }

    /** Sent, answered, pending. */
    private static List<Long> row(Period period, String kind) {
        String path =
                "/statistics/drafts?year=" + period.year() + "&period=" + period.length().word();
        for (JsonNode draft : office.hub().json(path).path("drafts")) {
            if (draft.path("type").asString().equals("joint-statistics.court-requests-form")) {
                for (JsonNode one : draft.path("body").path("rows")) {
                    if (one.path("kind").asString().equals(kind)) {
                        return Stream.of("sent", "answered", "pending")
                                .map(field -> one.path(field).asLong())
                                .toList();
                    }
                }
            }
        }
        return List.of(0L, 0L, 0L);
    }

    @Test
    void what_an_agency_counted_is_unknown_to_whom_it_was_not_sent() {
        Draft report = office.opening("joint-statistics.unit-report", "X99.00.000");
        report.body()
                .put("unit", "X99.11.001.01")
                .put("period", "3-months")
                .put("periodEnd", "2023-12-31");
        office.send(office.signed(report));
        String which = "?year=2024&period=3-months";
        Party other = Party.of(RunningHub.shared(), "X99.11.002");
        assertThat(other.hub().json("/statistics" + which).path("items")).isEmpty();
        assertThatThrownBy(
                        () ->
                                other.hub()
                                        .json(
                                                "/statistics/printed"
                                                        + which
                                                        + "&agency=X99.11.001&unit=X99.11.001.01"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
    }

    @ParameterizedTest
    @CsvSource({
        "'?period=6-months', year",
        "'?year=27&period=6-months', year",
        "'?year=2027x&period=6-months', year",
        "'?year=2027', period",
        "'?year=2027&period=7-months', period",
        "'?year=2027&period=', period"
    })
    void a_period_that_does_not_exist_is_named_wherever_it_is_asked_for(
            String which, String parameter) {
        for (String path : List.of("", "/rolled-up", "/printed", "/drafts")) {
            assertThatThrownBy(() -> office.hub().json("/statistics" + path + which))
                    .as(path)
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> {
                                assertThat(problem.status()).isEqualTo(400);
                                assertThat(problem.getMessage()).contains(parameter);
                            });
        }
    }

    private static JsonNode form() {
        for (JsonNode report : office.hub().json("/statistics" + HALF).path("items")) {
            if (!report.path("forms").isEmpty()) {
                return report.path("forms").path(0);
            }
        }
        throw new AssertionError("no form");
    }

    private static List<JsonNode> drafts() {
        List<JsonNode> all = new ArrayList<>();
        office.hub().json("/statistics/drafts" + HALF).path("drafts").forEach(all::add);
        return all;
    }

    private static List<String> types(List<JsonNode> drafts) {
        return drafts.stream().map(one -> one.path("type").asString()).toList();
    }

    private static JsonNode draft(String type) {
        return drafts().stream()
                .filter(one -> one.path("type").asString().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static Draft complete(JsonNode draft, String to) {
        return Draft.of(draft.path("type").asString(), (ObjectNode) draft.path("body").deepCopy())
                .from(office.id())
                .to(List.of(to))
                .at(office.hub().whoami().time())
                .opening(MessageIds.next(Clock.systemUTC()));
    }

    private static Draft answer(Party party, JsonNode draft) {
        return Draft.of(draft.path("type").asString(), (ObjectNode) draft.path("body").deepCopy())
                .from(party.id())
                .to(List.of(draft.path("to").path(0).asString()))
                .at(party.hub().whoami().time())
                .within(
                        UUID.fromString(draft.path("exchange").asString()),
                        MessageIds.next(Clock.systemUTC()));
    }

    private static List<String> lines(JsonNode printed) {
        List<String> all = new ArrayList<>();
        printed.path("lines").forEach(line -> all.add(line.asString()));
        return all;
    }

    private static JsonNode post(Party party, String path, ObjectNode body) {
        return party.hub().ask(path, body);
    }
}
