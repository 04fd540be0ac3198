package vn.liennganh.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Axe;
import vn.liennganh.support.Browser;
import vn.liennganh.support.Visitor;
import vn.liennganh.support.Walk;

/**
 * Every sort of page that links lead to, with the things on it that other tests left: it keeps
 * nobody out in the dark, and is no wider than an office's screen or a phone.
 */
@Tag(Browser.TAG)
class LooksInBrowserTest {

    private static final int SORTS = 60;
    private static final Set<String> LOOKED_AT = new LinkedHashSet<>();
    private static final Walk WALK = new Walk();

    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.shared(); // nothing is begun without one
    }

    static Stream<String> people() {
        return Stream.of(
                "officer@X99.11.001",
                "head@X99.11.001",
                "officer@X99.51.001",
                "integrator@X99.51.001",
                "officer@X99.21.000",
                "officer@X99.31.000",
                "officer@X99.41.001",
                "officer@X99.61.001",
                "officer@X99.71.001",
                "officer@X99.81.001",
                "operator@X99.00.000",
                "auditor@X99.00.000");
    }

    @ParameterizedTest
    @MethodSource("people")
    void every_page_is_good_in_the_dark_on_an_office_screen_and_on_a_phone(String user) {
        RunningHub hub = RunningHub.shared();
        Visitor visitor = Visitor.of(hub, user);
        Set<String> pages = new LinkedHashSet<>();
        WALK.of(
                visitor,
                SORTS,
                (path, answer) -> {
                    if (Walk.html(answer) && LOOKED_AT.add(Walk.sort(path))) {
                        pages.add(path);
                    }
                });
        Page page = browser.page(hub, visitor);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        SoftAssertions all = new SoftAssertions();
        for (String path : pages) {
            page.setViewportSize(1366, 768);
            page.navigate(path);
            all.assertThat(Axe.contrast(page)).as("%s at %s", user, path).isEmpty();
            all.assertThat(Axe.overflow(page)).as("%s at %s, 1366", user, path).isZero();
            page.setViewportSize(390, 844);
            all.assertThat(Axe.overflow(page)).as("%s at %s, phone", user, path).isZero();
        }
        page.context().close();
        all.assertAll();
        assertThat(LOOKED_AT).isNotEmpty();
    }
}
