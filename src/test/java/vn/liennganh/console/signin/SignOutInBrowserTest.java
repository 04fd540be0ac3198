package vn.liennganh.console.signin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Browser;

/** Signing out in a browser, which holds the hub to its own content policy. */
@Tag(Browser.TAG)
class SignOutInBrowserTest {

    @Test
    void the_way_to_a_provider_of_another_origin_is_open_and_leads_back() {
        Browser browser = Browser.shared();
        RunningHub hub = RunningHub.shared();
        Page page = browser.page(hub, "officer@X99.11.001");
        page.route("**/dang-xuat", route -> toElsewhere(route, hub.url().toString()));
        List<String> asked = new ArrayList<>();
        page.onRequest(one -> asked.add(one.url()));
        page.navigate("/tro-giup?lang=vi");
        page.evaluate("sessionStorage.setItem('signing-agent', '{}')");
        page.locator("details.menu summary").click();
        page.locator("form[action='/dang-xuat'] button").click();
        page.waitForURL("**/dang-nhap?da-thoat");
        assertThat(page.locator("main .banner.good")).isVisible();
        assertThat(page.locator("nav.rail")).hasCount(0);
        assertThat(asked)
                .anyMatch(one -> one.startsWith("https://127.0.0.1:") && one.contains("_hint="));
        assertThat(page.evaluate("sessionStorage.getItem('signing-agent')")).isNull();
        page.context().close();
    }

    /** The sandbox's provider under another name, as a real one has. */
    private static void toElsewhere(Route route, String hub) {
        APIResponse answer = route.fetch();
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.computeIfPresent(
                "refresh",
                (name, told) -> told.replaceFirst(hub, hub.replace("localhost", "127.0.0.1")));
        route.fulfill(new Route.FulfillOptions().setResponse(answer).setHeaders(headers));
    }
}
