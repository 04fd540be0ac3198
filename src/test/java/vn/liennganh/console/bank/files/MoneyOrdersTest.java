package vn.liennganh.console.bank.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Role;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.Texts;
import vn.liennganh.message.language.Words;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;

/** Which orders a bank's statement is held against, however many there were. */
class MoneyOrdersTest {

    private static final String BANK = "X99.51.002";

    @Test
    void what_was_carried_out_last_is_looked_at_and_what_is_left_out_is_said() {
        RunningHub hub = RunningHub.shared();
        Party office = Party.of(hub, "X99.11.001");
        Party bank = Party.of(hub, BANK);
        for (int i = 0; i < 6; i++) {
            carriedOut(office, bank);
        }
        Draft last = carriedOut(office, bank);
        Person person =
                new Person(
                        UUID.randomUUID(),
                        "Anybody",
                        bank.id(),
                        bank.id(),
                        "bank",
                        Set.of(Role.HANDLER));
        // An order is done by two duties: to deduct, and to tell of it.
        MoneyOrders.Found found =
                hub.bean(MoneyOrders.class).of(person, new Words(Texts.ENGLISH), 6);
        assertThat(found.orders())
                .extracting(Statement.Order::reference)
                .contains(last.body().at("/decision/number").asString());
        assertThat(found.complete()).isFalse();
    }

    private static Draft carriedOut(Party office, Party bank) {
        Draft order = office.opening("account-deduction.order", BANK);
        office.send(office.signed(order));
        Draft notice =
                bank.answering(
                                "account-deduction.transfer-notice",
                                EnvelopeReader.read(order.bytes()).value())
                        .withoutAttachments();
        ObjectNode body = notice.body();
        body.put("result", "full").put("transferReference", "CK-" + UUID.randomUUID());
        body.put("transferredAt", bank.hub().whoami().time().toString());
        body.set("amount", order.body().path("amount").deepCopy());
        bank.send(bank.signed(notice));
        return order;
    }
}
