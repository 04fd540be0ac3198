package vn.liennganh.partner.signing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.message.Texts;
import vn.liennganh.pki.AlgorithmPolicy;
import vn.liennganh.pki.CmsReader;
import vn.liennganh.pki.CmsSigner;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.SealKey;
import vn.liennganh.pki.SignatureVerifier;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Axe;
import vn.liennganh.support.Browser;

/**
 * A letter is signed by the official and sealed by the clerk, each at an agent beside the browser.
 */
@Tag(Browser.TAG)
class SigningAgentInBrowserTest {

    private static final String AGENCY = "X99.11.001";
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Pattern SENT = Pattern.compile(".*/hop-thu/([0-9a-f-]{36}).*");

    private static RunningHub hub;

    private final ScriptedWindow window = new ScriptedWindow();
    private final AtomicReference<String> code = new AtomicReference<>("");
    private Page page;

    @BeforeAll
    static void start() {
        Browser.shared();
        hub = RunningHub.shared();
    }

    @AfterEach
    void close() {
        page.context().close();
    }

    @Test
    void signed_twice_at_an_agent_it_is_accepted_like_any_other() {
        String letter = drawnUp();
        try (SigningAgent official = agent(Capacity.OFFICIAL)) {
            pair();
            assertThat(page.locator("#agent-holder")).containsText("ngày");
            assertThat(Axe.serious(page)).isEmpty();
            press(); // nobody types: the person says no
            assertThat(page.locator("#agent-said")).hasText(refusal(AgentCode.DECLINED));
            assertThat(page.locator("#agent-sign")).isFocused();

            window.type("co");
            page.reload(); // this tab stays paired
            press();
            assertThat(page.locator("#agent")).hasCount(0); // it is not this person's turn
            assertThat(page.locator("main")).containsText("Văn thư");
        }

        page.context().close();
        page = Browser.shared().page(hub, "clerk@" + AGENCY);
        page.navigate(letter);
        try (SigningAgent seal = agent(Capacity.SEAL)) {
            pair();
            window.type("co");
            press();
            assertThat(page).hasURL(SENT);
        }
        byte[] cms = hub.bean(MessageArchive.class).bytes(message());
        assertThat(
                        new SignatureVerifier(AlgorithmPolicy.standard())
                                .verify(new CmsReader().read(cms).orThrow()).orThrow().stream()
                                        .map(CmsSigner::certificate)
                                        .map(one -> one.x509()))
                .containsExactlyInAnyOrder(
                        Pem.readCertificate(hub.keys(AGENCY).resolve("official.crt")),
                        Pem.readCertificate(hub.keys(AGENCY).resolve("seal.crt")));
        assertThat(window.all()).contains("X99.51.003", "account-freeze.order", AGENCY);
    }

    @Test
    void without_an_agent_the_page_says_so_and_the_other_ways_stay() {
        drawnUp();
        page.locator("#agent > summary").click();
        Locator typed = page.locator("#agent-code");
        typed.fill("4-AAAA-AAAA");
        typed.press("Enter");
        assertThat(page.locator("#agent-said")).containsText("Không gọi được chương trình ký");
        typed.fill("A");
        typed.press("Enter");
        assertThat(page.locator("#agent-said")).containsText("chữ số từ 0 đến 4");
        assertThat(page.locator("#agent pre")).containsText("--hub " + hub.url());
        assertThat(page.locator("form[action$='khoa-mem'] button")).isVisible();
        assertThat(page.locator("#signed")).hasCount(1);

        try (SigningAgent other = agent(Capacity.SEAL)) {
            typed.fill(other.port() - SigningAgent.FIRST_PORT + "-AAAA-AAAA");
            typed.press("Enter");
            assertThat(page.locator("#agent-said")).hasText(refusal(AgentCode.CODE_WRONG));
            typed.fill(code.get());
            typed.press("Enter");
            assertThat(page.locator("#agent-said")).containsText("không giữ khóa của người");
            assertThat(page.locator("#agent-sign")).isHidden();
        }
    }

    /** An order, written by an officer, that waits for the official. */
    private String drawnUp() {
        page = Browser.shared().page(hub, "officer@" + AGENCY);
        page.navigate("/yeu-cau/moi?loai=account-freeze.order&mau=1&lang=vi");
        page.locator("input[name=den][value='X99.51.003']").check();
        page.locator("button[name=buoc]").click();
        page.waitForURL("**/cho-ky/**");
        return page.url();
    }

    private SigningAgent agent(Capacity capacity) {
        var folder = hub.keys(AGENCY);
        SealKey key =
                new SealKey(
                        Pem.readCertificate(folder.resolve(capacity.word() + ".crt")),
                        Pem.readPrivateKey(folder.resolve(capacity.word() + ".key")),
                        List.of(),
                        CLOCK);
        Person person = new PersonAtWindow(window, Texts.VIETNAMESE, CLOCK, false);
        return SigningAgent.start(
                Set.of(hub.url()),
                new SigningDesk(Map.of(capacity, new HeldKey(key)), person, CLOCK),
                CLOCK,
                code::set);
    }

    private void pair() {
        page.locator("#agent > summary").click();
        page.locator("#agent-code").fill(code.get());
        page.locator("#agent-code").press("Enter");
        assertThat(page.locator("#agent-sign")).isFocused();
    }

    private void press() {
        if (!page.locator("#agent-sign").isVisible()) {
            page.locator("#agent > summary").click();
        }
        page.locator("#agent-sign").click();
    }

    private UUID message() {
        var address = SENT.matcher(page.url());
        assertThat(address.matches()).isTrue();
        return UUID.fromString(address.group(1));
    }

    private static String refusal(AgentCode code) {
        return new AgentRefusal(code).sentence(Texts.VIETNAMESE);
    }
}
