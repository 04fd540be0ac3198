package vn.liennganh.console.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.liennganh.delivery.Inbox;
import vn.liennganh.message.Statement;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/** A line says which case it is about, as soon as the agency knows it and no sooner. */
class CaseInLineTest {

    private static final String OFFICE = "X99.11.001";
    private static final String NOTARY = "X99.76.001";

    @Test
    void a_list_names_the_case_of_what_was_opened_and_opens_nothing() {
        RunningHub hub = RunningHub.shared();
        Party.emptied(hub, NOTARY);
        Party office = Party.of(hub, OFFICE);
        String number = "77/" + UUID.randomUUID().toString().substring(0, 8);
        Draft ping = office.opening("sandbox.ping", NOTARY).caseNumber(number);
        byte[] receipt = office.send(office.signed(ping)).statement();
        UUID message = Statement.read(receipt).orElseThrow().messageId();
        assertThat(hub.bean(Inbox.class).awaitPlaced(Duration.ofSeconds(20))).isTrue();

        Visitor clerk = Visitor.of(hub, "clerk@" + NOTARY);
        assertThat(clerk.visit("/hop-thu").text())
                .contains("/hop-thu/" + message)
                .doesNotContain(number);
        assertThat(clerk.visit("/hop-thu/" + message).text()).contains(number);
        assertThat(clerk.visit("/hop-thu?lang=en").text()).contains("case " + number);
    }
}
