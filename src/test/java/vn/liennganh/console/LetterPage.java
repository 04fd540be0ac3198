package vn.liennganh.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Browser;

/** The page on which a letter is written: where its parts are, and how a draft of it begins. */
final class LetterPage {

    /** How often the draft was kept. */
    static final String VERSION = "input[name=version]";

    /** The number of the case, in which tests write. */
    static final String NUMBER = "input[name=so-vu]";

    /** Of a letter that was not kept yet. */
    static final String FRESH = "/yeu-cau/moi?loai=sandbox.ping";

    private LetterPage() {}

    /** Kept once. */
    static void begin(Page page) {
        page.navigate(FRESH);
        page.locator(NUMBER).fill("0/first");
        saveByButton(page);
        assertThat(page.locator(VERSION)).hasValue("1");
    }

    /** The words are kept, and the page that the button leads to stands: not the one before it. */
    static void saveByButton(Page page) {
        page.evaluate("window.before = true");
        page.locator("[data-save]").click();
        page.waitForFunction("() => !window.before && document.readyState === 'complete'");
    }

    /** The page of a colleague who has kept another number in the same draft. */
    static Page savedByColleague(RunningHub hub, Page page, String number, int version) {
        Page colleague = Browser.shared().page(hub, "clerk@X99.11.001");
        colleague.navigate(page.url());
        colleague.locator(NUMBER).fill(number);
        colleague.locator("[data-save]").click();
        assertThat(colleague.locator(VERSION)).hasValue(Integer.toString(version));
        return colleague;
    }
}
