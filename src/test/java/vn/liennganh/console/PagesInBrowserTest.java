package vn.liennganh.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.liennganh.message.Statement;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Axe;
import vn.liennganh.support.Browser;
import vn.liennganh.support.Visitor;

/** The pages as a browser shows them and a keyboard reaches them. */
@Tag(Browser.TAG)
class PagesInBrowserTest {

    private static final String BANK = "X99.51.001";
    private static final String OFFICE = "X99.11.001";
    private static final int WEIGHT_MAX = 150_000;

    /** A page is looked at with the first role that reaches it: it is the same for most. */
    private static final Set<String> LOOKED_AT = new HashSet<>();

    private static RunningHub hub;
    private static Browser browser;
    private static UUID message;

    @BeforeAll
    static void start() {
        browser = Browser.shared();
        hub = RunningHub.shared();
        message = order();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "officer@X99.11.001",
                "head@X99.11.001",
                "officer@X99.51.001",
                "clerk@X99.51.001",
                "integrator@X99.51.001",
                "officer@X99.21.000",
                "officer@X99.31.000",
                "officer@X99.41.001",
                "officer@X99.61.001",
                "officer@X99.71.001",
                "officer@X99.80.000",
                "officer@X99.81.001",
                "operator@X99.00.000",
                "auditor@X99.00.000",
            })
    void nothing_on_the_pages_of_a_role_keeps_anybody_out(String user) {
        Visitor visitor = Visitor.of(hub, user);
        Page page = browser.page(hub, visitor);
        SoftAssertions all = new SoftAssertions();
        for (String path : reachable(visitor, LOOKED_AT)) {
            page.navigate(path);
            all.assertThat(Axe.serious(page)).as("%s at %s", user, path).isEmpty();
        }
        page.context().close();
        all.assertAll();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/dang-nhap",
                "/sandbox/oidc/dang-nhap",
                "/problems/not-found",
                "/nowhere"
            })
    void nothing_on_the_open_pages_keeps_anybody_out(String path) {
        Page page = browser.stranger(hub);
        page.navigate(path);
        assertThat(Axe.serious(page)).isEmpty();
        page.context().close();
    }

    @Test
    void the_digest_of_a_sample_is_no_wider_than_a_phone() {
        Page page = browser.page(hub, "officer@X99.31.000");
        page.setViewportSize(390, 844);
        page.navigate("/kiem-sat/mau");
        page.locator("form[action='/kiem-sat/mau'] button[type=submit]").click();
        page.waitForURL(Pattern.compile(".*/kiem-sat/mau/[0-9a-f-]{36}"));
        assertThat(Axe.overflow(page)).isZero();
        page.context().close();
    }

    @Test
    void a_letter_can_be_read_by_everybody() {
        SoftAssertions all = new SoftAssertions();
        Page page = browser.page(hub, "officer@" + BANK);
        page.navigate("/hop-thu/" + message);
        all.assertThat(Axe.serious(page)).isEmpty();
        page.setViewportSize(390, 844);
        page.navigate("/hop-thu/" + message);
        all.assertThat(Axe.serious(page)).as("on a phone").isEmpty();
        all.assertThat(Axe.overflow(page)).as("wider than a phone").isZero();
        page.context().close();
        all.assertAll();
    }

    @Test
    void a_person_signs_in_and_reads_a_letter_by_keyboard_alone() {
        Page page = browser.stranger(hub);
        page.navigate("/dang-nhap");
        page.keyboard().press("Tab");
        assertThat(page.locator(":focus")).hasClass("skip");
        tabTo(page, "a[href='/dang-nhap/oidc/hub']");
        page.keyboard().press("Enter");
        assertThat(page.locator("#username")).isFocused();
        page.keyboard().type("officer@" + BANK);
        page.keyboard().press("Tab");
        page.keyboard().type(Visitor.password(hub, "officer@" + BANK));
        page.keyboard().press("Enter");
        page.waitForURL("**/hop-thu**");
        page.locator("body").press("g");
        page.locator("body").press("i");
        page.waitForURL("**/hop-thu");
        page.keyboard().press("j");
        assertThat(page.locator("[data-row] a:focus")).hasCount(1);
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/hop-thu/[0-9a-f-]{36}"));
        page.keyboard().press("Escape");
        page.waitForURL("**/hop-thu");
        page.context().close();
    }

    @Test
    void a_page_is_light_and_comes_from_here_alone() {
        SoftAssertions all = new SoftAssertions();
        Set<String> weighed = new HashSet<>();
        for (String user : List.of("officer@" + OFFICE, "officer@" + BANK, "head@" + BANK)) {
            Visitor visitor = Visitor.of(hub, user);
            for (String path : reachable(visitor, weighed)) {
                // With nothing kept from the page before.
                Page page = browser.page(hub, visitor);
                List<Response> answers = new ArrayList<>();
                List<String> said = new ArrayList<>();
                page.onResponse(answers::add);
                page.onConsoleMessage(line -> said.add(line.text()));
                page.navigate(path);
                page.waitForLoadState();
                int weight = 0;
                for (Response answer : List.copyOf(answers)) {
                    all.assertThat(URI.create(answer.url()).getAuthority())
                            .as("%s at %s", user, path)
                            .isEqualTo(hub.url().getAuthority());
                    if (!answer.url().endsWith("/truc-tiep")) {
                        weight += answer.request().sizes().responseBodySize;
                    }
                }
                all.assertThat(weight).as("%s at %s", user, path).isLessThan(WEIGHT_MAX);
                all.assertThat(said).as("%s at %s", user, path).isEmpty();
                page.context().close();
            }
        }
        all.assertAll();
    }

    @Test
    void a_hidden_value_is_shown_in_place_once_its_reader_says_what_for() {
        Page page = browser.page(hub, "officer@" + BANK);
        page.navigate("/hop-thu/" + message);
        Locator hidden = page.locator(".masked").first();
        assertThat(hidden.locator(".figure").first()).containsText("\u2022\u2022\u2022\u2022");
        hidden.locator("summary").click();
        hidden.locator("select").selectOption("identity");
        hidden.locator("button").click();
        assertThat(hidden.locator("form")).hasCount(0);
        assertThat(hidden).hasText(Pattern.compile("\\d{9,12}"));
        assertThat(page).hasURL(Pattern.compile(".*/hop-thu/" + message));
        page.context().close();
    }

    private static UUID order() {
        Party office = Party.of(hub, OFFICE);
        byte[] cms = office.signed(office.opening("account-freeze.order", BANK));
        return Statement.read(office.send(cms).statement()).orElseThrow().messageId();
    }

    /** The pages without variables that the visitor may see and nobody has; they are now. */
    private static Set<String> reachable(Visitor visitor, Set<String> seen) {
        Set<String> found = new LinkedHashSet<>();
        for (PageMap.Entry page : PageMap.of(hub)) {
            if (!seen.contains(page.pattern())
                    && page.get()
                    && !page.hasVariables()
                    && !page.stream()
                    && !page.asksForMore()
                    && page.rule().isPresent()) {
                Visitor.Answer answer = visitor.get(page.pattern());
                if (answer.status() == 200
                        && answer.header("Content-Type").startsWith("text/html")) {
                    seen.add(page.pattern());
                    found.add(page.pattern());
                }
            }
        }
        return found;
    }

    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < 30 && page.locator(selector + ":focus").count() == 0; i++) {
            page.keyboard().press("Tab");
        }
        assertThat(page.locator(selector)).isFocused();
    }
}
