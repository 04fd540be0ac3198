package vn.liennganh.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Browser;

/** Writing a letter in a browser: what is typed is kept, and stays what was typed. */
@Tag(Browser.TAG)
class ComposeInBrowserTest {

    private static final String VERSION = "input[name=version]";
    private static final String NUMBER = "input[name=so-vu]";

    private static RunningHub hub;

    private Page page;

    @BeforeAll
    static void start() {
        Browser.shared(); // nothing is begun without one
        hub = RunningHub.shared();
    }

    @BeforeEach
    void open() {
        page = Browser.shared().page(hub, "officer@X99.11.001");
    }

    @AfterEach
    void close() {
        page.context().close();
    }

    @Test
    void a_button_waits_for_the_save_that_is_under_way() {
        begin();
        List<Route> held = new ArrayList<>();
        page.route("**/yeu-cau/*", held::add);
        page.waitForRequest(this::saves, () -> page.locator(NUMBER).fill("1/typed"));
        page.locator(NUMBER).fill("2/typed");
        page.locator("[data-save]").click();
        page.locator(NUMBER).focus(); // answers only once the click was heard
        assertThat(held).as("only the page's own save was sent").hasSize(1);

        page.unroute("**/yeu-cau/*");
        held.get(0).resume();
        assertThat(page.locator(VERSION)).hasValue("3"); // the page's own save, then the button's
        assertThat(page.locator(NUMBER)).hasValue("2/typed");
        assertThat(page.locator("#overtaken")).hasCount(0);
        page.reload();
        assertThat(page.locator(NUMBER)).hasValue("2/typed");
    }

    @Test
    void a_save_of_the_page_itself_never_overwrites_a_colleague() {
        begin();
        Page colleague = Browser.shared().page(hub, "clerk@X99.11.001");
        colleague.navigate(page.url());
        colleague.locator(NUMBER).fill("3/colleague");
        colleague.locator("[data-save]").click();
        assertThat(colleague.locator(VERSION)).hasValue("2");

        page.locator(NUMBER).fill("4/mine");
        assertThat(page.locator("#overtaken")).isVisible();
        assertThat(page.locator(NUMBER)).hasValue("4/mine");
        colleague.reload();
        assertThat(colleague.locator(NUMBER)).hasValue("3/colleague");

        page.locator("[data-save]").click();
        assertThat(page.locator(VERSION)).hasValue("3");
        colleague.reload();
        assertThat(colleague.locator(NUMBER)).hasValue("4/mine");
        colleague.context().close();
    }

    @ParameterizedTest
    @CsvSource({"1500000, 1.500.000", "1.5, 1.5", "15 t, 15 t"})
    void an_amount_gets_its_dots_and_nothing_else_changes(String typed, String shown) {
        page.navigate("/yeu-cau/moi?loai=account-freeze.order");
        Locator amount = page.locator("[data-money]").first();
        amount.pressSequentially(typed);
        assertThat(amount).hasValue(shown);
        amount.fill("1119281615000.50"); // at once, as pasting does
        assertThat(amount).hasValue("1119281615000.50");
        amount.fill("");
        amount.pressSequentially("15000");
        amount.press("Backspace");
        assertThat(amount).hasValue("1.500");
    }

    private void begin() {
        page.navigate("/yeu-cau/moi?loai=sandbox.ping");
        page.locator(NUMBER).fill("0/first");
        page.locator("[data-save]").click();
        assertThat(page.locator(VERSION)).hasValue("1");
    }

    private boolean saves(Request one) {
        return one.method().equals("POST") && one.url().contains("/yeu-cau/");
    }
}
