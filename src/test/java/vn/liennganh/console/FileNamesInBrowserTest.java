package vn.liennganh.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Browser;
import vn.liennganh.support.Visitor;

/** A file may be named like markup: every page shows the name, and none runs it. */
@Tag(Browser.TAG)
class FileNamesInBrowserTest {

    private static final String NAME =
            "<img src=x onerror=alert(1)><b id=evil>${7*7}' onclick='alert(2).pdf";
    private static final String SENDER = "clerk@X99.11.001";
    private static final String RECIPIENT = "clerk@X99.76.001";
    private static final Pattern ATTACHED =
            Pattern.compile("/hop-thu/[0-9a-f-]{36}/dinh-kem/[0-9a-f]{64}");

    private static RunningHub hub;

    private final List<String> said = new ArrayList<>();

    @BeforeAll
    static void start() {
        Browser.shared(); // nothing is begun without one
        hub = RunningHub.shared();
    }

    @Test
    void a_name_like_markup_is_a_name_on_every_page() throws IOException {
        Page page = open(SENDER);
        page.navigate("/yeu-cau/moi?loai=sandbox.ping&mau=1");
        page.locator("input[name=den][value='X99.76.001']").check();
        byte[] content = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        page.locator("#file").setInputFiles(new FilePayload(NAME, "application/pdf", content));
        page.locator("#letter-files button[type=submit]").last().click();
        assertThat(page.locator("#letter-files .file")).containsText(NAME);
        shows(page, NAME);
        page.locator("button[name=buoc]").click();
        page.waitForURL("**/cho-ky/**");
        shows(page, NAME);
        page.locator("form[action$='khoa-mem'] button").click();
        page.waitForURL("**/hop-thu/**");
        shows(page, NAME);
        String message = page.url().replaceAll(".*(/hop-thu/[0-9a-f-]+).*", "$1");
        page.navigate("/hop-thu/so-van-ban");
        clean(page);
        page.context().close();

        Page other = open(RECIPIENT);
        other.navigate(message);
        shows(other, NAME);
        other.navigate("/yeu-cau/moi?loai=document-handling.return&ve=" + message.substring(9));
        clean(other);
        other.context().close();
        assertThat(said).as("what a page ran, or wanted to run").isEmpty();

        Visitor clerk = Visitor.of(hub, RECIPIENT);
        Matcher file = ATTACHED.matcher(clerk.visit(message).text());
        assertThat(file.find()).isTrue();
        Visitor.Answer taken = clerk.get(file.group());
        assertThat(taken.status()).isEqualTo(200);
        assertThat(taken.header("Content-Disposition")).startsWith("attachment;");
        assertThat(taken.header("Content-Security-Policy")).contains("sandbox");
        assertThat(text(clerk.get(message + "/van-ban.pdf").body()))
                .contains(NAME.replaceAll("\\s", ""));
    }

    private Page open(String user) {
        Page page = Browser.shared().page(hub, user);
        page.onConsoleMessage(line -> said.add(line.text()));
        page.onDialog(
                dialog -> {
                    said.add(dialog.message());
                    dialog.dismiss();
                });
        return page;
    }

    private static void shows(Page page, String name) {
        assertThat(page.locator("main")).containsText(name);
        clean(page);
    }

    private static void clean(Page page) {
        assertThat(page.locator("#evil, img[src=x], [onclick], [onerror]")).hasCount(0);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }
}
