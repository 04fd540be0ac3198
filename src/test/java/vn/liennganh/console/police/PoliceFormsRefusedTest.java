package vn.liennganh.console.police;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.liennganh.console.police.PoliceForms.COMMUNE;
import static vn.liennganh.console.police.PoliceForms.COMMUNE_PARTY;
import static vn.liennganh.console.police.PoliceForms.FIRST;
import static vn.liennganh.console.police.PoliceForms.HUB;
import static vn.liennganh.console.police.PoliceForms.OFFICE;
import static vn.liennganh.console.police.PoliceForms.PROVINCE;
import static vn.liennganh.console.police.PoliceForms.SECOND;
import static vn.liennganh.console.police.PoliceForms.SKETCH;
import static vn.liennganh.console.police.PoliceForms.SUNDAY;
import static vn.liennganh.console.police.PoliceForms.begun;
import static vn.liennganh.console.police.PoliceForms.planned;
import static vn.liennganh.console.police.PoliceForms.proposed;
import static vn.liennganh.console.police.PoliceForms.protecting;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.liennganh.partner.client.Problem;
import vn.liennganh.scenario.CoercionCase;
import vn.liennganh.scenario.Party;
import vn.liennganh.support.Visitor;
import vn.liennganh.support.Visitor.Answer;

/** What of the forms of the police is not sent, or not yet, and where the page says so. */
class PoliceFormsRefusedTest {

    @Test
    void a_line_without_its_arrow_is_refused_at_its_field_and_no_word_is_lost() {
        CoercionCase operation = begun();
        planned(operation);
        Visitor planner = Visitor.of(HUB, "officer@" + COMMUNE);
        String page = "/lich-cuong-che/" + operation.exchange();
        planner.get(page);
        String typed = "Chong doi => Van dong\nChay <nha>\n=> Goi cuu hoa";
        String back =
                planner.upload(
                                page + "/ke-hoach-bao-ve",
                                protecting(typed),
                                "so-do",
                                "so-do.pdf",
                                "application/pdf",
                                SKETCH)
                        .location();
        assertThat(back).isEqualTo(page + "?sai-dong#ke-hoach-bao-ve");
        assertThat(planner.get(page + "?sai-dong&lang=en").text())
                .contains("Line 2 lacks", "Line 3 lacks")
                .doesNotContain("Line 1 lacks")
                .contains("aria-invalid=\"true\"", "Chay &lt;nha&gt;", "12/KH-CAX")
                .containsPattern("id=\"ke-hoach-bao-ve\" open=\"open\"");
        assertThat(operation.seen("").path("state").asString()).isEqualTo("planned");
    }

    @Test
    void without_its_sketch_a_plan_waits_on_the_page_of_letters_to_be_attached_there() {
        CoercionCase operation = begun();
        planned(operation);
        Visitor planner = Visitor.of(HUB, "officer@" + COMMUNE);
        String page = "/lich-cuong-che/" + operation.exchange();
        planner.get(page);
        Answer letter =
                planner.follow(
                        planner.post(page + "/ke-hoach-bao-ve", protecting("Chay => Cuu hoa")));
        String words = letter.at().getPath();
        assertThat(words).startsWith("/yeu-cau/");
        assertThat(letter.text()).contains("name=\"b/map/sha256\"");
        Answer attached =
                planner.follow(
                        planner.upload(
                                words + "/tep",
                                Map.of(),
                                "tep",
                                "so-do.pdf",
                                "application/pdf",
                                SKETCH));
        assertThat(attached.text())
                .containsPattern("<option value=\"[0-9a-f]{64}\" selected=\"selected\">so-do.pdf");
    }

    @Test
    void a_time_that_cannot_be_read_is_not_left_out_in_silence() {
        CoercionCase operation = begun();
        Visitor planner = Visitor.of(HUB, "officer@" + COMMUNE);
        String page = "/lich-cuong-che/" + operation.exchange();
        planner.get(page);
        Map<String, String> typed = Map.of("gio", FIRST, "gio-rieng", "sang mai", "ly-do", "x");
        assertThat(planner.post(page + "/gio-khac", typed).location())
                .isEqualTo(page + "?sai-gio#gio-khac");
    }

    @Test
    void a_second_choice_on_a_closed_day_is_refused_like_the_first() {
        CoercionCase operation = begun();
        assertThatThrownBy(
                        () ->
                                operation.send(
                                        COMMUNE_PARTY,
                                        "time-proposal",
                                        body -> {
                                            body.put("proposedAt", FIRST);
                                            body.putArray("alternatives").add(SECOND).add(SUNDAY);
                                        },
                                        OFFICE))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.errors().toString())
                                        .contains("/body/alternatives/1"));
        assertThat(operation.seen("").path("openProposals")).isEmpty();
    }

    @Test
    void the_province_signs_no_number_and_no_fact_that_nobody_told_it() {
        CoercionCase operation = begun();
        operation.send(COMMUNE_PARTY, "complexity-report", any -> {}, PROVINCE, OFFICE);
        Visitor planner = Visitor.of(HUB, "officer@" + PROVINCE);
        String page = "/lich-cuong-che/" + operation.exchange();
        assertThat(planner.get(page + "?lang=en").text())
                .contains("id=\"a-people\"", "0/?", "it is not known how many people are needed")
                .doesNotContainPattern("id=\"a-people\"[^>]* value=\"0\"")
                .doesNotContain(">nothing known against it<");

        Answer letter =
                planner.follow(
                        planner.post(
                                page + "/gio-khac", Map.of("gio", FIRST, "ly-do", "Trung lich")));
        assertThat(letter.at().getPath()).as("not signed at once").startsWith("/yeu-cau/");
        assertThat(letter.text())
                .contains("name=\"b/forcesMobilised\"", "name=\"b/policyBeneficiary\"")
                .doesNotContain(
                        "value=\"true\" selected=\"selected\"",
                        "value=\"false\" selected=\"selected\"");

        JsonNode reply = operation.draft(Party.of(HUB, PROVINCE), "provincial-reply");
        assertThat(reply.path("missing").toString()).contains("/peopleCommitted");
        assertThat(reply.path("body").has("peopleCommitted")).isFalse();
    }

    @Test
    void to_a_time_that_nobody_proposed_nobody_can_agree() {
        CoercionCase operation = begun();
        proposed(operation);
        Visitor planner = Visitor.of(HUB, "officer@" + COMMUNE);
        String page = "/lich-cuong-che/" + operation.exchange();
        Matcher proposal =
                Pattern.compile("name=\"de-nghi\" value=\"([^\"]+)\"")
                        .matcher(planner.get(page).text());
        assertThat(proposal.find()).isTrue();
        Map<String, String> other =
                Map.of(
                        "de-nghi", proposal.group(1),
                        "ket-qua", "agree",
                        "gio", "2027-09-20T08:00:00+07:00");
        assertThat(planner.post(page + "/tra-loi-gio", other).location()).contains("?thieu");

        operation.send(
                COMMUNE_PARTY,
                "time-answer",
                body -> body.put("outcome", "agree").put("agreedTime", "2027-09-20T08:00:00+07:00"),
                OFFICE);
        assertThat(operation.seen("").path("agreedTime").isString()).isFalse();
    }
}
