package vn.liennganh.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.liennganh.message.Statement;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Axe;
import vn.liennganh.support.Browser;

/** Pages renew themselves: at once, not all at once, and again after the hub was away. */
@Tag(Browser.TAG)
class LiveInBrowserTest {

    private static final String BANK = "X99.51.001";
    private static final String OFFICE = "X99.11.001";
    private static final String LIVE = "**/toi/truc-tiep";

    private static RunningHub hub;
    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.shared();
        hub = RunningHub.shared();
    }

    @Test
    void what_one_side_sends_appears_at_the_other_at_once() {
        // A pile shows its first fifty, the oldest first.
        Party.emptied(hub, BANK);
        Page page = browser.page(hub, "officer@" + BANK);
        page.navigate("/hop-thu");
        UUID fresh = order();
        assertThat(page.locator("a[href='/hop-thu/" + fresh + "']")).isVisible();
        page.context().close();
    }

    @Test
    void the_bell_rings_on_a_page_that_is_about_something_else() {
        Page page = browser.page(hub, "officer@" + BANK);
        page.navigate("/toi/chuong?lang=en");
        assertThat(page.locator("main h1")).hasText("What is new for you");
        org.assertj.core.api.Assertions.assertThat(Axe.serious(page)).isEmpty();
        page.setViewportSize(390, 844);
        org.assertj.core.api.Assertions.assertThat(Axe.overflow(page)).isZero();
        if (page.locator("form[action='/toi/chuong/da-xem']").count() > 0) {
            page.locator("form[action='/toi/chuong/da-xem'] button").click();
        }
        page.navigate("/danh-ba");
        assertThat(page.locator("[data-refresh]")).hasCount(0);
        int before = rung(page);
        order();
        page.waitForCondition(() -> rung(page) > before);
        page.context().close();
    }

    private static int rung(Page page) {
        return Integer.parseInt(page.locator("#count-all").getAttribute("data-count"));
    }

    @Test
    void pages_that_are_told_the_same_ask_one_after_the_other_and_none_too_late() {
        Page page = browser.page(hub, "officer@" + BANK);
        page.addInitScript(
                """
                window.delays = [];
                const real = window.setTimeout;
                window.setTimeout = (work, delay) => { delays.push(delay); return real(work, delay); };
                Math.random = () => 0.75;
                """);
        page.route(LIVE, route -> route.fulfill(told("400")));
        page.navigate("/hom-nay");
        page.waitForFunction(asksWithin(400));
        page.route(LIVE, route -> route.fulfill(told("60000")));
        page.navigate("/hom-nay");
        page.waitForFunction(asksWithin(800));
        page.context().close();
    }

    /** A few milliseconds pass between two looks at the clock. */
    private static String asksWithin(int spread) {
        return "() => delays.some((one) => one > 150 + 0.75 * %1$d && one <= 200 + 0.75 * %1$d)"
                .formatted(spread);
    }

    private static Route.FulfillOptions told(String spread) {
        return new Route.FulfillOptions()
                .setContentType("text/event-stream")
                .setBody("event: changed\ndata: " + spread + "\n\n");
    }

    @Test
    void updates_go_on_after_a_while_in_which_the_hub_could_not_answer() {
        Page page = browser.page(hub, "officer@" + BANK);
        AtomicInteger refused = new AtomicInteger();
        page.route(
                LIVE,
                route -> {
                    refused.incrementAndGet();
                    route.fulfill(new Route.FulfillOptions().setStatus(503));
                },
                new Page.RouteOptions().setTimes(1));
        Response again =
                page.waitForResponse(
                        answer -> answer.url().endsWith("/toi/truc-tiep") && answer.ok(),
                        () -> page.navigate("/hom-nay"));
        assertThat(refused).hasValue(1);
        assertThat(again.status()).isEqualTo(200);
        page.context().close();
    }

    private static UUID order() {
        Party office = Party.of(hub, OFFICE);
        byte[] cms = office.signed(office.opening("account-freeze.order", BANK));
        return Statement.read(office.send(cms).statement()).orElseThrow().messageId();
    }
}
