package vn.liennganh.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Browser;

/** Takes the pictures of {@code src/docs/images} again, of invented matters alone. */
@Tag(Browser.TAG)
@EnabledIfSystemProperty(named = "screenshots", matches = "update")
class ScreenshotsTest {

    private static final Path IMAGES = Path.of("src/docs/images");

    @ParameterizedTest
    @CsvSource({
        "sign-in, '', /dang-nhap",
        "mailbox, officer@X99.51.001, /hop-thu",
        "today, officer@X99.11.001, /hom-nay",
        "radar, officer@X99.51.001, /han",
        "compose, officer@X99.11.001, /yeu-cau/moi",
        "police-calendar, officer@X99.21.000, /lich-cuong-che",
        "bank-board, officer@X99.51.001, /ngan-hang",
        "members, head@X99.51.001, /quan-tri",
        "operator, operator@X99.00.000, /van-hanh",
    })
    void a_page_at_an_office_pc(String name, String user, String path) throws IOException {
        Browser browser = Browser.shared();
        RunningHub hub = RunningHub.shared();
        Party office = Party.of(hub, "X99.11.001");
        office.send(office.signed(office.opening("account-freeze.order", "X99.51.001")));
        Page page = user.isEmpty() ? browser.stranger(hub) : browser.page(hub, user);
        assertThat(page.navigate(path).status()).isEqualTo(200);
        Files.createDirectories(IMAGES);
        page.screenshot(new Page.ScreenshotOptions().setPath(IMAGES.resolve(name + ".png")));
        page.context().close();
    }
}
