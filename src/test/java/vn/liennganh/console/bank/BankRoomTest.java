package vn.liennganh.console.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.liennganh.console.amount.Dong;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Statement;
import vn.liennganh.message.Texts;
import vn.liennganh.message.language.Words;
import vn.liennganh.regulation.Duty;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.scenario.Party;
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
    void what_a_consent_brings_about_is_told_by_the_rule_files() {
        ProposalController.Kind consent =
                hub.bean(ProposalController.class)
                        .kind("termination-consent", new Words(Texts.ENGLISH));
        Duty duty =
                hub.bean(RuleBook.class)
                        .rule(
                                new MessageType("credit-recovery.termination-consent"),
                                LocalDate.of(2026, 11, 20))
                        .orElseThrow()
                        .duties()
                        .get(0);
        assertThat(consent.why()).doesNotContainPattern("[0-9]");
        assertThat(consent.duties())
                .singleElement()
                .satisfies(
                        told -> {
                            assertThat(told.limit()).contains("" + duty.limit().amount());
                            assertThat(told.citation())
                                    .isEqualTo(duty.citations().get(0).shown(Texts.ENGLISH).get());
                        });
    }

    @Test
    void the_queue_names_nobody_of_whom_the_bank_has_not_read() {
        Party office = Party.of(hub, "X99.11.001");
        vn.liennganh.partner.client.Draft order =
                office.opening("account-freeze.order", "X99.51.002");
        String amount = Dong.full(order.body().at("/freezeAmount/amount").asLong());
        UUID message =
                Statement.read(office.send(office.signed(order)).statement())
                        .orElseThrow()
                        .messageId();
        Visitor bank = Visitor.of(hub, "officer@X99.51.002");
        await().until(() -> row(bank, message).contains("/hop-thu/" + message));
        assertThat(row(bank, message)).doesNotContain(amount, "\u2022");
        bank.get("/hop-thu/" + message);
        await().until(() -> row(bank, message).contains(amount));
    }

    @Test
    void what_is_done_begins_with_the_newest_and_leads_on() {
        Party office = Party.of(hub, "X99.11.001");
        Party bank = Party.of(hub, "X99.51.002");
        UUID first = asked(office, bank);
        UUID second = asked(office, bank);
        Visitor officer = Visitor.of(hub, "officer@X99.51.002");
        String done = officer.get("/ngan-hang/yeu-cau?xem=xong").text();
        assertThat(done.indexOf(second.toString()))
                .isPositive()
                .isLessThan(done.indexOf(first.toString()));
        String behind =
                hub.bean(Sight.class).done(bank.id(), Optional.empty(), 1).next().orElseThrow();
        assertThat(officer.get("/ngan-hang/yeu-cau?xem=xong&lang=en&sau=" + behind).text())
                .contains(first.toString(), "Back to the beginning")
                .doesNotContain("/hop-thu/" + second);
    }

    /** A request that the bank has answered. */
    private static UUID asked(Party office, Party bank) {
        vn.liennganh.partner.client.Draft request =
                office.opening("account-information.request", bank.id().value());
        UUID message =
                Statement.read(office.send(office.signed(request)).statement())
                        .orElseThrow()
                        .messageId();
        bank.send(
                bank.signed(
                        bank.answering(
                                        "account-information.reply",
                                        bank.hub().open(message).envelope())
                                .withoutAttachments()));
        return message;
    }

    /** What the queue says of a message; empty where it is not in it. */
    private static String row(Visitor bank, UUID message) {
        return Stream.of(bank.get("/ngan-hang/yeu-cau").text().split("<tr"))
                .filter(row -> row.contains(message.toString()))
                .findFirst()
                .orElse("");
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
    void nobody_approves_a_guessed_draft_and_no_other_agency_any() {
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

    @Test
    void what_a_statement_holds_in_other_money_is_said_and_not_passed_over() {
        Visitor bank = Visitor.of(hub, "clerk@X99.51.002");
        String entry = "<Ntry><NtryRef>%s</NtryRef><Amt Ccy='%s'>50000</Amt>%s</Ntry>";
        String debit = "<CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts>";
        String file =
                "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'>"
                        + "<BkToCstmrStmt><Stmt>"
                        + entry.formatted("FT-OUT", "VND", debit)
                        + entry.formatted("FT-USD", "b", debit)
                        + entry.formatted("FT-USD", "USD", debit)
                        + "</Stmt></BkToCstmrStmt></Document>";
        bank.get("/ngan-hang/doi-soat");
        bank.upload(
                "/ngan-hang/doi-soat?_csrf=" + bank.token(),
                Map.of(),
                "tep",
                "s.xml",
                file.getBytes(StandardCharsets.UTF_8));
        assertThat(bank.get("/ngan-hang/doi-soat?lang=en").text())
                .contains("FT-OUT", "Out (debit)", "1 not in dong (USD).", "1 not in dong (b).")
                .doesNotContain("FT-USD");
        assertThat(
                        new String(
                                bank.get("/ngan-hang/doi-soat.csv?lang=en").body(),
                                StandardCharsets.UTF_8))
                .contains("Out (debit)");
    }

    @Test
    void a_long_pile_says_which_part_is_shown_and_leads_to_the_rest() {
        Visitor bank = Visitor.of(hub, "head@X99.51.003");
        StringBuilder file = new StringBuilder("Reference,Amount\n");
        for (int i = 1; i <= 201; i++) {
            file.append("FT-LONG-PILE-%03d,1.000\n".formatted(i));
        }
        bank.get("/ngan-hang/doi-soat");
        bank.upload(
                "/ngan-hang/doi-soat?_csrf=" + bank.token(),
                Map.of(),
                "tep",
                "s.csv",
                file.toString().getBytes(StandardCharsets.UTF_8));
        Set<String> seen = new HashSet<>();
        String page = bank.get("/ngan-hang/doi-soat?lang=en").text();
        assertThat(page).contains("Lines 1\u2013200 of");
        while (true) {
            Matcher entry = Pattern.compile("FT-LONG-PILE-\\d{3}").matcher(page);
            while (entry.find()) {
                seen.add(entry.group());
            }
            Matcher next =
                    Pattern.compile("rel=\"next\" href=\"([^\"#]*phan=missing[^\"#]*)#")
                            .matcher(page);
            if (!next.find()) {
                break;
            }
            page = bank.get(next.group(1).replace("&amp;", "&")).text();
        }
        assertThat(seen).hasSize(201);
    }
}
