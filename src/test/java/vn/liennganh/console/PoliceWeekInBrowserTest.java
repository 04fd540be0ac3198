package vn.liennganh.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.scenario.CoercionCase;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.startup.HubClock;
import vn.liennganh.support.Axe;
import vn.liennganh.support.Browser;
import vn.liennganh.support.Tools;

/** The week of a police planner: answers, other times, the province, the plan, the sheet. */
@Tag(Browser.TAG)
class PoliceWeekInBrowserTest {

    private static final String OFFICE = CoercionCase.OFFICE;
    private static final String POLICE = CoercionCase.POLICE;
    private static final String PROVINCE = "X99.21.000";
    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final double A4_MM = 297;
    private static final double POINTS_PER_MM = 72 / 25.4;

    private static RunningHub hub;
    private static Browser browser;
    private static Party office;
    private static Party police;

    @BeforeAll
    static void start() {
        browser = Browser.shared();
        hub = RunningHub.shared();
        office = Party.of(hub, OFFICE);
        police = Party.of(hub, POLICE);
    }

    private static CoercionCase asked(String day) {
        return CoercionCase.consult(
                office, POLICE, body -> body.put("plannedAt", day + "T08:30:00+07:00"));
    }

    private static String path(CoercionCase operation) {
        return "/lich-cuong-che/" + operation.exchange();
    }

    @AfterEach
    void close() {
        browser.closeAll();
    }

    @Test
    void what_the_police_accept_comes_to_the_officer_s_open_pages_by_itself() {
        shown("2027-10-13");
    }

    /** The best of a few: a machine may be busy now and then, and not each time. */
    @Test
    @Tag(Tools.LONG)
    void what_the_police_accept_is_on_the_officer_s_open_pages_within_two_seconds() {
        List<Duration> each = new ArrayList<>();
        for (String day : List.of("2027-10-12", "2027-10-14", "2027-10-15")) {
            each.add(shown(day));
            browser.closeAll();
        }
        assertThat(Collections.min(each)).as("of %s", each).isLessThan(AT_ONCE);
    }

    /** From the hub's acceptance until two open pages of the officer say so. */
    private static Duration shown(String day) {
        CoercionCase operation = asked(day);
        Page request = browser.page(hub, "officer@" + OFFICE);
        request.navigate(path(operation) + "?lang=en");
        assertThat(request.locator("#state .chip")).hasText("Asked");
        Page calendar = browser.page(hub, "officer@" + OFFICE);
        calendar.navigate("/lich-cuong-che?tu=2027-10-11&lang=en");
        Locator block = calendar.locator("#calendar a[href$='" + operation.exchange() + "']");
        assertThat(block.locator(".people")).containsText("0/");

        Page planner = browser.page(hub, "officer@" + POLICE);
        planner.navigate(path(operation));
        agree(planner);
        Signatures.official(planner);
        Page clerk = browser.page(hub, "clerk@" + POLICE);
        clerk.navigate(planner.url());
        Signatures.press(clerk);

        assertThat(request.locator("#state .chip")).hasText("Agreed, plan to come");
        assertThat(request.locator("#voices")).containsText("Team 7");
        assertThat(block.locator(".people")).containsText("6/");
        Instant there = hub.bean(HubClock.class).instant();
        assertThat(request.locator("#history li")).hasCount(2);
        assertThat(calendar.locator("#calendar tbody")).containsText("Team 7");
        assertThat(clerk).hasURL(Signatures.SENT);
        UUID reply = UUID.fromString(clerk.url().replaceAll(".*/hop-thu/([0-9a-f-]{36}).*", "$1"));
        Instant accepted = hub.bean(MessageArchive.class).find(reply).orElseThrow().acceptedAt();
        return Duration.between(accepted, there);
    }

    private static void agree(Page planner) {
        planner.locator("#dong-y summary").click();
        planner.locator("#a-people").fill("6");
        planner.locator("#a-unit").fill("Team 7");
        commander(planner, "a");
        planner.locator("#dong-y button[type=submit]").click();
    }

    private static void commander(Page planner, String form) {
        planner.locator("#" + form + "-name").fill("Nguyen Van Thu");
        planner.locator("#" + form + "-post").fill("Doi truong");
        planner.locator("#" + form + "-phone").fill("0900000000");
    }

    @Test
    void a_request_is_found_answered_and_signed_by_keyboard_alone() {
        CoercionCase operation = asked("2027-10-20");
        Page page = browser.page(hub, "officer@" + POLICE);
        page.navigate("/lich-cuong-che?tu=2027-10-18");
        tabTo(page, "#calendar a[href$='" + operation.exchange() + "']");
        page.keyboard().press("Enter");
        page.waitForURL("**" + path(operation));
        page.keyboard().press("a");
        tabTo(page, "#a-people");
        type(page, "5");
        for (String next :
                new String[] {
                    "Team 5", "Nguyen Van Thu", "Doi truong", "0900000000", "29A-001.11"
                }) {
            page.keyboard().press("Tab");
            type(page, next);
        }
        tabTo(page, "#dong-y button[type=submit]");
        page.keyboard().press("Enter");
        page.waitForURL("**/cho-ky/**");
        tabTo(page, "form[action$='khoa-mem'] button");
        page.keyboard().press("Enter");
        assertThat(page.locator("form[action$='khoa-mem'] button")).hasCount(0);

        Page clerk = browser.page(hub, "clerk@" + POLICE);
        clerk.navigate(page.url());
        tabTo(clerk, "form[action$='khoa-mem'] button");
        clerk.keyboard().press("Enter");
        clerk.waitForURL(Signatures.SENT);
        assertThat(operation.consent(POLICE)).isEqualTo("stands");
        assertThat(operation.seen("").at("/forces/0/unit").asString()).isEqualTo("Team 5");
    }

    private static void type(Page page, String text) {
        page.keyboard().press("Control+a");
        page.keyboard().type(text);
    }

    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < 90 && page.locator(selector + ":focus").count() == 0; i++) {
            page.keyboard().press("Tab");
        }
        assertThat(page.locator(selector)).isFocused();
    }

    @Test
    void three_other_times_are_picked_from_what_suits_and_a_fourth_cannot_be() {
        CoercionCase operation = asked("2027-10-27");
        Page page = browser.page(hub, "officer@" + POLICE);
        page.navigate(path(operation));
        page.locator("#gio-khac summary").click();
        Locator slots = page.locator("#gio-khac input[name=gio]");
        for (int i = 0; i < 3; i++) {
            slots.nth(i).check();
        }
        assertThat(slots.nth(3)).isDisabled();
        assertThat(page.locator("#gio-khac .slot").first()).containsText("UBND");
        assertThat(Axe.serious(page)).isEmpty();
        page.setViewportSize(390, 844);
        assertThat(Axe.overflow(page)).as("wider than a phone").isZero();
        page.locator("#t-why").fill("Trung le hoi");
        page.locator("#gio-khac button[type=submit]").click();
        page.waitForURL("**/cho-ky/**");
        Page clerk = browser.page(hub, "clerk@" + POLICE);
        Signatures.both(page, clerk);
        assertThat(operation.seen("").at("/openProposals/0/alternatives")).hasSize(2);
        assertThat(operation.consent(POLICE))
                .as("no consent and no end of it")
                .isEqualTo("awaited");
    }

    @Test
    void a_complex_case_goes_to_the_province_which_answers_from_its_own_page() {
        CoercionCase operation = asked("2027-11-03");
        Page page = browser.page(hub, "officer@" + POLICE);
        page.navigate(path(operation));
        page.locator("#chuyen-tinh summary").click();
        page.locator("#r-why").fill("Dong nguoi, co vu khi");
        page.locator("#chuyen-tinh button[type=submit]").click();
        page.waitForURL("**/cho-ky/**");
        Page clerk = browser.page(hub, "clerk@" + POLICE);
        Signatures.both(page, clerk);

        Page above = browser.page(hub, "officer@" + PROVINCE);
        above.navigate("/lich-cuong-che?tu=2027-11-01");
        above.locator("#calendar a[href$='" + operation.exchange() + "']").first().click();
        assertThat(above.locator("#parts")).containsText("Dong nguoi, co vu khi");
        assertThat(Axe.serious(above)).isEmpty();
        agree(above);
        above.waitForURL("**/cho-ky/**");
        Page seal = browser.page(hub, "clerk@" + PROVINCE);
        Signatures.both(above, seal);
        assertThat(operation.consent(PROVINCE)).isEqualTo("stands");
    }

    @Test
    void a_plan_of_protection_keeps_what_was_typed_takes_its_sketch_and_is_signed() {
        CoercionCase operation = asked("2027-11-10");
        operation.send(police, "consultation-reply", body -> {}, OFFICE);
        operation.plan(body -> {}, POLICE);
        Page page = browser.page(hub, "officer@" + POLICE);
        page.navigate(path(operation));
        page.locator("#ke-hoach-bao-ve summary").click();
        page.locator("#p-no").fill("15/KH-CAX");
        page.locator("#p-day").fill("2027-10-01");
        page.locator("#p-tasks").fill("Vong ngoai\nVong trong");
        commander(page, "p");
        page.locator("#p-res").fill("Hai nguoi");
        page.locator("#p-sit").fill("Chong doi => Van dong\nChay");
        page.locator("#p-sig").fill("Coi");
        page.locator("#p-com").fill("0900000001");
        sketched(page);
        assertThat(page.locator("#p-sit-wrong")).containsText("Chay");
        assertThat(page.locator("#p-no")).hasValue("15/KH-CAX");
        assertThat(Axe.serious(page)).isEmpty();
        page.locator("#p-sit").fill("Chong doi => Van dong\nChay => Goi cuu hoa");
        sketched(page);
        page.waitForURL("**/cho-ky/**");
        assertThat(page.locator("main")).containsText("so-do.pdf");
        Page clerk = browser.page(hub, "clerk@" + POLICE);
        Signatures.both(page, clerk);
        assertThat(operation.seen("").path("state").asString()).isEqualTo("protection-drawn");
    }

    private static void sketched(Page page) {
        page.locator("#p-map")
                .setInputFiles(
                        new FilePayload(
                                "so-do.pdf",
                                "application/pdf",
                                "%PDF-1.7 sketch".getBytes(StandardCharsets.US_ASCII)));
        page.locator("#ke-hoach-bao-ve button[type=submit]").click();
        page.waitForLoadState();
    }

    @Test
    void a_duty_sheet_is_one_page_of_paper_says_what_it_left_out_and_its_code_leads_back()
            throws IOException, ReaderException {
        CoercionCase small = protectedBy(body -> {});
        assertThat(sheet(small, "#more li")).isZero();
        CoercionCase large = protectedBy(PoliceWeekInBrowserTest::endless);
        assertThat(sheet(large, "#more li")).isEqualTo(3);
    }

    private static CoercionCase protectedBy(Consumer<ObjectNode> change) {
        CoercionCase operation = asked("2027-11-17");
        operation.send(police, "consultation-reply", body -> {}, OFFICE);
        operation.plan(body -> {}, POLICE);
        return operation.send(police, "protection-plan", change, OFFICE);
    }

    /** As much as the schema takes. */
    static void endless(ObjectNode body) {
        String words = "Giữ vững vòng ngoài, không để người không phận sự vào khu vực. ".repeat(30);
        body.put("signals", words).put("communication", words).put("reserve", words);
        ArrayNode tasks = body.putArray("tasks");
        ArrayNode situations = body.putArray("situations");
        for (int i = 0; i < 50; i++) {
            tasks.add(i % 2 == 0 ? words : "Chốt số " + i);
            situations.addObject().put("situation", words).put("response", words);
        }
    }

    /** Prints it, reads its code, and counts what the page says of that kind. */
    private static int sheet(CoercionCase operation, String counted)
            throws IOException, ReaderException {
        Page page = browser.page(hub, "officer@" + POLICE);
        page.navigate(path(operation) + "/phieu-nhiem-vu");
        assertThat(Axe.serious(page)).isEmpty();
        byte[] pdf = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
        try (PDDocument paper = Loader.loadPDF(pdf)) {
            assertThat(paper.getNumberOfPages()).isEqualTo(1);
            assertThat((double) paper.getPage(0).getMediaBox().getHeight())
                    .isCloseTo(A4_MM * POINTS_PER_MM, org.assertj.core.data.Offset.offset(2d));
            assertThat(code(new PDFRenderer(paper).renderImageWithDPI(0, 200)))
                    .endsWith(path(operation))
                    .startsWith("https://");
        }
        int count = page.locator(counted).count();
        return count;
    }

    private static String code(BufferedImage image) throws ReaderException {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        BinaryBitmap bitmap =
                new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        return new QRCodeReader().decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true)).getText();
    }
}
