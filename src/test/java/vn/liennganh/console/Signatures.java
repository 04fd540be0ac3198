package vn.liennganh.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;

/** Signs and seals on the page for signing, as two people do with the sandbox's keys. */
final class Signatures {

    static final Pattern SENT = Pattern.compile(".*/hop-thu/[0-9a-f-]{36}.*");

    private static final int STEPS_MAX = 3;
    private static final String KEY = "form[action$='khoa-mem'] button";

    private Signatures() {}

    /** The official signs where one is wanted, the clerk seals, and it is sent. */
    static void both(Page official, Page clerk) {
        String letter = official.url();
        for (int i = 0; i < STEPS_MAX; i++) {
            official.navigate(letter);
            press(official);
            clerk.navigate(letter);
            press(clerk);
            if (SENT.matcher(clerk.url()).matches()) {
                return;
            }
        }
        throw new AssertionError("not sent: " + clerk.locator("main").innerText());
    }

    /** The official's alone; the page then waits for the seal. */
    static void official(Page official) {
        official.waitForURL("**/cho-ky/**");
        official.locator(KEY).click();
        assertThat(official.locator(KEY)).hasCount(0);
    }

    static void press(Page page) {
        Locator key = page.locator(KEY);
        if (key.count() > 0) {
            key.click();
            page.waitForLoadState();
        }
    }
}
