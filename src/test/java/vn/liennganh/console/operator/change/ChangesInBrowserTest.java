package vn.liennganh.console.operator.change;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.AgencyId;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Axe;
import vn.liennganh.support.Browser;

/** Two operators at two desks: one brings an agency in, the other one looks and agrees. */
@Tag(Browser.TAG)
class ChangesInBrowserTest {

    private static final int PHONE = 390;

    private static RunningHub hub;
    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.shared();
        hub = RunningHub.shared();
    }

    @Test
    void an_agency_is_proposed_mended_looked_at_approved_invited_and_ended() {
        SoftAssertions all = new SoftAssertions();
        String id = "X99.58.B" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
        Page one = browser.page(hub, "operator@X99.00.000");
        Page other = browser.page(hub, "operator2@X99.00.000");

        one.navigate("/van-hanh/doi-tac");
        one.locator("main a[href='/van-hanh/thay-doi/co-quan-moi']").click();
        one.locator("#identifier").fill("X99.51.001");
        one.locator("#kind").selectOption("bank");
        one.locator("#vi").fill("Ngân hàng Duyệt " + id);
        one.locator("#en").fill("Walked bank " + id);
        one.locator("#territory").fill("Tỉnh Hoa Sen");
        one.locator("#reason").fill("Công văn 7");
        looked(all, one, "the form");
        one.locator("main form button[type=submit]").click();
        assertThat(one.locator(".error-summary li")).hasCount(1);
        looked(all, one, "the form refused");
        one.locator("#identifier").fill(id);
        one.locator("main form button[type=submit]").click();
        one.waitForURL("**/van-hanh/thay-doi/*?ket-qua=proposed");
        assertThat(one.locator("form[action$='/duyet']")).hasCount(0);
        looked(all, one, "the own proposal");

        approve(all, other, id);
        assertThat(other.locator("main [role=status]"))
                .hasClass(java.util.regex.Pattern.compile("good"));
        other.locator("main a[href='/van-hanh/doi-tac/" + id + "']").first().click();
        looked(all, other, "the new agency");
        assigned(all, other);

        other.locator("main a[href$='/thay-doi/invite']").click();
        looked(all, other, "the invitation");
        other.locator("#reason").fill("Công văn 8");
        other.locator("main form button[type=submit]").click();
        approve(all, one, id);
        assertThat(one.locator("#code code")).isVisible();
        looked(all, one, "the code");

        one.navigate("/van-hanh/doi-tac/" + id + "/thay-doi/end");
        one.locator("#to").fill(hub.bean(Directory.class).today().toString());
        one.locator("#successor").fill("X99.51.001");
        one.locator("#reason").fill("Quyết định 9");
        looked(all, one, "the end");
        one.locator("main form button[type=submit]").click();
        approve(all, other, id);
        assertThat(other.locator("main table").first()).containsText("X99.51.001");
        other.navigate("/van-hanh/thay-doi?co-quan=" + id);
        assertThat(other.locator("main tbody tr")).hasCount(3);
        looked(all, other, "the history");
        org.assertj.core.api.Assertions.assertThat(
                        hub.bean(Directory.class).agency(AgencyId.of(id)).orElseThrow().validTo())
                .isPresent();
        one.context().close();
        other.context().close();
        all.assertAll();
    }

    /** Notes who sees to a step: half a word first, then the whole. */
    private static void assigned(SoftAssertions all, Page page) {
        Locator step = page.locator("#buoc-sent");
        step.locator("summary").click();
        step.locator("input[name=phu-trach]").fill("Trần Văn Nam");
        looked(all, page, "a step to be assigned");
        step.locator("button").click();
        assertThat(step.locator("[role=alert]")).isVisible();
        assertThat(step.locator("input[name=phu-trach]")).hasValue("Trần Văn Nam");
        looked(all, page, "half a word about a step");
        String day = hub.bean(Directory.class).today().plusDays(9).toString();
        step.locator("input[name=han]").fill(day);
        step.locator("button").click();
        assertThat(step.locator(".chip.moving")).isVisible();
        page.locator("summary").last().click();
        assertThat(page.locator("details ol li")).hasCount(1);
        looked(all, page, "a step that is assigned");
    }

    /** Finds it in the list, looks at what it touches, and agrees. */
    private static void approve(SoftAssertions all, Page page, String id) {
        page.navigate("/van-hanh/thay-doi");
        looked(all, page, "the list");
        page.locator("main tbody tr")
                .filter(new Locator.FilterOptions().setHasText(id))
                .first()
                .locator("a")
                .click();
        assertThat(page.locator("#radius .tile")).hasCount(8);
        looked(all, page, "another's proposal");
        page.locator("form[action$='/duyet'] button").click();
        assertThat(page.locator("main [role=status]")).isVisible();
    }

    private static void looked(SoftAssertions all, Page page, String what) {
        all.assertThat(Axe.serious(page)).as(what).isEmpty();
        var before = page.viewportSize();
        page.setViewportSize(PHONE, 844);
        all.assertThat(Axe.overflow(page)).as(what + " on a phone").isZero();
        page.setViewportSize(before.width, before.height);
    }
}
