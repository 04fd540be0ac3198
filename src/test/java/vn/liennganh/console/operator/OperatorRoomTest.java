package vn.liennganh.console.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.delivery.ParkingLot;
import vn.liennganh.intake.Channel;
import vn.liennganh.intake.Intake;
import vn.liennganh.intake.Outcome;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.WireTime;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.SealKey;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;
import vn.liennganh.support.Visitor.Answer;

/** The rooms of whoever runs the hub, connects a system to it, or inspects it, over HTTPS. */
class OperatorRoomTest {

    private static final RunningHub HUB = RunningHub.shared();
    private static final String OPERATOR = "operator@X99.00.000";
    private static final String INTEGRATOR = "integrator@X99.51.001";
    private static final String AUDITOR = "auditor@X99.00.000";
    private static final AgencyId BANK = AgencyId.of("X99.51.001");
    private static final String MARKUP = "<script>alert(1)</script>";

    @ParameterizedTest
    @CsvSource({
        OPERATOR + ",/van-hanh",
        OPERATOR + ",/van-hanh/hang-doi",
        OPERATOR + ",/van-hanh/doi-tac?q=ngan+hang",
        OPERATOR + ",/van-hanh/doi-tac/X99.51.001",
        OPERATOR + ",/van-hanh/chung-thu?xem=sap-het",
        OPERATOR + ",/van-hanh/thay-doi",
        OPERATOR + ",/van-hanh/ghi-danh",
        OPERATOR + ",/van-hanh/thay-doi?co-quan=X99.51.001",
        OPERATOR + ",/van-hanh/thay-doi/co-quan-moi",
        OPERATOR + ",/van-hanh/doi-tac/X99.51.001/thay-doi/reach",
        OPERATOR + ",/van-hanh/doi-tac/X99.51.001/thay-doi/end",
        OPERATOR + ",/van-hanh/doi-tac/X99.51.001/thay-doi/invite",
        OPERATOR + ",/van-hanh/quy-dinh?ngay=2026-07-01",
        OPERATOR + ",/van-hanh/quy-dinh/account-freeze",
        OPERATOR + ",/van-hanh/lich?nam=2031",
        OPERATOR + ",/van-hanh/cau-hinh?thu-muc=config/agencies",
        OPERATOR + ",/van-hanh/cau-hinh/tep?ten=routes/bank.camel.yaml",
        OPERATOR + ",/van-hanh/chan-doan",
        INTEGRATOR + ",/nha-tich-hop",
        INTEGRATOR + ",/nha-tich-hop/nhat-ky",
        INTEGRATOR + ",/nha-tich-hop/nhat-ky.ndjson",
        INTEGRATOR + ",/nha-tich-hop/khoa",
        INTEGRATOR + ",/nha-tich-hop/webhook",
        INTEGRATOR + ",/nha-tich-hop/luoc-do",
        INTEGRATOR + ",/nha-tich-hop/luoc-do/account-freeze.order",
        INTEGRATOR + ",/nha-tich-hop/gioi-han",
        AUDITOR + ",/thanh-tra",
        AUDITOR + ",/thanh-tra/so-dang-ky",
        AUDITOR + ",/thanh-tra/thanh-vien?co-quan=X99.51.001"
    })
    void a_page_is_for_its_role_and_speaks_both_languages(String user, String path) {
        Visitor mine = Visitor.of(HUB, user);
        for (String language : new String[] {"vi", "en"}) {
            Answer answer = mine.get(path + (path.contains("?") ? "&" : "?") + "lang=" + language);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.text())
                    .doesNotContainPattern(
                            ">(operator|change|integrator|audit|law|workbench)\\.[a-z]");
        }
        assertThat(Visitor.of(HUB, "officer@X99.51.001").get(path).status()).isEqualTo(403);
        assertThat(Visitor.stranger(HUB).get(path).status()).isNotEqualTo(200);
    }

    @Test
    void what_cannot_be_delivered_is_told_and_sent_again_by_its_group() {
        send("X99.51.099");
        ParkingLot lot = HUB.bean(ParkingLot.class);
        Awaitility.await()
                .until(() -> !lot.parked("not-enrolled", AgencyId.of("X99.51.099")).isEmpty());
        Visitor operator = Visitor.of(HUB, OPERATOR);
        String page = operator.get("/van-hanh/hang-doi").text();
        assertThat(page).contains("not-enrolled", "X99.51.099", "sandbox.ping");
        Map<String, String> group = Map.of("reason", "not-enrolled", "agency", "X99.51.099");
        String path = "/van-hanh/hang-doi/thu-lai-nhom";
        assertThat(operator.bare(path, group).status()).isEqualTo(403);
        Answer done = operator.post(path, group);
        assertThat(done.location()).startsWith("/van-hanh/hang-doi?da-gui-lai=");
        assertThat(done.location()).isNotEqualTo("/van-hanh/hang-doi?da-gui-lai=0");
        assertThat(Visitor.of(HUB, AUDITOR).post(path, group).status()).isEqualTo(403);
        assertThat(operator.post(path, Map.of("reason", "x", "agency", MARKUP)).status())
                .isEqualTo(404);
    }

    @Test
    void an_agencys_page_tells_what_hangs_on_it() {
        String page = Visitor.of(HUB, OPERATOR).get("/van-hanh/doi-tac/X99.51.001?lang=en").text();
        assertThat(page).contains("If this agency drops out", "Agency seal", "rest-inbox");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/van-hanh/doi-tac/X99.99.999",
                "/van-hanh/doi-tac/%3Cscript%3E",
                "/van-hanh/quy-dinh/no-such-procedure",
                "/van-hanh/cau-hinh?thu-muc=config/..",
                "/van-hanh/cau-hinh/tep?ten=config/../pom.xml",
                "/van-hanh/cau-hinh/tep?ten=/etc/passwd"
            })
    void what_does_not_exist_is_not_found(String path) {
        assertThat(Visitor.of(HUB, OPERATOR).get(path).status()).isEqualTo(404);
    }

    @Test
    void what_is_typed_into_a_search_comes_back_as_text() {
        String page =
                Visitor.of(HUB, OPERATOR)
                        .get("/van-hanh/doi-tac?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
                        .text();
        assertThat(page).doesNotContain(MARKUP).contains("&lt;script&gt;");
    }

    @Test
    void the_diagnostic_parcel_holds_no_secret_and_nobodys_name() throws IOException {
        byte[] zip = Visitor.of(HUB, OPERATOR).get("/van-hanh/chan-doan/goi.zip").body();
        StringBuilder all = new StringBuilder();
        int files = 0;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry one = in.getNextEntry(); one != null; one = in.getNextEntry()) {
                all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                files++;
            }
        }
        assertThat(files).isEqualTo(7);
        assertThat(all).contains("account-freeze", "X99.51.001").doesNotContain("PRIVATE KEY");
        Visitor.users(HUB)
                .forEach(user -> assertThat(all).doesNotContain(user.password(), user.name()));
    }

    @Test
    void an_integrator_sees_why_its_own_file_was_refused_and_nobody_elses() {
        byte[] garbage = (MARKUP + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        HUB.bean(Intake.class).submit(garbage, new Channel("rest", BANK, BANK));
        Visitor mine = Visitor.of(HUB, INTEGRATOR);
        String list = mine.get("/nha-tich-hop/nhat-ky?chi-loi=true").text();
        assertThat(list).contains("message-malformed");
        String path = list.replaceFirst("(?s).*?(/nha-tich-hop/nhat-ky/\\d+).*", "$1");
        assertThat(mine.get(path).status()).isEqualTo(200);
        assertThat(mine.get(path).text())
                .contains("/sandbox/events/", "không phải CMS")
                .doesNotContain(MARKUP, "line-1");
        assertThat(mine.get(path + "/byte").body()).isEqualTo(garbage);
        Visitor other = Visitor.of(HUB, "integrator@X99.21.001");
        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(other.get(path + "/byte").status()).isEqualTo(404);
    }

    @Test
    void only_certificates_of_others_are_offered_to_be_revoked() {
        Visitor operator = Visitor.of(HUB, OPERATOR);
        String certificates = "SHA-256";
        assertThat(operator.get("/van-hanh/doi-tac/X99.51.001").text())
                .contains(certificates, "/thu-hoi");
        assertThat(operator.get("/van-hanh/doi-tac/X99.00.000").text())
                .contains(certificates)
                .doesNotContain("/thu-hoi");
    }

    @Test
    void bytes_that_were_too_many_to_keep_are_not_offered() {
        HUB.bean(Intake.class).submit(new byte[300 * 1024], new Channel("rest", BANK, BANK));
        Visitor mine = Visitor.of(HUB, INTEGRATOR);
        String list = mine.get("/nha-tich-hop/nhat-ky?chi-loi=true").text();
        String path = list.replaceFirst("(?s).*?(/nha-tich-hop/nhat-ky/\\d+).*", "$1");
        assertThat(mine.get(path).text())
                .contains("256 KiB", "307200")
                .doesNotContain("/byte", "/sandbox/events/");
        assertThat(mine.get(path + "/byte").status()).isEqualTo(404);
    }

    @Test
    void a_file_is_checked_as_at_the_door_and_not_kept() {
        Visitor mine = Visitor.of(HUB, INTEGRATOR);
        String path = "/nha-tich-hop/luoc-do/sandbox.ping";
        mine.get(path);
        String good = sample("X99.52.001").toString();
        assertThat(check(mine, path, good)).contains("banner good").doesNotContain("banner warn");
        String bad = good.replace("\"specVersion\":\"1.0\"", "\"specVersion\":\"9\"");
        assertThat(check(mine, path, bad)).contains("/specVersion").doesNotContain("banner good");
        assertThat(check(mine, path, MARKUP)).contains("banner warn").doesNotContain(MARKUP);
    }

    private static String check(Visitor mine, String path, String text) {
        return mine.upload(path, Map.of("text", text), "tep", "", new byte[0]).text();
    }

    @Test
    void an_inspector_proves_that_the_log_only_grew() {
        send("X99.52.001");
        send("X99.52.001");
        send("X99.52.001");
        Visitor auditor = Visitor.of(HUB, AUDITOR);
        String[] heads = auditor.get("/thanh-tra").text().split("name=\"tu\" value=\"");
        assertThat(heads.length).isGreaterThan(2);
        String later = heads[1].substring(0, heads[1].indexOf('"'));
        String earlier = heads[2].substring(0, heads[2].indexOf('"'));
        Answer proof = auditor.get("/thanh-tra/lien-tuc?tu=" + earlier + "&den=" + later);
        assertThat(proof.text()).contains("banner good").doesNotContain("banner bad");
        assertThat(auditor.get("/thanh-tra/dau/" + earlier).text()).contains(earlier);
        assertThat(auditor.get("/thanh-tra/lien-tuc?tu=0&den=" + later).status()).isEqualTo(404);
    }

    private static ObjectNode sample(String to) {
        Clock clock = HUB.bean("hubClock", Clock.class);
        ObjectNode document =
                HUB.bean(RuleBook.class)
                        .sample(
                                new MessageType("sandbox.ping"),
                                clock.instant(),
                                new SplittableRandom(UUID.randomUUID().getLeastSignificantBits()))
                        .orElseThrow();
        String id = UUID.randomUUID().toString();
        document.put("id", id).put("exchange", id).put("from", BANK.value());
        document.putArray("to").add(to);
        return document.put("time", WireTime.millis(clock.instant()));
    }

    private static void send(String to) {
        SealKey seal =
                new SealKey(
                        Pem.readCertificate(HUB.keys(BANK.value()).resolve("seal.crt")),
                        Pem.readPrivateKey(HUB.keys(BANK.value()).resolve("seal.key")),
                        List.of(),
                        Clock.systemUTC());
        Outcome outcome =
                HUB.bean(Intake.class)
                        .submit(
                                seal.sign(Json.MAPPER.writeValueAsBytes(sample(to))),
                                new Channel("rest", BANK, BANK));
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    }
}
