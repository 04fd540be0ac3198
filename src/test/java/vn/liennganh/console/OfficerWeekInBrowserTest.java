package vn.liennganh.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.liennganh.scenario.CoercionCase;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Axe;
import vn.liennganh.support.Browser;

/** The week of an enforcement officer with one coercion, from the first letter to the report. */
@Tag(Browser.TAG)
class OfficerWeekInBrowserTest {

    private static final String OFFICE = CoercionCase.OFFICE;
    private static final String POLICE = CoercionCase.POLICE;
    private static final String ASKED = "2027-11-30T08:30";
    private static final String FIRST = "2027-12-01T08:00:00+07:00";
    private static final String SECOND = "2027-12-02T08:00:00+07:00";

    private static RunningHub hub;
    private static Browser browser;

    private Page officer;
    private Page clerk;
    private CoercionCase operation;

    @BeforeAll
    static void start() {
        browser = Browser.shared();
        hub = RunningHub.shared();
    }

    @AfterEach
    void close() {
        browser.closeAll();
    }

    @Test
    void from_today_to_the_report_of_one_coercion() {
        Party police = Party.of(hub, POLICE);
        officer = browser.page(hub, "officer@" + OFFICE);
        clerk = browser.page(hub, "clerk@" + OFFICE);
        asks();

        Page open = browser.page(hub, "officer@" + OFFICE);
        open.navigate("/lich-cuong-che/" + operation.exchange() + "?lang=en");
        operation.send(
                police,
                "time-proposal",
                body -> {
                    body.put("proposedAt", FIRST);
                    body.putArray("alternatives").add(SECOND);
                },
                OFFICE);
        open.locator("#tra-loi-gio summary").click();
        assertThat(open.locator("#tra-loi-gio button[name=gio]")).hasCount(2);
        assertThat(Axe.serious(open)).isEmpty();
        open.locator("#tra-loi-gio button[name=gio][value='" + SECOND + "']").click();
        open.waitForURL("**/cho-ky/**");
        Signatures.both(open, clerk);
        assertThat(operation.seen("").path("agreedTime").asString()).startsWith("2027-12-02T08:00");

        open.navigate("/lich-cuong-che/" + operation.exchange());
        open.locator("form[action$='/du-thao'] button").first().click();
        open.locator("button[name=buoc]").click();
        open.waitForURL("**/cho-ky/**");
        Signatures.both(open, clerk);
        assertThat(operation.consent(POLICE)).isEqualTo("awaited");
        operation.send(police, "consultation-reply", body -> body.put("planVersion", 2), OFFICE);

        JsonNode texts = operation.seen("").path("texts");
        JsonNode agreed = texts.path(texts.size() - 1);
        letter(
                "plan",
                Map.of(
                        "version", "2",
                        "time", SECOND.substring(0, 16),
                        "place", agreed.path("place").asString(),
                        "measure", agreed.path("measure").asString(),
                        "forceRequirement-people", agreed.path("people").asString()));
        operation.send(police, "protection-plan", body -> body.put("planVersion", 2), OFFICE);
        open.navigate("/lich-cuong-che/" + operation.exchange() + "?lang=en");
        assertThat(open.locator("#state .chip")).hasText("Confirmed");
        letter("go-decision", Map.of("planVersion", "2", "coercionAt", SECOND.substring(0, 16)));
        assertThat(operation.seen("").path("state").asString()).isEqualTo("ready");
        letter("result-report", Map.of());
        assertThat(open.locator("#state .chip")).hasText("Done");
    }

    /** From today's page, by the key of a new letter. */
    private void asks() {
        officer.navigate("/hom-nay");
        assertThat(Axe.serious(officer)).isEmpty();
        officer.keyboard().press("n");
        officer.locator("a[href*='loai=coercion-security.consultation']").click();
        officer.locator("main a[href*='mau=1']").click();
        officer.locator("input[name=den][value='" + POLICE + "']").check();
        officer.locator("#f-plannedAt").fill(ASKED);
        officer.locator("button[name=buoc]").click();
        officer.waitForURL("**/cho-ky/**");
        Signatures.both(officer, clerk);
        String message = clerk.url().replaceAll(".*/hop-thu/([0-9a-f-]{36}).*", "$1");
        operation = CoercionCase.begun(Party.of(hub, OFFICE), UUID.fromString(message));
    }

    /** The next letter of the operation: the sandbox's sample with these fields. */
    private void letter(String type, Map<String, String> fields) {
        officer.navigate(
                "/yeu-cau/moi?mau=1&loai=coercion-security."
                        + type
                        + "&viec="
                        + operation.exchange());
        officer.locator("input[name=den][value='" + POLICE + "']").check();
        fields.forEach((field, value) -> officer.locator("#f-" + field).fill(value));
        officer.locator("button[name=buoc]").click();
        officer.waitForURL("**/cho-ky/**");
        Signatures.both(officer, clerk);
    }
}
