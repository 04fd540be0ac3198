package vn.liennganh.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Axe;
import vn.liennganh.support.Browser;

/** Who checks a paper by its QR code is told when the browser cannot read one. */
@Tag(Browser.TAG)
class CheckInBrowserTest {

    private static Browser browser;
    private static RunningHub hub;

    @BeforeAll
    static void start() {
        browser = Browser.shared();
        hub = RunningHub.shared();
    }

    @Test
    void a_browser_that_reads_no_codes_says_so_and_the_code_is_typed() {
        Page page = opened("delete window.BarcodeDetector");
        assertThat(page.locator("#unread")).containsText("cannot read QR codes");
        assertThat(page.locator("#scan")).isHidden();
        org.assertj.core.api.Assertions.assertThat(Axe.serious(page)).isEmpty();
        page.context().close();
    }

    @Test
    void a_picture_without_a_code_is_said_to_have_none() {
        Page page =
                opened(
                        "window.BarcodeDetector = class {"
                                + " static async getSupportedFormats() { return ['qr_code']; }"
                                + " async detect() { return []; } }");
        assertThat(page.locator("#scan")).isVisible();
        assertThat(page.locator("#unread")).isEmpty();
        page.locator("#picture")
                .setInputFiles(new FilePayload("qr.png", "image/png", new byte[] {1, 2, 3}));
        assertThat(page.locator("#unread")).containsText("no QR code");
        assertThat(page.locator("#ma")).isFocused();
        page.context().close();
    }

    private static Page opened(String script) {
        Page page = browser.page(hub, "officer@X99.11.001");
        page.addInitScript(script);
        page.navigate("/kiem-tra?lang=en");
        return page;
    }
}
