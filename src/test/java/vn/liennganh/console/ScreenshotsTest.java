package vn.liennganh.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.message.WireTime;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.partner.client.Opened;
import vn.liennganh.scenario.CoercionCase;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Browser;

/** Takes the pictures of {@code src/docs/images} again, of invented matters alone. */
@Tag(Browser.TAG)
@EnabledIfSystemProperty(named = "screenshots", matches = "update")
class ScreenshotsTest {

    private static final Path IMAGES = Path.of("src/docs/images");
    private static final int WIDTH = 1366;
    private static final int HEIGHT = 768;

    /** An order that was collected and answered. */
    private static String answered = "";

    /** A package of a bank's, two operations to secure, and orders to answer. */
    @BeforeAll
    static void send() {
        RunningHub hub = RunningHub.shared();
        Party bank = Party.of(hub, "X99.51.001");
        for (int i = 0; i < 3; i++) {
            bank.send(bank.signed(bank.opening("credit-recovery.package", "X99.11.001")));
        }
        Party office = Party.of(hub, "X99.11.001");
        OffsetDateTime today = office.hub().whoami().time().withHour(8).withMinute(30);
        for (int days : List.of(4, 9)) {
            CoercionCase.consult(
                    office,
                    "X99.21.001",
                    body ->
                            body.put(
                                    "plannedAt",
                                    WireTime.millis(today.plusDays(days).toInstant())));
        }
        for (int i = 0; i < 3; i++) {
            Draft order = office.opening("account-freeze.order", "X99.51.001");
            office.send(office.signed(order));
            answered = order.field("id").asString();
        }
        Awaitility.await().until(() -> bank.inbox().stream().anyMatch(ScreenshotsTest::isAnswered));
        for (InboxItem item : bank.inbox()) {
            Opened order = bank.open(item);
            if (isAnswered(item)) {
                bank.send(
                        bank.sealed(
                                bank.answering(
                                        "account-freeze.execution-report", order.envelope())));
            }
        }
    }

    private static boolean isAnswered(InboxItem item) {
        return item.id().toString().equals(answered);
    }

    @ParameterizedTest
    @CsvSource({
        "sign-in, '', /dang-nhap",
        "mailbox, officer@X99.51.001, /hop-thu",
        "today, officer@X99.11.001, /hom-nay",
        "radar, officer@X99.51.001, /han",
        "compose, officer@X99.11.001, /yeu-cau/moi?loai=account-freeze.order&mau=1",
        "letter, officer@X99.11.001, /hop-thu/{answered}",
        "police-calendar, officer@X99.21.001, /lich-cuong-che",
        "bank-board, officer@X99.51.001, /ngan-hang",
        "members, head@X99.51.001, /quan-tri",
        "operator, operator@X99.00.000, /van-hanh",
    })
    void a_page_at_an_office_pc(String name, String user, String path) throws IOException {
        Browser browser = Browser.shared();
        RunningHub hub = RunningHub.shared();
        Page page = user.isEmpty() ? browser.stranger(hub) : browser.page(hub, user);
        page.setViewportSize(WIDTH, HEIGHT);
        assertThat(page.navigate(path.replace("{answered}", answered)).status()).isEqualTo(200);
        Files.createDirectories(IMAGES);
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(name.equals("letter")) // its way is told at the bottom
                        .setPath(IMAGES.resolve(name + ".png")));
        page.context().close();
    }
}
