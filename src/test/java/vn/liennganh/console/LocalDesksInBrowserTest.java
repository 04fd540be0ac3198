package vn.liennganh.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.message.Statement;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Axe;
import vn.liennganh.support.Browser;
import vn.liennganh.support.Tools;

/** A commune and a Steering Committee do their week from their own desks. */
@Tag(Browser.TAG)
@Tag(Tools.LONG)
class LocalDesksInBrowserTest {

    private static RunningHub hub;
    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.shared();
        hub = RunningHub.shared();
    }

    @ParameterizedTest(name = "{1} at {2} in {4}")
    @CsvSource({
        "commune-work.persuasion-request, X99.81.001, /xa-phuong, persuasion-result, en",
        "debtor-publication.posting-request, X99.81.001, /xa-phuong, posting-report, vi",
        "committee-guidance.case-report, X99.81.000, /ban-chi-dao, direction, vi",
    })
    void what_is_asked_is_answered_from_the_desk_and_leaves_it(
            String type, String partner, String desk, String answer, String lang) {
        SoftAssertions all = new SoftAssertions();
        Party office = Party.of(hub, "X99.11.001");
        byte[] cms = office.signed(office.opening(type, partner).withoutAttachments());
        Statement asked = Statement.read(office.send(cms).statement()).orElseThrow();
        String button = "main a.button[href*='" + answer + "&tra-loi=" + asked.messageId() + "']";

        Page page = browser.page(hub, "officer@" + partner);
        page.navigate(desk + "?lang=" + lang);
        all.assertThat(Axe.serious(page)).as("the desk").isEmpty();
        page.locator(button).focus();
        page.keyboard().press("Enter");
        page.locator("main a[href*='mau=1']").click();
        page.locator("button[name=buoc]").click();
        page.waitForURL("**/cho-ky/**");
        Page clerk = browser.page(hub, "clerk@" + partner);
        Signatures.both(page, clerk);
        clerk.context().close();

        page.navigate(desk);
        assertThat(page.locator(button)).hasCount(0);
        all.assertThat(Axe.serious(page)).as("the desk afterwards").isEmpty();
        page.setViewportSize(390, 844);
        all.assertThat(Axe.overflow(page)).as("wider than a phone").isZero();
        page.context().close();
        all.assertAll();
    }
}
