package vn.liennganh.console.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;
import vn.liennganh.support.Visitor.Answer;

/** A letter by hand, from the first word to the recipient's acknowledgement. */
class LetterTest {

    private static final Pattern INPUT =
            Pattern.compile("<(?:input|textarea|select)[^>]*name=\"(b/[^\"]+)\"[^>]*>");
    private static final Pattern VALUE = Pattern.compile("value=\"([^\"]*)\"");

    private static RunningHub hub;
    private static Visitor officer;
    private static Visitor clerk;

    /** A notary: no other test writes to it, so its list is short. */
    private static Visitor notary;

    @BeforeAll
    static void signIn() {
        hub = RunningHub.shared();
        officer = Visitor.of(hub, "officer@X99.11.001");
        clerk = Visitor.of(hub, "clerk@X99.11.001");
        notary = Visitor.of(hub, "clerk@X99.76.001");
        // What others left there may fill the first page.
        Party.emptied(hub, "X99.76.001");
    }

    @Test
    void a_ping_is_written_sealed_sent_found_and_acknowledged() {
        Answer form = clerk.visit("/yeu-cau/moi?loai=sandbox.ping&mau=1");
        Map<String, String> fields = new LinkedHashMap<>(filledIn(form.text()));
        fields.put("loai", "sandbox.ping");
        fields.put("den", "X99.76.001");
        fields.put("buoc", "ky");

        Answer sheet = clerk.follow(clerk.post("/yeu-cau/moi", fields));
        assertThat(sheet.at().getPath()).startsWith("/cho-ky/");
        assertThat(sheet.header("Content-Security-Policy"))
                .contains("connect-src 'self' http://127.0.0.1:17440 http://127.0.0.1:17441 ")
                .contains("http://127.0.0.1:17444; ", "default-src 'none'; script-src 'self'; ")
                .doesNotContain("unsafe", "*", "17445");
        assertThat(sheet.text())
                .as("what needs a script is not there without one, and the page says so")
                .contains("<noscript>", "id=\"agent-pair\" hidden", "id=\"agent-ready\" hidden")
                .contains("/tep?_csrf=");
        Answer sent = clerk.follow(press(clerk, sheet, "khoa-mem"));
        assertThat(sent.at().getPath()).startsWith("/hop-thu/");
        String message = sent.at().getPath();

        await().until(() -> notary.visit("/hop-thu").text().contains(message));
        assertThat(notary.visit(message).status()).isEqualTo(200);
        Answer done = notary.follow(notary.post(message + "/tiep-nhan", Map.of()));
        assertThat(done.at().toString()).endsWith("?da-tiep-nhan");
        assertThat(notary.visit("/hop-thu").text()).doesNotContain(message);
        await().until(() -> clerk.visit(message).text().contains("class=\"proof\""));

        // To everybody else it is as absent as one that never was.
        Visitor other = Visitor.of(hub, "clerk@X99.51.003");
        assertThat(other.visit(message).status()).isEqualTo(404);
        assertThat(other.visit(message + "/thong-diep.p7m").status()).isEqualTo(404);
    }

    @Test
    void an_order_waits_for_the_official_then_for_the_seal() {
        Answer form = officer.visit("/yeu-cau/moi?loai=account-freeze.order&mau=1");
        Map<String, String> fields = new LinkedHashMap<>(filledIn(form.text()));
        fields.put("loai", "account-freeze.order");
        fields.put("den", "X99.51.003");
        fields.put("so-vu", "1/QD");
        Answer draft = officer.follow(officer.post("/yeu-cau/moi", fields));

        assertThat(draft.at().getPath()).startsWith("/yeu-cau/");
        // What was not filled in is named, with its field.
        fields.put("version", "1");
        fields.put("buoc", "ky");
        fields.put("b/decision/number", "");
        Answer wrong = officer.post(draft.at().getPath(), fields);
        assertThat(wrong.status()).isEqualTo(200);
        assertThat(wrong.text())
                .contains("id=\"errors\"", "href=\"#f-decision-number\"", " \u203a ")
                .doesNotContain("/body/");
    }

    @Test
    void who_was_overtaken_keeps_every_word_and_decides_whose_stand() {
        Visitor other = clerk;
        Answer form = officer.visit("/yeu-cau/moi?loai=sandbox.ping&mau=1");
        Map<String, String> fields = new LinkedHashMap<>(filledIn(form.text()));
        fields.put("loai", "sandbox.ping");
        fields.put("den", "X99.76.001");
        fields.put("so-vu", "1/first");
        Answer draft = officer.follow(officer.post("/yeu-cau/moi", fields));
        String path = draft.at().getPath();
        String seen = version(draft);
        fields.put("version", seen);
        fields.put("so-vu", "2/officer");
        assertThat(officer.post(path, fields).status()).isEqualTo(302);

        fields.put("so-vu", "3/other");
        Answer late = other.post(path + "?lang=en", fields);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text())
                .contains("3/other", name(officer) + " changed this on")
                .doesNotContain("data-autosave");
        assertThat(officer.visit(path).text()).contains("2/officer").doesNotContain("3/other");
        assertThat(version(late)).isNotEqualTo(seen);

        fields.put("version", version(late));
        assertThat(other.post(path, fields).status()).isEqualTo(302);
        assertThat(officer.visit(path).text()).contains("3/other").doesNotContain("2/officer");

        // Once somebody has fixed it, nothing is stored, and nothing is lost either.
        fields.put("version", version(other.visit(path)));
        fields.put("buoc", "ky");
        assertThat(other.post(path, fields).location()).startsWith("/cho-ky/");
        fields.remove("buoc");
        fields.put("so-vu", "4/officer");
        Answer fixed = officer.post(path + "?lang=en", fields);
        assertThat(fixed.status()).isEqualTo(409);
        assertThat(fixed.text()).contains("4/officer", name(other) + " fixed this on");
    }

    private static String name(Visitor visitor) {
        Matcher name =
                Pattern.compile("<summary>([^<]+)</summary>").matcher(visitor.visit("/toi").text());
        assertThat(name.find()).isTrue();
        return name.group(1);
    }

    private static String version(Answer form) {
        Matcher version = Pattern.compile("name=\"version\" value=\"(\\d+)\"").matcher(form.text());
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    @Test
    void a_draft_is_its_agency_s_alone() {
        Answer form = clerk.visit("/yeu-cau/moi?loai=sandbox.ping&mau=1");
        Map<String, String> fields = new LinkedHashMap<>(filledIn(form.text()));
        fields.put("loai", "sandbox.ping");
        fields.put("den", "X99.76.001");
        Answer draft = clerk.follow(clerk.post("/yeu-cau/moi", fields));

        assertThat(officer.visit(draft.at().getPath()).status()).isEqualTo(200);
        assertThat(notary.visit(draft.at().getPath()).status()).isEqualTo(404);
        assertThat(notary.visit(draft.at().getPath().replace("yeu-cau", "cho-ky")).status())
                .isEqualTo(404);
    }

    private static Answer press(Visitor visitor, Answer sheet, String action) {
        return visitor.post(sheet.at().getPath() + "/" + action, Map.of("version", version(sheet)));
    }

    /** What the page has filled in already. */
    private static Map<String, String> filledIn(String html) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher input = INPUT.matcher(html);
        while (input.find()) {
            Matcher value = VALUE.matcher(input.group());
            fields.put(input.group(1), value.find() ? value.group(1) : after(html, input.end()));
        }
        return fields;
    }

    private static String after(String html, int end) {
        int close = html.indexOf('<', end);
        return html.substring(end, close).strip();
    }
}
