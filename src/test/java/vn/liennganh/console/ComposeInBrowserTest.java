package vn.liennganh.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.console.LetterPage.FRESH;
import static vn.liennganh.console.LetterPage.NUMBER;
import static vn.liennganh.console.LetterPage.VERSION;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Browser;
import vn.liennganh.support.Visitor;

/** Writing a letter in a browser: what is typed is kept, and stays what was typed. */
@Tag(Browser.TAG)
class ComposeInBrowserTest {

    private static final Pattern KEPT = Pattern.compile(".*/yeu-cau/[0-9a-f-]{36}");

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
        Browser.shared().closeAll();
    }

    @Test
    void a_button_waits_for_the_save_that_is_under_way() {
        LetterPage.begin(page);
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
        LetterPage.begin(page);
        Page colleague = LetterPage.savedByColleague(hub, page, "3/colleague", 2);

        page.locator(NUMBER).fill("4/mine");
        assertThat(page.locator("#overtaken")).isVisible();
        assertThat(page.locator(NUMBER)).hasValue("4/mine");
        colleague.reload();
        assertThat(colleague.locator(NUMBER)).hasValue("3/colleague");

        page.locator("[data-save]").click();
        assertThat(page.locator(VERSION)).hasValue("3");
        colleague.reload();
        assertThat(colleague.locator(NUMBER)).hasValue("4/mine");
    }

    @Test
    void an_answer_that_comes_late_makes_no_page_know_what_a_colleague_wrote_meanwhile() {
        LetterPage.begin(page);
        List<Route> held = new ArrayList<>();
        page.route("**/yeu-cau/*", held::add);
        page.waitForRequest(this::saves, () -> page.locator(NUMBER).fill("2/mine"));
        page.locator(NUMBER).focus(); // answers only once the save was held
        Route save = held.get(0);
        APIResponse kept = save.fetch(new Route.FetchOptions().setMaxRedirects(0));
        Page colleague = LetterPage.savedByColleague(hub, page, "3/colleague", 3);

        save.fulfill(new Route.FulfillOptions().setResponse(kept));
        assertThat(page.locator(VERSION)).hasValue("2");
        page.unroute("**/yeu-cau/*"); // not before: what is held would go on
        page.locator(NUMBER).fill("4/mine");
        assertThat(page.locator("#overtaken")).isVisible();
        colleague.reload();
        assertThat(colleague.locator(NUMBER)).hasValue("3/colleague");
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

    @Test
    void whoever_mends_an_amount_goes_on_where_the_caret_was() {
        page.navigate("/yeu-cau/moi?loai=account-freeze.order");
        Locator amount = page.locator("[data-money]").first();
        amount.pressSequentially("1500000");
        amount.press("Home");
        amount.press("ArrowRight");
        amount.pressSequentially("23");
        assertThat(amount).hasValue("123.500.000");
        amount.press("Backspace");
        amount.press("Backspace");
        amount.pressSequentially("7");
        assertThat(amount).hasValue("17.500.000");
        amount.press("Delete"); // the dot, which comes back before the caret
        amount.press("Delete");
        amount.pressSequentially("4");
        assertThat(amount).hasValue("17.400.000");
        amount.press("End");
        amount.pressSequentially("0");
        assertThat(amount).hasValue("174.000.000");
        amount.press("Home");
        amount.press("Delete");
        amount.pressSequentially("9");
        assertThat(amount).hasValue("974.000.000");
    }

    @Test
    void a_new_letter_keeps_itself_from_its_first_word() {
        page.navigate(FRESH);
        page.locator(NUMBER).fill("5/fresh");
        assertThat(page.locator(VERSION)).hasValue("1");
        assertThat(page.locator("#kept")).containsText("Đã lưu nháp lúc");
        assertThat(page).hasURL(KEPT);
        page.reload();
        assertThat(page.locator(NUMBER)).hasValue("5/fresh");
        assertThat(page.locator("#letter-drop button")).isVisible();
    }

    @Test
    void what_was_kept_without_an_answer_is_kept_once() {
        String number = "6/" + UUID.randomUUID();
        page.navigate(FRESH);
        page.route(
                "**/yeu-cau/moi",
                route -> {
                    route.fetch(new Route.FetchOptions().setMaxRedirects(0));
                    route.abort();
                });
        page.locator(NUMBER).fill(number);
        assertThat(page.locator("#kept")).containsText("mất kết nối");
        page.unroute("**/yeu-cau/moi");
        page.locator(NUMBER).fill(number + "/more");
        page.evaluate("dispatchEvent(new Event('online'))");
        assertThat(page.locator("#kept")).containsText("Đã lưu nháp lúc");
        assertThat(page.locator("#overtaken")).hasCount(0);
        page.navigate("/cho-ky");
        assertThat(page.getByText(number)).hasCount(1);
        assertThat(page.getByText(number + "/more")).hasCount(1);
    }

    @Test
    void without_a_line_the_words_stay_and_nothing_leads_away_from_them() {
        page.navigate("/hop-thu");
        page.navigate(FRESH);
        page.locator(NUMBER).pressSequentially("7/line");
        page.context().setOffline(true);
        assertThat(page.locator("#kept")).containsText("mất kết nối");

        page.locator(NUMBER).press("Escape");
        page.keyboard().press("Escape");
        page.locator("[data-save]").click();
        List<String> asked = new ArrayList<>();
        page.onDialog(
                dialog -> {
                    asked.add(dialog.type());
                    dialog.dismiss();
                });
        page.locator(".brand").click(new Locator.ClickOptions().setNoWaitAfter(true));
        assertThat(page.locator(NUMBER)).hasValue("7/line");
        assertThat(asked).containsExactly("beforeunload");

        page.context().setOffline(false);
        assertThat(page.locator("#kept")).containsText("Đã lưu nháp lúc");
        page.reload();
        assertThat(page.locator(NUMBER)).hasValue("7/line");
    }

    @Test
    void signed_out_it_says_so_and_is_kept_once_the_same_person_is_back() {
        page.navigate(FRESH);
        page.context().clearCookies();
        page.locator(NUMBER).fill("8/out");
        assertThat(page.locator("#kept")).containsText("phiên làm việc đã hết");
        assertThat(page.locator("#kept a[href='/dang-nhap'][target=_blank]")).isVisible();

        // Somebody else at the same computer: nothing of it is sent under that name.
        signIn("clerk@X99.51.003");
        List<String> sent = new ArrayList<>();
        page.onRequest(
                request -> {
                    if (request.method().equals("POST")) {
                        sent.add(request.url());
                    }
                });
        page.waitForResponse(
                answer -> answer.url().endsWith(FRESH) && answer.request().method().equals("GET"),
                () -> page.evaluate("dispatchEvent(new Event('focus'))"));
        page.evaluate("fetch('/tro-giup').then((answer) => answer.text())");
        assertThat(sent).as("only what is refused without that person's token").hasSize(1);

        signIn("officer@X99.11.001");
        page.evaluate("dispatchEvent(new Event('focus'))");
        assertThat(page.locator("#kept")).containsText("Đã lưu nháp lúc");
        assertThat(page.locator(NUMBER)).hasValue("8/out");
        assertThat(page.locator(VERSION)).hasValue("1");
    }

    private void signIn(String user) {
        page.context().clearCookies();
        Visitor.of(hub, user)
                .cookies()
                .forEach(
                        (name, value) ->
                                page.context()
                                        .addCookies(
                                                List.of(
                                                        new Cookie(name, value)
                                                                .setUrl(hub.url().toString())
                                                                .setSecure(true)
                                                                .setHttpOnly(true))));
    }

    @Test
    void recipients_are_found_by_typing_and_what_is_wrong_leads_to_its_field() {
        page.navigate("/yeu-cau/moi?loai=account-freeze.order");
        Locator offered = page.locator("#to-list .choice:visible");
        int all = offered.count();
        page.locator("#to-filter").pressSequentially("x99.51.003");
        assertThat(offered).hasCount(1);
        page.locator("#to-filter").press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/moi\\?loai=account-freeze.order"));
        assertThat(all).isGreaterThan(1);
        offered.locator("input").check();
        page.locator("button[name=buoc]").click();

        assertThat(page.locator("#errors")).isFocused();
        assertThat(page.locator("#errors")).not().containsText("/body");
        Locator wrong = page.locator("#errors a[href='#f-decision-number']");
        wrong.click();
        assertThat(page.locator("#f-decision-number")).isFocused();
        assertThat(page.locator("#f-to .choice input:checked")).hasValue("X99.51.003");
    }

    private boolean saves(Request one) {
        return one.method().equals("POST") && one.url().contains("/yeu-cau/");
    }
}
