package vn.liennganh.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.liennganh.message.Statement;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Axe;
import vn.liennganh.support.Browser;

/** A freeze order at a bank: one person writes the answer, another approves it, two sign. */
@Tag(Browser.TAG)
class BankWeekInBrowserTest {

    private static final String OFFICE = "X99.11.001";

    /** Few other tests write to it, so that its list is short. */
    private static final String BANK = "X99.51.003";

    private static final String QUEUE = "/ngan-hang/yeu-cau";

    private static RunningHub hub;
    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.shared();
        hub = RunningHub.shared();
    }

    @AfterEach
    void close() {
        browser.closeAll();
    }

    @Test
    void nobody_answers_an_order_alone() {
        Page maker = browser.page(hub, "officer@" + BANK);
        maker.navigate(QUEUE);
        UUID order = order();
        Locator asked = row(maker, order);
        asked.locator("a.button").click();
        maker.locator("main a[href*='loai=account-freeze.execution-report']").first().click();
        maker.locator("main a[href*='mau=1']").click();
        maker.locator("button[name=buoc]").click();
        maker.waitForURL("**/cho-ky/**");
        String letter = maker.url();
        Page clerk = browser.page(hub, "clerk@" + BANK);
        clerk.navigate(letter);
        Signatures.press(clerk);
        assertThat(clerk.locator(".error-summary")).isVisible();

        maker.navigate(QUEUE);
        row(maker, order).locator("form[action$='/trinh'] button").click();
        assertThat(row(maker, order).locator("form[action$='/duyet']")).hasCount(0);
        Page checker = browser.page(hub, "head@" + BANK);
        checker.navigate(QUEUE);
        assertThat(Axe.serious(checker)).isEmpty();
        row(checker, order).locator("form[action$='/duyet'] button[value=true]").click();
        assertThat(row(checker, order).locator("form[action$='/duyet']")).hasCount(0);

        maker.navigate(letter);
        Signatures.both(maker, clerk);
        String sent = clerk.url().replaceAll(".*(/hop-thu/[0-9a-f-]{36}).*", "$1");
        Page office = browser.page(hub, "officer@" + OFFICE);
        office.navigate("/viec/" + order);
        assertThat(office.locator("main a[href='" + sent + "']").first()).isVisible();
        checker.navigate(QUEUE);
        assertThat(row(checker, order)).hasCount(0);
    }

    private static Locator row(Page page, UUID order) {
        return page.locator("#asks tr")
                .filter(
                        new Locator.FilterOptions()
                                .setHas(page.locator("a[href='/hop-thu/" + order + "']")))
                .first();
    }

    private static UUID order() {
        Party office = Party.of(hub, OFFICE);
        byte[] cms = office.signed(office.opening("account-freeze.order", BANK));
        return Statement.read(office.send(cms).statement()).orElseThrow().messageId();
    }
}
