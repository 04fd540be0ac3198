package vn.liennganh.console.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.message.Statement;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/** The registers of incoming and outgoing documents, as a clerk takes them away. */
class CorrespondenceTest {

    private static final String PAGE = "/hop-thu/so-van-ban";

    @Test
    void what_went_out_here_came_in_there_and_its_case_is_named_once_it_was_opened() {
        RunningHub hub = RunningHub.shared();
        Party office = Party.of(hub, "X99.11.001");
        Draft draft = office.opening("account-information.request", "X99.51.002");
        Statement sent =
                Statement.read(office.send(office.signed(draft)).statement()).orElseThrow();
        String message = "/hop-thu/" + sent.messageId();
        String number = office.hub().open(sent.messageId()).envelope().caseNumber().orElseThrow();

        Visitor sender = Visitor.of(hub, "clerk@X99.11.001");
        assertThat(sender.visit(PAGE + "?chieu=di").text()).contains(message, number);
        assertThat(sender.visit(PAGE + "?chieu=den").text()).doesNotContain(message);

        Visitor bank = Visitor.of(hub, "clerk@X99.51.002");
        assertThat(bank.visit(PAGE + "?chieu=den").text()).contains(message).doesNotContain(number);
        bank.visit(message);
        assertThat(bank.visit(PAGE).text()).contains(message, number);
        assertThat(bank.visit(PAGE + "?tu=2020-01-01&den=2020-01-31").text())
                .doesNotContain(message);

        byte[] csv = bank.visit(PAGE + ".csv?chieu=den&lang=en").body();
        assertThat(new String(csv, StandardCharsets.UTF_8)).contains(number, "Direction");
        assertThat(bank.visit(PAGE + ".xlsx").body()).startsWith('P', 'K');
        assertThat(bank.visit(PAGE + ".pdf").body()).startsWith('%', 'P', 'D', 'F');
        assertThat(bank.visit(PAGE + ".exe").status()).isEqualTo(404);
        assertThat(Visitor.of(hub, "clerk@X99.51.003").visit(PAGE).text()).doesNotContain(message);
    }

    @Test
    void the_page_begins_with_the_newest_and_leads_to_what_came_earlier() {
        RunningHub hub = RunningHub.shared();
        Party office = Party.of(hub, "X99.11.001");
        List<UUID> sent = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            byte[] receipt =
                    office.send(
                                    office.signed(
                                            office.opening(
                                                    "account-information.request", "X99.51.002")))
                            .statement();
            sent.add(Statement.read(receipt).orElseThrow().messageId());
        }
        Visitor sender = Visitor.of(hub, "clerk@X99.11.001");
        String page = sender.visit(PAGE + "?chieu=di&lang=en").text();
        assertThat(page.indexOf(sent.get(1).toString()))
                .isPositive()
                .isLessThan(page.indexOf(sent.get(0).toString()));
        long second = hub.bean(MessageArchive.class).find(sent.get(1)).orElseThrow().number();
        assertThat(sender.visit(PAGE + "?chieu=di&truoc=" + second).text())
                .contains(sent.get(0).toString(), "Back to the newest")
                .doesNotContain(sent.get(1).toString());
    }
}
