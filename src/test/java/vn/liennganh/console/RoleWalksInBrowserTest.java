package vn.liennganh.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.delivery.ParkingLot;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Statement;
import vn.liennganh.partner.client.Draft;
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

    /** Nobody there has a key as yet. */
    private static final String UNENROLLED = "X99.51.099";

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

        Page clerk = browser.page(hub, "clerk@" + partner);
        Signatures.both(page, clerk);
        clerk.context().close();
        assertThat(waiting.locator("main")).containsText(shown);
        all.assertThat(Axe.serious(waiting)).as("the agency's page").isEmpty();
        waiting.setViewportSize(390, 844);
        all.assertThat(Axe.overflow(waiting)).as("wider than a phone").isZero();
        page.context().close();
        waiting.context().close();
        all.assertAll();
    }

    @Test
    void a_procuracy_finds_a_decision_that_was_copied_to_it_too_late() {
        Party office = Party.of(hub, OFFICE);
        Draft order = office.opening("account-freeze.order", "X99.51.001");
        LocalDate day = office.hub().whoami().time().toLocalDate().minusDays(21);
        ((ObjectNode) order.body().path("decision")).put("date", day.toString());
        UUID message =
                Statement.read(office.send(office.signed(order)).statement())
                        .orElseThrow()
                        .messageId();
        Page page = browser.page(hub, "officer@X99.31.000");
        page.navigate("/kiem-sat?lang=en");
        page.locator("#dau").selectOption("late");
        page.locator("main form button[type=submit]").first().click();
        org.assertj.core.api.Assertions.assertThat(Axe.serious(page)).isEmpty();
        Locator line = page.locator("#docket a[href='/hop-thu/" + message + "']").first();
        assertThat(line).isVisible();
        page.setViewportSize(390, 844);
        org.assertj.core.api.Assertions.assertThat(Axe.overflow(page)).isZero();
        line.click();
        page.waitForURL("**/hop-thu/" + message);
        assertThat(page.locator("main h1")).isVisible();
        page.context().close();
    }

    @Test
    void an_operator_sends_again_what_could_not_be_delivered() {
        Party sender = Party.of(hub, "X99.51.001");
        sender.send(sender.ping(UNENROLLED));
        ParkingLot lot = hub.bean(ParkingLot.class);
        Awaitility.await()
                .until(() -> !lot.parked("not-enrolled", AgencyId.of(UNENROLLED)).isEmpty());
        Page page = browser.page(hub, "operator@X99.00.000");
        page.navigate("/van-hanh");
        page.locator("main a[href='/van-hanh/hang-doi']").first().click();
        org.assertj.core.api.Assertions.assertThat(Axe.serious(page)).isEmpty();
        page.setViewportSize(390, 844);
        org.assertj.core.api.Assertions.assertThat(Axe.overflow(page)).isZero();
        page.locator("form[action$='/thu-lai-nhom']")
                .filter(
                        new Locator.FilterOptions()
                                .setHas(page.locator("input[value='" + UNENROLLED + "']")))
                .locator("button")
                .click();
        assertThat(page.locator("main [role=status]")).isVisible();
        page.context().close();
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
}
