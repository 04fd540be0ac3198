package vn.liennganh.console.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Statement;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;
import vn.liennganh.support.Visitor.Answer;

/** A document is recalled, corrected and returned from its own page, with nothing to copy. */
class HandlingTest {

    private static final String OFFICE = "X99.11.001";
    private static final String NOTARY = "X99.76.001";
    private static final String RECALL = "document-handling.recall";
    private static final String RETURN = "document-handling.return";
    private static final String GONE_BACK = "returned this document on";
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");

    private RunningHub hub;
    private Visitor sender;
    private Visitor recipient;
    private UUID document;
    private String page;

    @BeforeEach
    void a_document_is_sent() {
        hub = RunningHub.shared();
        Party office = Party.of(hub, OFFICE);
        byte[] receipt =
                office.send(
                                office.signed(
                                        office.opening("sandbox.ping", NOTARY).caseNumber("9/TH")))
                        .statement();
        document = Statement.read(receipt).orElseThrow().messageId();
        page = "/hop-thu/" + document;
        sender = Visitor.of(hub, "clerk@" + OFFICE);
        recipient = Visitor.of(hub, "clerk@" + NOTARY);
    }

    @Test
    void each_side_is_offered_what_is_its_own_to_say() {
        assertThat(sender.visit(page).text())
                .contains(link(RECALL), link("document-handling.correction"))
                .doesNotContain(link(RETURN));
        assertThat(recipient.visit(page).text())
                .contains(link(RETURN))
                .doesNotContain(link(RECALL), link("document-handling.correction"));

        // Nor does it help to know the address.
        assertThat(sender.get(path(RETURN)).status()).isEqualTo(404);
        assertThat(recipient.get(path(RECALL)).status()).isEqualTo(404);
        assertThat(recipient.get(path("sandbox.ping")).status()).isEqualTo(404);
        Visitor other = Visitor.of(hub, "clerk@X99.51.003");
        assertThat(other.get(path(RETURN)).status()).isEqualTo(404);
    }

    @Test
    void the_sender_recalls_it_and_both_sides_see_that_on_its_page() {
        Answer form = sender.visit(path(RECALL));
        assertThat(form.text())
                .contains("value=\"9/TH\"")
                .containsPattern("name=\"b/messageId\"[^>]* value=\"" + document + "\"")
                .containsPattern("name=\"den\" value=\"" + NOTARY + "\" checked");
        UUID recall = sent(sender, form, RECALL, Map.of("b/reason", "gui nham"));

        Envelope words = envelope(recall);
        assertThat(words.to()).containsExactly(NOTARY);
        assertThat(words.relatedExchanges()).containsExactly(document);
        assertThat(words.body().path("messageId").asString()).isEqualTo(document.toString());
        assertThat(words.caseNumber()).contains("9/TH");

        for (Visitor one : new Visitor[] {sender, recipient}) {
            await().until(() -> one.visit(page).text().contains("/hop-thu/" + recall + "\""));
            assertThat(one.visit("/hop-thu/" + recall).text()).contains("href=\"" + page + "\"");
        }
        assertThat(recipient.visit("/hop-thu/" + recall).text())
                .as("a recall is answered, not returned")
                .contains("document-handling.recall-confirmation")
                .doesNotContain(RETURN);
    }

    @Test
    void the_recipient_returns_it_to_its_sender() {
        Answer form = recipient.visit(path(RETURN));
        assertThat(form.text()).containsPattern("name=\"den\" value=\"" + OFFICE + "\" checked");
        UUID returned =
                sent(
                        recipient,
                        form,
                        RETURN,
                        Map.of("b/reason", "wrong-addressee", "b/explanation", "khong phai"));

        assertThat(envelope(returned).to()).containsExactly(OFFICE);
        assertThat(envelope(returned).relatedExchanges()).containsExactly(document);
        await().until(() -> sender.get("/hop-thu/" + returned).status() == 200);
        assertThat(sender.visit("/hop-thu/" + returned).text()).contains("href=\"" + page + "\"");
        for (Visitor one : new Visitor[] {sender, recipient}) {
            await().until(() -> one.visit(page + "?lang=en").text().contains(GONE_BACK));
            assertThat(one.visit(page).text()).contains("href=\"/hop-thu/" + returned + "\"");
        }
    }

    @Test
    void what_somebody_says_of_a_document_that_it_never_got_is_not_believed() {
        Party bank = Party.of(hub, "X99.51.003");
        Draft claim = bank.opening(RETURN, OFFICE);
        claim.body().put("messageId", document.toString());
        UUID claimed =
                Statement.read(bank.send(bank.signed(claim)).statement()).orElseThrow().messageId();
        await().until(() -> sender.get("/hop-thu/" + claimed).status() == 200);
        assertThat(sender.visit(page + "?lang=en").text()).doesNotContain(GONE_BACK);
    }

    @Test
    void whoever_begins_to_return_it_has_read_it() {
        assertThat(sender.visit(page + "?lang=en").text()).doesNotContain(consigned());
        recipient.visit(path(RETURN));
        await().until(() -> sender.visit(page + "?lang=en").text().contains(consigned()));
    }

    private static String consigned() {
        return "Left to the recipient";
    }

    /** Sends what the page of a new letter holds, with more filled in; returns the message's id. */
    private UUID sent(Visitor clerk, Answer form, String type, Map<String, String> more) {
        Map<String, String> fields = new LinkedHashMap<>(more);
        fields.put("loai", type);
        fields.put("ve", document.toString());
        fields.put("b/messageId", document.toString());
        fields.put("buoc", "ky");
        assertThat(form.status()).isEqualTo(200);
        Answer sheet = clerk.follow(clerk.post("/yeu-cau/moi", fields));
        assertThat(sheet.at().getPath()).as(sheet.text()).startsWith("/cho-ky/");
        assertThat(sheet.text()).contains("href=\"" + page + "\"");
        Matcher version = VERSION.matcher(sheet.text());
        assertThat(version.find()).isTrue();
        Answer done =
                clerk.follow(
                        clerk.post(
                                sheet.at().getPath() + "/khoa-mem",
                                Map.of("version", version.group(1))));
        assertThat(done.at().getPath()).as(done.text()).startsWith("/hop-thu/");
        return UUID.fromString(done.at().getPath().substring("/hop-thu/".length()));
    }

    private Envelope envelope(UUID message) {
        byte[] cms = hub.bean(MessageArchive.class).bytes(message);
        return Party.envelope(cms);
    }

    private String path(String type) {
        return "/yeu-cau/moi?loai=" + type + "&ve=" + document;
    }

    /** As it stands in a page. */
    private String link(String type) {
        return path(type).replace("&", "&amp;");
    }
}
