package vn.liennganh.partner.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Statement;
import vn.liennganh.message.StatementKind;
import vn.liennganh.partner.client.mail.Delivery;
import vn.liennganh.partner.client.mail.Inbox;
import vn.liennganh.partner.client.mail.Sent;
import vn.liennganh.partner.client.mail.Signed;

/** What a partner's program may rely on, whichever hub answers. */
abstract class ClientContract extends AttachmentContract {

    @Test
    void a_partner_is_known_by_its_certificate() {
        WhoAmI me = bank.whoami();

        assertThat(me.agency().value()).isEqualTo(BANK);
        assertThat(me.environment()).isEqualTo("sandbox");
        assertThat(me.certificateDaysLeft()).isPositive();
        assertThat(me.maySend()).contains("sandbox.ping");
    }

    @Test
    void what_is_accepted_has_a_receipt_that_is_kept_and_the_same_for_ever() {
        Sent sent = bank.send(ping(AGENCY));

        assertThat(sent.statement().kind()).isEqualTo(StatementKind.SUBMISSION_ACCEPTANCE);
        assertThat(sent.statement().messageSha256()).isEqualTo(Sha256.of(sent.cms()));
        assertThat(sent.statement().from().value()).isEqualTo(BANK);
        assertThat(bank.outbox().receipt(sent.id())).contains(sent.receipt());
        assertThat(bank.resend(sent.id()).receipt().statement())
                .isEqualTo(sent.receipt().statement());
    }

    @Test
    void a_program_that_died_before_the_answer_sends_the_very_same_bytes() {
        UUID id = UUID.randomUUID();
        Draft draft = ping(AGENCY).opening(id);
        Signed signed = bank.sign(draft);
        assertThat(bank.unanswered()).containsExactly(id);

        Partner restarted = open(BANK);
        Sent sent = restarted.send(draft.at(restarted.now().minusSeconds(1)));

        assertThat(sent.cms()).isEqualTo(signed.cms());
        assertThat(restarted.unanswered()).isEmpty();
        assertThatThrownBy(() -> restarted.send(draft.to(List.of(BANK))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void other_bytes_under_a_used_id_are_refused_with_the_code() {
        Draft ping = ping(AGENCY).opening(UUID.randomUUID());
        Sent sent = bank.send(ping);
        ping.body().put("text", "other");
        byte[] other = bank.signer().seal(ping.bytes());

        assertThatThrownBy(() -> bank.hub().send(other))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.status()).isEqualTo(409);
                            assertThat(problem.refusal()).contains(RefusalCode.MESSAGE_ID_CONFLICT);
                            assertThat(problem.retryable()).isFalse();
                        });
    }

    @Test
    void a_changed_message_is_refused_and_nothing_is_used_up() {
        Signed signed = bank.sign(ping(AGENCY));
        byte[] changed = signed.cms().clone();
        changed[changed.length - 1] ^= 1;

        assertThatThrownBy(() -> bank.hub().send(changed))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.code())
                                        .isEqualTo(RefusalCode.SIGNATURE_INVALID.slug()));
        assertThat(bank.send(signed).id()).isEqualTo(signed.id());
    }

    @Test
    void what_one_sends_the_other_receives_proves_and_acknowledges() {
        Sent sent = agency.send(ping(BANK));
        Delivery delivery = find(bank.inbox(SOON), sent.id());

        assertThat(delivery.message().cms()).isEqualTo(sent.cms());
        assertThat(delivery.envelope().from().value()).isEqualTo(AGENCY);
        assertThat(delivery.copy()).isFalse();
        assertThat(ids(bank.inbox(Duration.ZERO))).contains(sent.id());

        Receipt handover = delivery.acknowledge();

        Statement statement = Statement.read(handover.statement()).orElseThrow();
        assertThat(statement.kind()).isEqualTo(StatementKind.CONTENT_HANDOVER);
        assertThat(statement.party().orElseThrow().value()).isEqualTo(BANK);
        assertThat(ids(bank.inbox(Duration.ZERO))).doesNotContain(sent.id());
        assertThat(agency.evidence(sent.id()))
                .extracting(it -> Statement.read(it.statement()).orElseThrow().kind())
                .contains(StatementKind.SUBMISSION_ACCEPTANCE, StatementKind.CONTENT_HANDOVER);
    }

    @Test
    void a_full_inbox_is_collected_with_few_calls_and_its_senders_hear_of_it() {
        List<UUID> sent = List.of(agency.send(ping(BANK)).id(), agency.send(ping(BANK)).id());
        List<UUID> collected = new ArrayList<>();
        Optional<String> after = Optional.empty();
        while (!collected.containsAll(sent)) {
            HubClient.Collected page = bank.hub().collect(1_000, SOON, after);
            assertThat(page.messages()).isNotEmpty();
            page.messages().forEach(it -> collected.add(it.envelope().id()));
            after = page.next();
        }

        assertThat(collected).doesNotHaveDuplicates();
        for (UUID id : sent) {
            await().untilAsserted(
                            () ->
                                    assertThat(agency.evidence(id))
                                            .extracting(
                                                    it ->
                                                            Statement.read(it.statement())
                                                                    .orElseThrow()
                                                                    .kind())
                                            .contains(StatementKind.CONTENT_CONSIGNMENT));
        }
        assertThat(ids(bank.inbox(Duration.ZERO))).containsAll(sent);
    }

    @Test
    void an_answer_stands_in_its_exchange() {
        Sent ping = agency.send(ping(BANK));
        Delivery delivery = find(bank.inbox(SOON), ping.id());

        Sent pong =
                bank.send(
                        bank.sample("sandbox.pong")
                                .from(bank.whoami().agency())
                                .at(bank.now())
                                .answering(delivery.envelope(), UUID.randomUUID()));

        assertThat(find(agency.inbox(SOON), pong.id()).envelope().inReplyTo()).contains(ping.id());
        List<String> messages = new ArrayList<>();
        agency.exchange(ping.id())
                .path("messages")
                .forEach(it -> messages.add(it.path("id").asString()));
        assertThat(messages).containsExactly(ping.id().toString(), pong.id().toString());
    }

    @Test
    void what_does_not_exist_is_a_problem_with_its_code() {
        assertThatThrownBy(() -> bank.hub().open(UUID.randomUUID()))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.status()).isEqualTo(404);
                            assertThat(problem.refusal()).contains(RefusalCode.NOT_FOUND);
                        });
    }

    @Test
    void a_dry_run_says_who_would_get_it_and_sends_nothing() {
        Signed signed = bank.sign(ping(AGENCY));

        assertThat(bank.hub().dryRun(signed.cms()).path("recipients").path(0).asString())
                .isEqualTo(AGENCY);
        assertThatThrownBy(() -> bank.exchange(signed.id())).isInstanceOf(Problem.class);
    }

    @Test
    void the_newest_head_of_the_log_is_remembered_over_restarts() throws Exception {
        bank.send(ping(AGENCY));
        String first = Files.readString(dir.resolve(BANK).resolve("log.head"));
        agency.send(ping(BANK));
        Partner restarted = open(BANK);
        Sent later = restarted.send(ping(AGENCY));

        assertThat(later.receipt().log().checkpoint()).isNotEqualTo(first);
        assertThat(dir.resolve(BANK).resolve("log.head"))
                .hasContent(later.receipt().log().checkpoint());
        assertThat(dir.resolve(BANK).resolve("log.key"))
                .hasContent(restarted.hub().logKey().line());
    }

    private static List<UUID> ids(Inbox inbox) {
        List<UUID> ids = new ArrayList<>();
        inbox.forEach(it -> ids.add(it.envelope().id()));
        return ids;
    }
}
