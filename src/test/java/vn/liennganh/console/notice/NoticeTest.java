package vn.liennganh.console.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/** E-mails to a real mail server say that something waits, and nothing of what it is. */
class NoticeTest {

    private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");
    private static final String PAGE = "/toi/thong-bao";

    private static GreenMail server;
    private static RunningHub hub;

    @BeforeAll
    static void start() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        hub =
                RunningHub.onSharedServer(
                        Map.of(
                                "spring.mail.host",
                                "127.0.0.1",
                                "spring.mail.port",
                                Integer.toString(server.getSmtp().getPort()),
                                "hub.console.notices.every",
                                "1s"));
    }

    @AfterAll
    static void stop() {
        hub.close();
        server.stop();
    }

    @Test
    void a_member_who_proved_an_address_is_told_that_something_waits_and_not_what() {
        Visitor bank = Visitor.of(hub, "officer@X99.51.002");
        String address = "bank@example.vn";
        bank.get(PAGE);
        bank.post(PAGE, Map.of("dia-chi", address));
        Matcher code = CODE.matcher(text(received(address, 1)));
        assertThat(code.find()).isTrue();

        assertThat(bank.get(PAGE).text()).contains(address, "/xac-nhan");
        bank.post(PAGE + "/xac-nhan", Map.of("ma", code.group(1)));
        assertThat(bank.get(PAGE).text()).doesNotContain("/xac-nhan");

        Party office = Party.of(hub, "X99.11.001");
        Draft draft = office.opening("account-information.request", "X99.51.002");
        office.send(office.signed(draft));
        String number = draft.field("caseNumber").asString();
        String debtor = draft.body().path("debtor").path("name").asString();
        MimeMessage notice = received(address, 2);
        assertThat(text(notice))
                .contains("/hop-thu")
                .doesNotContain(number, debtor, "X99.11.001", "account-information");
        assertThat(number).isNotEmpty();
        assertThat(debtor).isNotEmpty();

        bank.get(PAGE);
        bank.post(PAGE + "/bo", Map.of());
        assertThat(bank.get(PAGE).text()).doesNotContain(address);
    }

    @Test
    void an_address_that_is_none_comes_back_to_be_mended() {
        Visitor visitor = Visitor.of(hub, "head@X99.51.002");
        visitor.get(PAGE);
        String back = visitor.post(PAGE, Map.of("dia-chi", "head at example")).location();
        assertThat(back).endsWith("?sai");
        assertThat(visitor.get(back).text()).contains("value=\"head at example\"");
        assertThat(visitor.get(back).text()).doesNotContain("head at example");
    }

    @Test
    void an_address_that_nobody_proved_is_forgotten_with_the_first_wrong_code() {
        Visitor visitor = Visitor.of(hub, "clerk@X99.51.002");
        visitor.get(PAGE);
        visitor.post(PAGE, Map.of("dia-chi", "other@example.vn"));
        received("other@example.vn", 1);

        visitor.get(PAGE);
        assertThat(visitor.post(PAGE, Map.of("dia-chi", "other@example.vn")).location())
                .as("one code a minute")
                .endsWith("?som");
        visitor.get(PAGE);
        assertThat(visitor.post(PAGE + "/xac-nhan", Map.of("ma", "x")).location())
                .endsWith("?ma-sai");
        assertThat(visitor.get(PAGE).text()).doesNotContain("other@example.vn");
    }

    @ParameterizedTest
    @CsvSource({"'a b@example.vn'", "'a@example.vn\nBcc: b@example.vn'", "nobody", "'<b>@x'"})
    void what_is_no_address_gets_no_e_mail(String address) {
        Visitor visitor = Visitor.of(hub, "head@X99.51.002");
        visitor.get(PAGE);
        assertThat(visitor.post(PAGE, Map.of("dia-chi", address)).location()).endsWith("?sai");
    }

    private static MimeMessage received(String address, int count) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> server.getReceivedMessagesForDomain(address).length >= count);
        return server.getReceivedMessagesForDomain(address)[count - 1];
    }

    private static String text(MimeMessage message) {
        return GreenMailUtil.getBody(message);
    }
}
