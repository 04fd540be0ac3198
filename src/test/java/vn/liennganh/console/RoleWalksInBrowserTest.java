package vn.liennganh.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.message.Statement;
import vn.liennganh.scenario.CoercionCase;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Axe;
import vn.liennganh.support.Browser;

/**
 * Each role does its work from its own room: it finds what was asked, answers, signs, seals, and
 * the agency sees it on the page that it has open.
 */
@Tag(Browser.TAG)
class RoleWalksInBrowserTest {

    private static final String OFFICE = "X99.11.001";
    private static final Pattern SENT = Pattern.compile(".*/hop-thu/[0-9a-f-]{36}.*");
    private static final int STEPS_MAX = 3;

    private static RunningHub hub;
    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.shared();
        hub = RunningHub.shared();
    }

    @ParameterizedTest(name = "{1} at {2} in {5}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        judgment-clarification.request | X99.41.001 | /giai-thich | judgment-clarification.answer | /giai-thich | vi | trong m\u1ea3nh tr\u00edch \u0111o
        inmate-payment.decision-notice | X99.61.001 | /pham-nhan | inmate-payment.collection-record | /pham-nhan | en | 2.500.777
        registration-suspension.order | X99.71.001 | /dang-ky | registration-suspension.execution-report | /dang-ky | vi | HS 0777
        committee-guidance.case-report | X99.80.000 | /ban-chi-dao | committee-guidance.direction | /so-theo-doi | en | Direction
        commune-work.persuasion-request | X99.81.001 | /xa-phuong | commune-work.persuasion-schedule | /so-theo-doi | vi | l\u1ecbch c\u1ee7a t\u1ed5 v\u1eadn \u0111\u1ed9ng
        """)
    void a_role_answers_from_its_room_and_the_agency_sees_it_at_once(
            String type,
            String partner,
            String room,
            String answer,
            String office,
            String lang,
            String shown) {
        SoftAssertions all = new SoftAssertions();
        String exchange = asked(type, partner);
        Page waiting = browser.page(hub, "officer@" + OFFICE);
        waiting.navigate(office + "/" + exchange + "?lang=" + lang);

        Page page = browser.page(hub, "officer@" + partner);
        page.navigate(room + "?lang=" + lang);
        page.locator("main a[href='" + room + "/" + exchange + "']").first().click();
        assertThat(page.locator("main h1")).isVisible();
        all.assertThat(Axe.serious(page)).as("the case at %s", partner).isEmpty();
        page.locator("main a[href$='/" + exchange + "']").first().click();
        page.locator("main a[href*='loai=" + answer + "']").first().click();
        page.locator("main a[href*='mau=1']").click();
        all.assertThat(Axe.serious(page)).as("the form at %s", partner).isEmpty();
        page.locator("button[name=buoc]").click();
        page.waitForURL("**/cho-ky/**");

        sealed(page, partner);
        assertThat(waiting.locator("main")).containsText(shown);
        all.assertThat(Axe.serious(waiting)).as("the agency's page").isEmpty();
        waiting.setViewportSize(390, 844);
        all.assertThat(Axe.overflow(waiting)).as("wider than a phone").isZero();
        page.context().close();
        waiting.context().close();
        all.assertAll();
    }

    @Test
    void what_police_press_and_write_without_a_line_waits_is_seen_and_goes_once() {
        CoercionCase operation =
                CoercionCase.consult(
                        Party.of(hub, CoercionCase.OFFICE),
                        CoercionCase.POLICE,
                        body -> body.put("plannedAt", "2027-08-18T08:30:00+07:00"));
        Page page = browser.page(hub, "head@" + CoercionCase.POLICE);
        page.setViewportSize(390, 844);
        page.navigate("/lich-cuong-che/" + operation.exchange() + "/ngay-thuc-hien");
        page.waitForFunction("() => navigator.serviceWorker.controller?.state === 'activated'");
        assertThat(page.locator("#queue[data-kept]")).isAttached();
        assertThat(page.locator("#queue")).isHidden();

        page.context().setOffline(true);
        page.reload();
        page.locator("form[data-queue=each] button").first().click();
        page.locator("form[data-queue=each] button").nth(1).click();
        page.locator("#rr").fill("xong");
        page.locator("form[data-queue=last] button.primary").click();
        page.locator("#rr").fill("xong, mot nguoi bi thuong nhe");
        page.locator("form[data-queue=last] button.primary").click();
        assertThat(page.locator("#queue li")).hasCount(3);
        page.reload();
        assertThat(page.locator("#queue li")).hasCount(3);
        org.assertj.core.api.Assertions.assertThat(Axe.serious(page)).isEmpty();
        org.assertj.core.api.Assertions.assertThat(Axe.overflow(page)).isZero();

        page.context().setOffline(false);
        assertThat(page.locator("#marks li")).hasCount(2);
        assertThat(page.locator("#queue")).isHidden();
        page.reload();
        assertThat(page.locator("#marks li")).hasCount(2);
        assertThat(page.locator("#rr")).hasValue("xong, mot nguoi bi thuong nhe");
        page.context().close();
    }

    private static String asked(String type, String partner) {
        Party party = Party.of(hub, OFFICE);
        byte[] cms = party.signed(party.opening(type, partner).withoutAttachments());
        return Statement.read(party.send(cms).statement()).orElseThrow().exchange().toString();
    }

    /** The official signs where one is wanted, the clerk seals, and it is sent. */
    private static void sealed(Page page, String partner) {
        String letter = page.url();
        Page clerk = browser.page(hub, "clerk@" + partner);
        for (int i = 0; i < STEPS_MAX && !SENT.matcher(clerk.url()).matches(); i++) {
            page.navigate(letter);
            press(page);
            clerk.navigate(letter);
            press(clerk);
        }
        assertThat(clerk).hasURL(SENT);
        clerk.context().close();
    }

    private static void press(Page page) {
        Locator key = page.locator("form[action$='khoa-mem'] button");
        if (key.count() > 0) {
            key.click();
            page.waitForLoadState();
        }
    }
}
