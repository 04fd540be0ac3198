package vn.liennganh.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.console.LetterPage.FRESH;
import static vn.liennganh.console.LetterPage.NUMBER;

import com.google.gson.JsonObject;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Browser;
import vn.liennganh.support.Visitor;

/** Files and lists with a letter that is being written in a browser. */
@Tag(Browser.TAG)
class ComposeFilesInBrowserTest {

    private static final String PDF = "application/pdf";

    private static RunningHub hub;

    private Page page;

    @BeforeAll
    static void start() {
        Browser.shared(); // nothing is begun without one
        hub = RunningHub.shared();
    }

    @BeforeEach
    void open() {
        page = Browser.shared().page(hub, "officer@X99.11.001");
    }

    @AfterEach
    void close() {
        Browser.shared().closeAll();
    }

    @ParameterizedTest
    @CsvSource({"%PDF-1.7, .file", "no such thing, [role=alert]"})
    void a_file_taken_or_not_never_carries_this_page_over_a_colleague(String file, String shown) {
        LetterPage.begin(page);
        Page colleague = LetterPage.savedByColleague(hub, page, "3/colleague", 2);

        attach(file, 1_000);
        assertThat(page.locator("#letter-files " + shown)).hasCount(1);
        page.locator(NUMBER).fill("4/mine");
        assertThat(page.locator("#overtaken")).isVisible();
        assertThat(page.locator(NUMBER)).hasValue("4/mine");
        colleague.reload();
        assertThat(colleague.locator(NUMBER)).hasValue("3/colleague");
    }

    @Test
    void words_typed_while_a_file_is_on_its_way_are_kept_and_overtake_nobody() {
        LetterPage.begin(page);
        List<Runnable> answers = new ArrayList<>();
        page.route(
                "**/tep?*",
                route -> {
                    APIResponse answer = route.fetch(); // the hub has it, the page does not know
                    answers.add(() -> route.fulfill(new FulfillOptions().setResponse(answer)));
                });
        attach("%PDF-1.7", 1_000);
        page.locator(NUMBER).fill("11/during");
        assertThat(page.locator("#kept")).containsText("Đã lưu nháp lúc");
        assertThat(page.locator("#overtaken")).hasCount(0);
        assertThat(answers).hasSize(1);
        answers.get(0).run();
        assertThat(page.locator("#letter-files .file")).hasCount(1);

        page.locator(NUMBER).fill("12/after");
        LetterPage.saveByButton(page);
        assertThat(page.locator("#overtaken")).hasCount(0);
        page.reload();
        assertThat(page.locator(NUMBER)).hasValue("12/after");
        assertThat(page.locator("#letter-files .file")).hasCount(1);
    }

    @Test
    void a_file_goes_with_a_letter_that_nobody_saved_and_says_how_far_it_is() {
        page.navigate(FRESH);
        page.locator(NUMBER).fill("9/file");
        CDPSession line = page.context().newCDPSession(page);
        line.send("Network.enable");
        upload(line, 400_000);
        attach("%PDF-1.7", 2 * 1_048_576);
        page.waitForFunction(
                "() => { const bar = document.querySelector('#letter-files progress');"
                        + " return !bar.hidden && bar.value > 0 && bar.value < 100; }");
        page.locator("[data-stop]").click();
        assertThat(page.locator("[data-said]")).containsText("Đã dừng");
        assertThat(page.locator("#letter-files progress")).isHidden();

        upload(line, -1);
        attach("%PDF-1.7", 2 * 1_048_576);
        assertThat(page.locator("#letter-files .file")).containsText("bien ban.pdf 2 MB");
        assertThat(page.locator(NUMBER)).hasValue("9/file");
        page.locator(NUMBER).fill("9/file and words");
        LetterPage.saveByButton(page);
        assertThat(page.locator("#overtaken")).hasCount(0);
        assertThat(page.locator("#letter-files .file")).hasCount(1);

        page.locator("#letter-files .file button").click();
        assertThat(page.locator("#letter-files .file")).hasCount(0);
        assertThat(page.locator(NUMBER)).hasValue("9/file and words");
    }

    private void attach(String beginning, int size) {
        byte[] content = new byte[size];
        byte[] begin = beginning.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(begin, 0, content, 0, begin.length);
        page.locator("#file").setInputFiles(new FilePayload("bien ban.pdf", PDF, content));
        page.locator("#letter-files button[type=submit]").last().click();
    }

    /** So many bytes a second go up; a negative number is all that the line takes. */
    private static void upload(CDPSession line, int bytes) {
        JsonObject limits = new JsonObject();
        limits.addProperty("offline", false);
        limits.addProperty("latency", 0);
        limits.addProperty("downloadThroughput", -1);
        limits.addProperty("uploadThroughput", bytes);
        line.send("Network.emulateNetworkConditions", limits);
    }

    @Test
    void a_list_is_reached_once_the_page_has_kept_the_draft_and_its_file_is_judged() {
        page.navigate("/yeu-cau/moi?loai=account-freeze.order");
        page.locator(NUMBER).fill("10/list");
        page.locator("#letter-rows a").first().click();
        page.waitForURL("**/bang/*");
        page.locator("#file").setInputFiles(new FilePayload("a.xlsx", "any/any", new byte[10]));
        page.locator("form[data-progress] button[type=submit]").click();
        page.waitForURL("**/bang/*?khong-doc-duoc");
        assertThat(page.locator("[role=alert]")).containsText("Không đọc được tệp");
    }

    @Test
    void without_a_script_a_file_is_attached_once_the_draft_is_kept() {
        Visitor officer = Visitor.of(hub, "officer@X99.11.001");
        officer.visit(FRESH);
        Visitor.Answer kept =
                officer.follow(
                        officer.post(
                                "/yeu-cau/moi", Map.of("loai", "sandbox.ping", "dinh-kem", "1")));
        assertThat(kept.text()).contains("/tep?_csrf=").doesNotContain("hidden=\"hidden\"");
        String path = kept.at().getPath();
        byte[] content = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        String to = path + "/tep?_csrf=" + officer.token();
        assertThat(officer.upload(to, Map.of(), "tep", "a.pdf", PDF, content).location())
                .isEqualTo(path);
        assertThat(officer.visit(path).text()).contains("<span>a.pdf</span>", "0,1 KB");
    }
}
