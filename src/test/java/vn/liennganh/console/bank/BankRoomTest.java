package vn.liennganh.console.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/** The rooms of banks and of money, as somebody finds them who signs in over HTTPS. */
class BankRoomTest {

    private static RunningHub hub;

    @BeforeAll
    static void start() {
        hub = RunningHub.shared();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ngan-hang/bang-vu-viec",
                "/ngan-hang/bang-vu-viec?kieu=bang&cho-ta=1&tim=%3Cb%3E",
                "/ngan-hang/bang-vu-viec.xlsx",
                "/ngan-hang/yeu-cau",
                "/ngan-hang/yeu-cau?xem=xong",
                "/ngan-hang/de-nghi",
                "/ngan-hang/doi-soat",
                "/ngan-hang/nhap-danh-sach",
                "/ngan-hang/mau-danh-sach.xlsx",
                "/ngan-hang/bao-cao",
                "/ngan-hang/bao-cao.xlsx"
            })
    void a_bank_enters_and_an_enforcement_agency_does_not(String page) {
        assertThat(Visitor.of(hub, "officer@X99.51.002").get(page).status()).isEqualTo(200);
        assertThat(Visitor.of(hub, "officer@X99.11.001").get(page).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/phong-toa", "/phong-toa?vuot=1"})
    void an_agency_sees_its_freezes_and_no_holder_does(String page) {
        assertThat(Visitor.of(hub, "officer@X99.11.001").get(page).status()).isEqualTo(200);
        assertThat(Visitor.of(hub, "officer@X99.51.002").get(page).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ngan-hang/vu-viec?co-quan=X99.11.001&so=no-such-case",
                "/ngan-hang/vu-viec?co-quan=%3Cb%3E&so=1",
                "/ngan-hang/de-nghi?co-quan=X99.11.001&so=no-such-case"
            })
    void a_case_of_which_a_bank_may_not_know_does_not_exist(String page) {
        assertThat(Visitor.of(hub, "officer@X99.51.002").get(page).status()).isEqualTo(404);
    }

    @Test
    void a_guessed_case_of_freezes_does_not_exist() {
        assertThat(
                        Visitor.of(hub, "officer@X99.11.002")
                                .get("/phong-toa/vu-viec?so=no-such-case")
                                .status())
                .isEqualTo(404);
    }

    @Test
    void nobody_approves_a_guessed_draft_and_handlers_approve_none() {
        String page = "/ngan-hang/yeu-cau/" + UUID.randomUUID() + "/duyet";
        Map<String, String> yes = Map.of("dong-y", "true");
        assertThat(Visitor.of(hub, "head@X99.51.002").post(page, yes).status()).isEqualTo(404);
        assertThat(Visitor.of(hub, "head@X99.11.001").post(page, yes).status()).isEqualTo(403);
    }

    @Test
    void rows_full_of_markup_come_back_as_text_and_nothing_is_sent() {
        Visitor bank = Visitor.of(hub, "officer@X99.51.002");
        bank.get("/ngan-hang/nhap-danh-sach");
        Visitor.Answer answer =
                bank.upload(
                        "/ngan-hang/nhap-danh-sach?_csrf=" + bank.token(),
                        Map.of("so", "1/DS", "co-quan", "X99.11.001"),
                        "tep",
                        "x.csv",
                        "Case,Principal\n<script>alert(1)</script>,much\n"
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(302);
        String page = bank.get("/ngan-hang/nhap-danh-sach").text();
        assertThat(page).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert(1)");
        assertThat(bank.get("/ngan-hang/nhap-danh-sach.xlsx").status()).isEqualTo(200);
    }

    @Test
    void a_statement_is_reconciled_and_stays_with_the_person() {
        Visitor bank = Visitor.of(hub, "officer@X99.51.002");
        bank.get("/ngan-hang/doi-soat");
        bank.upload(
                "/ngan-hang/doi-soat?_csrf=" + bank.token(),
                Map.of(),
                "tep",
                "s.csv",
                "Reference,Amount\nFT-NOBODY-KNOWS,50.000\n".getBytes(StandardCharsets.UTF_8));
        assertThat(bank.get("/ngan-hang/doi-soat").text()).contains("FT-NOBODY-KNOWS");
        assertThat(bank.get("/ngan-hang/doi-soat.xlsx").status()).isEqualTo(200);
        Visitor colleague = Visitor.of(hub, "head@X99.51.002");
        assertThat(colleague.get("/ngan-hang/doi-soat").text()).doesNotContain("FT-NOBODY");
        assertThat(colleague.get("/ngan-hang/doi-soat.xlsx").status()).isEqualTo(404);
    }
}
