package vn.liennganh.console.operator.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.liennganh.delivery.ParkingLot;
import vn.liennganh.evidence.LogAudit;
import vn.liennganh.message.Json;
import vn.liennganh.message.Receipt;
import vn.liennganh.partner.client.Duty;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.partner.client.Partner;
import vn.liennganh.partner.client.Problem;
import vn.liennganh.partner.client.keys.AgencyKeys;
import vn.liennganh.scenario.AmqpParty;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/** Two operators withhold the channel of a partner and give it back; nothing is lost meanwhile. */
class SuspensionTest {

    private static final String OFFICE = "X99.11.001";

    private final RunningHub hub = RunningHub.shared();
    private final Visitor one = Visitor.of(hub, "operator@X99.00.000");
    private final Visitor other = Visitor.of(hub, "operator2@X99.00.000");
    private final Proposing pages = new Proposing(hub, one, other);
    private final Party office = Party.of(hub, OFFICE);
    private final String id = Proposing.fresh();

    @TempDir Path dir;
    private AgencyKeys keys;
    private Partner bank;

    @BeforeEach
    void aBankOfItsOwn() {
        pages.approve(pages.propose("/van-hanh/thay-doi/co-quan-moi", pages.bank(id)));
        keys = pages.enrolled(id);
        bank = pages.partner(keys, dir);
    }

    @Test
    void what_is_sent_meanwhile_waits_and_goes_in_order_when_two_give_the_channel_back() {
        ask();
        String proposal = pages.propose(change("suspend"), pages.why());
        assertThat(one.get(proposal).text())
                .contains("Tạm ngừng kênh kết nối", "1 việc đang mở, 0 lịch cưỡng chế");
        assertThat(one.post(proposal + "/duyet", Map.of()).status()).isEqualTo(409);
        assertThat(bank.whoami().agency().value()).isEqualTo(id);

        pages.approve(proposal);

        refused(bank::whoami);
        refused(() -> bank.hub().inbox(10, Duration.ZERO, Optional.empty()));
        refused(() -> bank.hub().duties("open"));
        byte[] mine = keys.signer().sign(Json.MAPPER.writeValueAsBytes(Map.of("no", "message")));
        refused(() -> bank.hub().send(mine));
        refused(() -> bank.hub().acknowledge(mine));
        List<UUID> sent = List.of(ping(), ping(), ping());
        assertThat(hub.bean(ParkingLot.class).parked())
                .noneMatch(parked -> sent.contains(parked.message()));
        assertThat(one.get("/van-hanh/doi-tac/" + id).text())
                .contains("Kênh đang tạm ngừng từ", "/thay-doi/restore")
                .doesNotContain("/thay-doi/suspend");
        assertThat(one.get("/van-hanh/doi-tac?q=" + id).text()).contains("kênh tạm ngừng");
        assertThat(one.get(change("suspend")).status()).isEqualTo(404);

        String lifting = pages.propose(change("restore"), pages.why());
        assertThat(one.post(lifting + "/duyet", Map.of()).status()).isEqualTo(409);
        refused(bank::whoami);
        pages.approve(lifting);

        await().until(() -> arrived().containsAll(sent));
        assertThat(arrived().stream().filter(sent::contains)).containsExactlyElementsOf(sent);
        assertThat(one.get("/van-hanh/doi-tac/" + id).text())
                .contains("/thay-doi/suspend")
                .doesNotContain("Kênh đang tạm ngừng từ");
        logged("ChannelWithheld");
        logged("ChannelGivenBack");
        assertThat(
                        hub.bean(LogAudit.KeptRegistry.class)
                                .otherwiseThan(hub.bean(LogAudit.class).registryStatements()))
                .noneMatch(what -> what.startsWith("suspension"));
    }

    @Test
    void a_call_that_waits_at_the_inbox_meanwhile_is_handed_nothing() {
        // Its line is open, so that the call stands there long before two people have decided.
        bank.whoami();
        String proposal = pages.propose(change("suspend"), pages.why());
        CompletableFuture<Void> waiting =
                CompletableFuture.runAsync(
                        () -> bank.hub().inbox(10, Duration.ofSeconds(30), Optional.empty()));
        one.get(proposal);
        pages.approve(proposal);
        ping();
        assertThatThrownBy(() -> waiting.get(60, TimeUnit.SECONDS))
                .hasCauseInstanceOf(Problem.class)
                .hasMessageContaining("not-authenticated");
    }

    @Test
    void a_connection_over_amqp_is_cut_and_takes_up_where_it_was() throws JMSException {
        try (AmqpParty line = AmqpParty.of(hub, id, keys.sslContext(pages.authorities()))) {
            UUID before = ping();
            try (MessageConsumer inbox = line.inbox()) {
                AmqpParty.delivery(inbox, before);
                pages.approve(pages.propose(change("suspend"), pages.why()));
                UUID meanwhile = ping();
                assertThatThrownBy(
                                () -> {
                                    while (inbox.receive(20_000) != null) {
                                        // What was on its way when the channel was withheld.
                                    }
                                    line.submit(new byte[1]);
                                })
                        .isInstanceOf(JMSException.class);
                assertThatThrownBy(this::connected).isInstanceOf(JMSException.class);
                assertThat(office.attested(meanwhile)).containsExactly("SubmissionAcceptance");

                pages.approve(pages.propose(change("restore"), pages.why()));
                try (AmqpParty again = connected();
                        MessageConsumer next = again.inbox()) {
                    AmqpParty.delivery(next, meanwhile);
                }
                await().until(() -> office.attested(meanwhile).contains("ContentConsignment"));
            }
        }
    }

    @Test
    void beside_the_deadline_and_on_the_timeline_stands_what_the_hub_did() {
        UUID asked = ask();
        pages.approve(pages.propose(change("suspend"), pages.why()));
        Visitor officer = Visitor.of(hub, "officer@" + OFFICE);
        assertThat(officer.get("/hop-thu/" + asked + "?lang=vi").text())
                .contains("Trục đang tạm ngừng kênh kết nối của bên phải làm, từ")
                .contains("Trục tạm ngừng kênh kết nối, đến nay chưa mở lại");

        pages.approve(pages.propose(change("restore"), pages.why()));

        String page = officer.get("/hop-thu/" + asked + "?lang=en").text();
        assertThat(page)
                .contains("The hub withheld the channel of whoever owes this from")
                .contains("time limit does not stop for it")
                .contains("The hub withheld the channel, until");
        Duty duty =
                office.hub().dutiesOf(asked).stream()
                        .filter(it -> it.party().equals(id))
                        .findFirst()
                        .orElseThrow();
        JsonNode said =
                office.hub()
                        .json(
                                "/obligations/"
                                        + duty.document().path("id").asString()
                                        + "/explanation");
        assertThat(said.path("counterEvidence").findValuesAsString("kind"))
                .containsExactly("channel-withheld");
    }

    @Test
    void nobody_shuts_the_hub_out_and_a_proposal_of_an_earlier_stretch_ends_no_later_one() {
        assertThat(one.get("/van-hanh/doi-tac/X99.00.000/thay-doi/suspend").status())
                .isEqualTo(404);
        assertThat(one.get(change("restore")).status()).isEqualTo(404);
        pages.approve(pages.propose(change("suspend"), pages.why()));
        String page = change("restore");
        Map<String, String> old = Proposing.form(one, page, pages.why());
        pages.approve(pages.propose(page, pages.why()));
        pages.approve(pages.propose(change("suspend"), pages.why()));
        assertThat(one.post(page, old).status()).isEqualTo(422);
        refused(bank::whoami);
    }

    private AmqpParty connected() throws JMSException {
        return AmqpParty.of(hub, id, keys.sslContext(pages.authorities()));
    }

    private String change(String kind) {
        return "/van-hanh/doi-tac/" + id + "/thay-doi/" + kind;
    }

    private UUID ask() {
        return message(
                office.send(office.signed(office.opening("account-information.request", id))));
    }

    private UUID ping() {
        return message(office.send(office.ping(id)));
    }

    private List<UUID> arrived() {
        return bank.hub().inbox(100, Duration.ZERO, Optional.empty()).items().stream()
                .map(InboxItem::id)
                .toList();
    }

    private static UUID message(Receipt receipt) {
        return UUID.fromString(
                Json.MAPPER.readTree(receipt.statement()).path("messageId").asString());
    }

    private static void refused(ThrowingCallable call) {
        Problem problem = catchThrowableOfType(Problem.class, call);
        assertThat(problem.code()).isEqualTo("not-authenticated");
        assertThat(problem.status()).isEqualTo(401);
        assertThat(problem.getMessage()).containsAnyOf("withholds", "tạm ngừng");
    }

    private void logged(String kind) {
        await().until(
                        () ->
                                hub.bean(LogAudit.class).registryStatements().stream()
                                        .flatMap(it -> it.changes().stream())
                                        .filter(it -> it.text("kind").equals(Optional.of(kind)))
                                        .filter(it -> it.text("agency").equals(Optional.of(id)))
                                        .anyMatch(it -> it.text("approvedBy").isPresent()));
    }
}
