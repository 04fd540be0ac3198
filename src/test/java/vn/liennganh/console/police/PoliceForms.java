package vn.liennganh.console.police;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import vn.liennganh.scenario.CoercionCase;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;

/** The forms that the police fill in about an operation, each with what the office then finds. */
final class PoliceForms {

    static final RunningHub HUB = RunningHub.shared();
    static final String OFFICE = CoercionCase.OFFICE;
    static final String COMMUNE = CoercionCase.POLICE;
    static final String PROVINCE = "X99.21.000";
    private static final String PLANNED = "2027-09-14T08:00:00+07:00";
    static final String FIRST = "2027-09-15T08:00:00+07:00";
    static final String SECOND = "2027-09-16T08:00:00+07:00";
    private static final String THIRD = "2027-09-17T09:30:00+07:00";
    static final String SUNDAY = "2027-09-19T08:00:00+07:00";
    static final byte[] SKETCH = "%PDF-1.7 sketch".getBytes(StandardCharsets.US_ASCII);

    private static final Map<String, String> COMMANDER =
            Map.of("ten", "Nguyen Van Thu", "chuc-vu", "Doi truong", "dien-thoai", "0900000000");

    private static final Party OFFICE_PARTY = Party.of(HUB, OFFICE);
    static final Party COMMUNE_PARTY = Party.of(HUB, COMMUNE);

    private PoliceForms() {}

    /**
     * A form as somebody fills it in.
     *
     * @param police whose page it is on
     * @param before what was said before
     * @param type of the message that it becomes
     * @param then what the office finds
     */
    record Form(
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

    /** All of them, and some in more than one way. */
    static Stream<Form> all() {
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
                        one ->
                                one.send(
                                        COMMUNE_PARTY,
                                        "complexity-report",
                                        any -> {},
                                        PROVINCE,
                                        OFFICE),
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
                        PoliceForms::proposed,
                        Map.of("ket-qua", "agree", "gio", SECOND),
                        "time-answer",
                        seen ->
                                assertThat(seen.path("agreedTime").asString())
                                        .startsWith("2027-09-16T08:00")),
                form(
                        "tra-loi-gio",
                        PoliceForms::proposed,
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
                        PoliceForms::planned,
                        protecting("Chong doi => Van dong\n\nChay -> chua \u2192 Goi cuu hoa"),
                        "protection-plan",
                        seen ->
                                assertThat(seen.path("state").asString())
                                        .isEqualTo("protection-drawn")),
                form(
                        "dien-bien",
                        PoliceForms::started,
                        onTheDay(),
                        "situation-notice",
                        seen -> assertThat(note(seen)).contains("Co nguoi can tro")),
                form(
                        "tam-dung",
                        PoliceForms::started,
                        onTheDay(),
                        "pause-request",
                        seen -> assertThat(seen.path("pauseAsked").asBoolean()).isTrue()));
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

    private static final java.util.function.Function<JsonNode, String> at =
            one -> one.asString().substring(0, 16);

    private static Map<String, String> onTheDay() {
        Map<String, String> values = new LinkedHashMap<>(COMMANDER);
        values.put("luc", "2026-11-20T09:10");
        values.put("noi-dung", "Co nguoi can tro");
        return values;
    }

    static Map<String, String> protecting(String situations) {
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

    static void proposed(CoercionCase one) {
        one.send(
                OFFICE_PARTY,
                "time-proposal",
                body -> {
                    body.put("proposedAt", FIRST);
                    body.putArray("alternatives").add(SECOND).add(THIRD);
                },
                COMMUNE);
    }

    static void planned(CoercionCase one) {
        one.send(COMMUNE_PARTY, "consultation-reply", body -> {}, OFFICE);
        one.plan(body -> {}, COMMUNE);
    }

    private static void started(CoercionCase one) {
        planned(one);
        one.send(COMMUNE_PARTY, "protection-plan", body -> {}, OFFICE);
        one.send(OFFICE_PARTY, "go-decision", body -> body.put("coercionAt", PLANNED), COMMUNE);
    }

    static CoercionCase begun() {
        return CoercionCase.consult(OFFICE_PARTY, COMMUNE, body -> body.put("plannedAt", PLANNED));
    }

    private static String consent(JsonNode seen) {
        return seen.at("/consents/0/status").asString();
    }

    private static String note(JsonNode seen) {
        return seen.path("history").path(seen.path("history").size() - 1).path("note").asString();
    }
}
