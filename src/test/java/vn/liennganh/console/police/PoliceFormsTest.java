package vn.liennganh.console.police;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import vn.liennganh.partner.client.Problem;
import vn.liennganh.scenario.CoercionCase;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;
import vn.liennganh.support.Visitor.Answer;

/** Every form of the police becomes the message that it is meant to be, signed and accepted. */
class PoliceFormsTest {

    private static final String OFFICE = CoercionCase.OFFICE;
    private static final String COMMUNE = CoercionCase.POLICE;
    private static final String PROVINCE = "X99.21.000";
    private static final String PLANNED = "2027-09-14T08:00:00+07:00";
    private static final String FIRST = "2027-09-15T08:00:00+07:00";
    private static final String SECOND = "2027-09-16T08:00:00+07:00";
    private static final String THIRD = "2027-09-17T09:30:00+07:00";
    private static final String SUNDAY = "2027-09-19T08:00:00+07:00";
    private static final byte[] SKETCH = "%PDF-1.7 sketch".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");

    private static final Map<String, String> COMMANDER =
            Map.of("ten", "Nguyen Van Thu", "chuc-vu", "Doi truong", "dien-thoai", "0900000000");

    private static RunningHub hub;
    private static Party office;
    private static Party commune;

    @BeforeAll
    static void everybody() {
        hub = RunningHub.shared();
        office = Party.of(hub, OFFICE);
        commune = Party.of(hub, COMMUNE);
    }

    /**
     * A form as somebody fills it in.
     *
     * @param police whose page it is on
     * @param before what was said before
     * @param type of the message that it becomes
     * @param then what the office finds
     */
    private record Form(
            String name,
            String police,
            Consumer<CoercionCase> before,
            List<Map.Entry<String, String>> values,
            String type,
            Consumer<JsonNode> then) {

        @Override
        public String toString() {
            return name + " becomes " + type;
        }
    }

    private static Form form(
            String name,
            Consumer<CoercionCase> before,
            Map<String, String> values,
            String type,
            Consumer<JsonNode> then) {
        return new Form(name, COMMUNE, before, List.copyOf(values.entrySet()), type, then);
    }

    private static Map<String, String> agreeing(String... more) {
        Map<String, String> values = new LinkedHashMap<>(COMMANDER);
        values.put("so-nguoi", "7");
        values.put("don-vi", "CSBV 1");
        values.put("phuong-tien", "29A-001.11\n29A-002.22");
        for (int i = 0; i < more.length; i += 2) {
            values.put(more[i], more[i + 1]);
        }
        return values;
    }

    static Stream<Form> forms() {
        Consumer<CoercionCase> nothing = any -> {};
        Form agreed =
                form(
                        "dong-y",
                        nothing,
                        agreeing(),
                        "consultation-reply",
                        seen -> {
                            assertThat(consent(seen)).isEqualTo("stands");
                            JsonNode forces = seen.at("/forces/0");
                            assertThat(forces.path("people").asInt()).isEqualTo(7);
                            assertThat(forces.path("unit").asString()).isEqualTo("CSBV 1");
                            assertThat(forces.path("vehicles")).hasSize(2);
                        });
        return Stream.of(
                agreed,
                form(
                        "dong-y",
                        nothing,
                        agreeing("thay-doi", "Bat dau luc 9 gio"),
                        "consultation-reply",
                        seen -> assertThat(consent(seen)).isEqualTo("with-changes")),
                new Form(
                        "dong-y",
                        PROVINCE,
                        one -> one.send(commune, "complexity-report", any -> {}, PROVINCE, OFFICE),
                        List.copyOf(agreeing().entrySet()),
                        "provincial-reply",
                        seen -> assertThat(seen.path("consents").toString()).contains("stands")),
                form(
                        "khong-thong-nhat",
                        nothing,
                        Map.of("ly-do", "Trung le hoi"),
                        "consultation-reply",
                        seen -> assertThat(consent(seen)).isEqualTo("refused")),
                new Form(
                        "gio-khac",
                        COMMUNE,
                        nothing,
                        List.of(
                                Map.entry("gio", FIRST),
                                Map.entry("gio", SECOND),
                                Map.entry("gio-rieng", THIRD.substring(0, 16)),
                                Map.entry("ly-do", "Trung lich")),
                        "time-proposal",
                        seen -> {
                            JsonNode open = seen.at("/openProposals/0");
                            assertThat(open.path("time").asString()).startsWith("2027-09-17T09:30");
                            assertThat(open.path("alternatives").valueStream().map(at))
                                    .containsExactly("2027-09-15T08:00", "2027-09-16T08:00");
                            assertThat(open.path("reason").asString()).isEqualTo("Trung lich");
                        }),
                form(
                        "tra-loi-gio",
                        PoliceFormsTest::proposed,
                        Map.of("ket-qua", "agree", "gio", SECOND),
                        "time-answer",
                        seen ->
                                assertThat(seen.path("agreedTime").asString())
                                        .startsWith("2027-09-16T08:00")),
                form(
                        "tra-loi-gio",
                        PoliceFormsTest::proposed,
                        Map.of("ket-qua", "disagree", "ly-do", "Ban ca ba ngay"),
                        "time-answer",
                        seen -> {
                            assertThat(seen.path("openProposals")).isEmpty();
                            assertThat(seen.path("agreedTime").isString()).isFalse();
                        }),
                form(
                        "bo-sung",
                        nothing,
                        Map.of("muc", "5", "noi-dung", "So nguoi trong nha\nCho nuoi?"),
                        "more-information-request",
                        seen -> assertThat(note(seen)).contains("So nguoi trong nha; Cho nuoi?")),
                form(
                        "khong-bo-tri",
                        nothing,
                        Map.of("ly-do", "Bao lut", "tu-ngay", "2027-10-01"),
                        "unable-to-deploy",
                        seen -> assertThat(consent(seen)).isEqualTo("unable")),
                form(
                        "chuyen-tinh",
                        nothing,
                        Map.of("ly-do", "Dong nguoi", "de-xuat", "Tang luc luong"),
                        "complexity-report",
                        seen -> assertThat(consent(seen)).isEqualTo("referred")),
                form(
                        "ke-hoach-bao-ve",
                        PoliceFormsTest::planned,
                        protecting("Chong doi => Van dong\n\nChay -> chua \u2192 Goi cuu hoa"),
                        "protection-plan",
                        seen ->
                                assertThat(seen.path("state").asString())
                                        .isEqualTo("protection-drawn")),
                form(
                        "dien-bien",
                        PoliceFormsTest::started,
                        onTheDay(),
                        "situation-notice",
                        seen -> assertThat(note(seen)).contains("Co nguoi can tro")),
                form(
                        "tam-dung",
                        PoliceFormsTest::started,
                        onTheDay(),
                        "pause-request",
                        seen -> assertThat(seen.path("pauseAsked").asBoolean()).isTrue()));
    }

    private static final java.util.function.Function<JsonNode, String> at =
            one -> one.asString().substring(0, 16);

    private static Map<String, String> onTheDay() {
        Map<String, String> values = new LinkedHashMap<>(COMMANDER);
        values.put("luc", "2026-11-20T09:10");
        values.put("noi-dung", "Co nguoi can tro");
        return values;
    }

    private static Map<String, String> protecting(String situations) {
        Map<String, String> values = new LinkedHashMap<>(COMMANDER);
        values.put("so", "12/KH-CAX");
        values.put("ngay", "2027-08-02");
        values.put("muc-dich", "Bao dam an ninh");
        values.put("nhiem-vu", "Vong ngoai\nVong trong");
        values.put("so-nguoi", "7");
        values.put("cong-cu", "Bo dam");
        values.put("du-phong", "Ba nguoi");
        values.put("tinh-huong", situations);
        values.put("tin-hieu", "Coi");
        values.put("lien-lac", "0900000001");
        return values;
    }

    private static void proposed(CoercionCase one) {
        one.send(
                office,
                "time-proposal",
                body -> {
                    body.put("proposedAt", FIRST);
                    body.putArray("alternatives").add(SECOND).add(THIRD);
                },
                COMMUNE);
    }

    private static void planned(CoercionCase one) {
        one.send(commune, "consultation-reply", body -> {}, OFFICE);
        one.plan(body -> {}, COMMUNE);
    }

    private static void started(CoercionCase one) {
        planned(one);
        one.send(commune, "protection-plan", body -> {}, OFFICE);
        one.send(office, "go-decision", body -> body.put("coercionAt", PLANNED), COMMUNE);
    }

    private static CoercionCase begun() {
        return CoercionCase.consult(office, COMMUNE, body -> body.put("plannedAt", PLANNED));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_form_becomes_a_message_that_both_sign_and_the_hub_accepts(Form form) {
        CoercionCase operation = begun();
        form.before().accept(operation);
        Visitor planner = Visitor.of(hub, "officer@" + form.police());
        String page = "/lich-cuong-che/" + operation.exchange();
        Answer shown =
                planner.get(
                        form.type().matches("situation-notice|pause-request")
                                ? page + "/ngay-thuc-hien"
                                : page);
        assertThat(shown.text()).contains(page + "/" + form.name());
        Map<String, String> hidden = new LinkedHashMap<>();
        Matcher proposal =
                Pattern.compile("name=\"de-nghi\" value=\"([^\"]+)\"").matcher(shown.text());
        if (proposal.find()) {
            hidden.put("de-nghi", proposal.group(1));
        }
        Answer drafted =
                form.type().equals("protection-plan")
                        ? upload(planner, page, form)
                        : planner.form(page + "/" + form.name(), encoded(planner, form, hidden));
        assertThat(drafted.location()).startsWith("/cho-ky/");
        sealed(planner, form.police(), drafted.location());

        JsonNode seen = operation.seen("");
        JsonNode last = seen.path("history").path(seen.path("history").size() - 1);
        assertThat(last.path("type").asString()).isEqualTo("coercion-security." + form.type());
        assertThat(last.path("from").asString()).isEqualTo(form.police());
        form.then().accept(seen);
    }

    private static Answer upload(Visitor planner, String page, Form form) {
        Map<String, String> values = new LinkedHashMap<>();
        form.values().forEach(one -> values.put(one.getKey(), one.getValue()));
        return planner.upload(
                page + "/" + form.name(), values, "so-do", "so-do.pdf", "application/pdf", SKETCH);
    }

    private static String encoded(Visitor planner, Form form, Map<String, String> hidden) {
        hidden.put("_csrf", planner.token());
        return Stream.concat(form.values().stream(), hidden.entrySet().stream())
                .map(one -> one.getKey() + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8);
    }

    /** The official signs, the clerk seals: the hub then has a message. */
    private static void sealed(Visitor official, String police, String letter) {
        assertThat(press(official, letter).location()).as("signed").isEqualTo(letter);
        Visitor clerk = Visitor.of(hub, "clerk@" + police);
        Answer sent = press(clerk, letter);
        assertThat(sent.location()).as(sent.text()).startsWith("/hop-thu/").endsWith("?da-gui");
    }

    private static Answer press(Visitor visitor, String letter) {
        Answer sheet = visitor.visit(letter);
        assertThat(sheet.at().getPath()).as("nothing is missing").isEqualTo(letter);
        Matcher version = VERSION.matcher(sheet.text());
        assertThat(version.find()).isTrue();
        return visitor.post(letter + "/khoa-mem", Map.of("version", version.group(1)));
    }

    private static String consent(JsonNode seen) {
        return seen.at("/consents/0/status").asString();
    }

    private static String note(JsonNode seen) {
        return seen.path("history").path(seen.path("history").size() - 1).path("note").asString();
    }

    @Test
    void a_line_without_its_arrow_is_refused_at_its_field_and_no_word_is_lost() {
        CoercionCase operation = begun();
        planned(operation);
        Visitor planner = Visitor.of(hub, "officer@" + COMMUNE);
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
        Visitor planner = Visitor.of(hub, "officer@" + COMMUNE);
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
        Visitor planner = Visitor.of(hub, "officer@" + COMMUNE);
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
                                        commune,
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
        operation.send(commune, "complexity-report", any -> {}, PROVINCE, OFFICE);
        Visitor planner = Visitor.of(hub, "officer@" + PROVINCE);
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

        JsonNode reply = operation.draft(Party.of(hub, PROVINCE), "provincial-reply");
        assertThat(reply.path("missing").toString()).contains("/peopleCommitted");
        assertThat(reply.path("body").has("peopleCommitted")).isFalse();
    }

    @Test
    void to_a_time_that_nobody_proposed_nobody_can_agree() {
        CoercionCase operation = begun();
        proposed(operation);
        Visitor planner = Visitor.of(hub, "officer@" + COMMUNE);
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
                commune,
                "time-answer",
                body -> body.put("outcome", "agree").put("agreedTime", "2027-09-20T08:00:00+07:00"),
                OFFICE);
        assertThat(operation.seen("").path("agreedTime").isString()).isFalse();
    }
}
