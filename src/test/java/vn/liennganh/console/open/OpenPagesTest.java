package vn.liennganh.console.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.liennganh.console.Gate;
import vn.liennganh.console.paper.PaperCode;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Texts;
import vn.liennganh.message.language.Words;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/** What strangers may learn of documents, and nothing beyond. */
class OpenPagesTest {

    private static final String SENDER = "X99.11.001";
    private static final String RECIPIENT = "X99.51.001";

    private static RunningHub hub;
    private static Visitor stranger;
    private static byte[] message;
    private static Receipt receipt;
    private static String code;

    @BeforeAll
    static void send() {
        hub = RunningHub.shared();
        stranger = Visitor.stranger(hub);
        Party sender = Party.of(hub, SENDER);
        message = sender.signed(sender.opening("account-information.request", RECIPIENT));
        receipt = sender.send(message);
        code = PaperCode.of(Sha256.of(message)).toString();
    }

    @Test
    void a_file_is_found_by_its_digest_alone_and_holds_in_all_five_respects() {
        String page = stranger.get("/kiem-tra/" + Sha256.of(message).hex() + "?lang=en").text();
        assertThat(page)
                .contains(
                        "VALID", "Every signature of the message holds", "stands in the log", code)
                .doesNotContain("NOT FOUND", "INVALID", "open.");
    }

    @Test
    void a_page_names_no_party_no_official_and_no_content() {
        String body = Party.envelope(message).body().toString();
        String page = stranger.get("/v/" + code).text();
        for (String word : body.split("[\"{}\\[\\],:]")) {
            if (word.length() > 5 && word.contains(" ")) {
                assertThat(page).doesNotContain(word);
            }
        }
        assertThat(page).doesNotContain(RECIPIENT);
    }

    @Test
    void a_code_says_that_the_paper_itself_was_not_compared() {
        String page = stranger.get("/v/" + code.toLowerCase() + "?lang=en").text();
        assertThat(page).contains("VALID", "the paper before you was not compared");
        assertThat(stranger.get("/kiem-tra/ma?ma=" + code.replace("-", "")).location())
                .isEqualTo("/v/" + code);
    }

    @Test
    void what_is_not_in_the_register_is_not_called_false() {
        byte[] changed = message.clone();
        changed[changed.length / 2] ^= 1;
        assertThat(stranger.get("/kiem-tra/" + Sha256.of(changed).hex() + "?lang=en").text())
                .contains("NOT FOUND", "That does not make it false");
        assertThat(stranger.get("/v/0000-0000-0000-0000?lang=en").text()).contains("NOT FOUND");
        assertThat(stranger.get("/v/no-code").status()).isEqualTo(404);
        assertThat(stranger.get("/kiem-tra/not-a-digest").status()).isEqualTo(404);
    }

    @Test
    void a_document_that_its_sender_recalled_is_valid_but_replaced() {
        Party sender = Party.of(hub, SENDER);
        byte[] cms = sender.signed(sender.opening("account-information.request", RECIPIENT));
        sender.send(cms);
        Envelope sent = Party.envelope(cms);
        Draft recall = sender.opening("document-handling.recall", RECIPIENT);
        recall.body().put("messageId", sent.id().toString());
        sender.send(sender.signed(recall));
        assertThat(stranger.get("/kiem-tra/" + Sha256.of(cms).hex()).text())
                .contains("H\u1ee2P L\u1ec6 NH\u01afNG \u0110\u00c3 THAY TH\u1ebe");
    }

    @Test
    void the_receipt_page_tells_received_due_and_answered_and_nothing_else() {
        String page = stranger.get("/bien-nhan?lang=en&ma=" + code).text();
        assertThat(page)
                .contains("Received", "To be answered by", "not yet")
                .doesNotContain(SENDER, RECIPIENT, "account-information", "Bank");
        assertThat(stranger.get("/bien-nhan?lang=en&ma=0000000000000000").text())
                .contains("It is not in the register");
        assertThat(stranger.get("/bien-nhan?lang=en&ma=%3Cscript%3E").text())
                .contains("&lt;script&gt;")
                .doesNotContain("<script>");
    }

    @Test
    void the_minutes_of_a_check_can_be_read_by_machines_with_every_diacritic() throws IOException {
        byte[] pdf = stranger.get("/v/" + code + "/bien-ban.pdf?lang=vi").body();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text =
                    Normalizer.normalize(
                            new PDFTextStripper().getText(document), Normalizer.Form.NFC);
            assertThat(text).contains("H\u1ee2P L\u1ec6", "V\u0103n b\u1ea3n trong s\u1ed5", code);
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("vi");
        }
    }

    @Test
    void a_letter_prints_for_whoever_may_read_it_and_for_nobody_else() throws IOException {
        String path = "/hop-thu/" + Party.envelope(message).id() + "/van-ban.pdf";
        byte[] pdf = Visitor.of(hub, "officer@" + RECIPIENT).get(path).body();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text =
                    Normalizer.normalize(
                            new PDFTextStripper().getText(document), Normalizer.Form.NFC);
            assertThat(text)
                    .contains(
                            "C\u1ed8NG H\u00d2A X\u00c3 H\u1ed8I CH\u1ee6 NGH\u0128A VI\u1ec6T NAM",
                            "\u0110\u1ed9c l\u1eadp - T\u1ef1 do - H\u1ea1nh ph\u00fac",
                            "K\u00ednh g\u1eedi:",
                            "N\u01a1i nh\u1eadn:",
                            "/v/" + code);
        }
        assertThat(Visitor.of(hub, "officer@X99.52.001").get(path).status()).isEqualTo(404);
        assertThat(stranger.get(path).status()).isEqualTo(302);
    }

    @Test
    void what_is_handed_in_is_checked_and_nobody_needs_to_be_known_for_it() {
        assertThat(handedIn("message", message)).contains(">VALID<");
        byte[] changed = message.clone();
        changed[changed.length - 20] ^= 1;
        assertThat(handedIn("message", changed)).contains("NOT FOUND");
        assertThat(handedIn("receipt", receipt.toBytes())).contains("NOT ENOUGH INFORMATION");
        byte[] torn =
                new String(receipt.toBytes(), StandardCharsets.UTF_8)
                        .replace("\"index\":", "\"index\":1")
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(handedIn("receipt", torn)).contains("INVALID");
    }

    private static String handedIn(String field, byte[] content) {
        assertThat(stranger.get("/kiem-tra/day-du").text()).contains("name=\"" + field + "\"");
        return stranger.upload("/kiem-tra/day-du?lang=en", Map.of(), field, field + ".bin", content)
                .text();
    }

    @Test
    void a_debtor_is_shown_from_the_record_until_the_end_is_ordered() {
        Party agency = Party.of(hub, SENDER);
        String commune = "X99.81.001";
        Envelope opened =
                Party.envelope(
                        sent(
                                agency,
                                agency.opening("debtor-publication.posting-request", commune)));
        Draft record =
                agency.answering("debtor-publication.publication-record", opened)
                        .to(List.of("X99.00.000"));
        Envelope published = Party.envelope(sent(agency, record));
        String name = published.body().path("publication").path("name").asString();
        assertThat(stranger.get("/cong-khai?ten=" + encoded(name)).text()).contains(name);
        assertThat(stranger.get("/cong-khai").header("X-Robots-Tag")).contains("noindex");
        sent(
                agency,
                agency.answering("debtor-publication.posting-end", opened).to(List.of(commune)));
        assertThat(stranger.get("/cong-khai?ten=" + encoded(name)).text())
                .doesNotContain(">" + name + "<");
    }

    @Test
    void the_law_of_the_publication_stands_there_as_the_rule_files_cite_it() {
        MessageRule rule =
                hub.bean(RuleBook.class)
                        .rule(
                                new MessageType("debtor-publication.posting-request"),
                                LocalDate.of(2026, 11, 20))
                        .orElseThrow();
        List<String> cited =
                rule.citations().stream()
                        .flatMap(one -> one.shown(Texts.ENGLISH).stream())
                        .distinct()
                        .toList();
        assertThat(cited).anyMatch(one -> one.contains("Article 38"));
        assertThat(stranger.get("/cong-khai?lang=en").text()).contains(cited);
        assertThat(new Words(Texts.ENGLISH).say("open.debtors.law")).doesNotContain("38");
    }

    private static byte[] sent(Party party, Draft draft) {
        byte[] cms = party.signed(draft);
        party.send(cms);
        return cms;
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void no_page_is_served_by_a_method_that_asks_for_no_token() {
        hub.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach(
                        (mapping, handler) -> {
                            if (Gate.ours(handler)) {
                                assertThat(mapping.getMethodsCondition().getMethods())
                                        .as(mapping.toString())
                                        .doesNotContainAnyElementsOf(
                                                Arrays.asList(
                                                        RequestMethod.PUT,
                                                        RequestMethod.PATCH,
                                                        RequestMethod.DELETE));
                            }
                        });
    }
}
