package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Statement;
import vn.liennganh.message.StatementKind;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.partner.client.Opened;
import vn.liennganh.partner.client.Problem;

/**
 * An account is frozen, the bank answers, the procuracy has its copy, and everything can be proved.
 */
class AccountFreezeScenarioTest {

    private static Party office;
    private static Party bank;
    private static Party otherBank;
    private static Party procuracy;

    @BeforeAll
    static void everybody() {
        RunningHub hub = RunningHub.shared();
        office = Party.of(hub, "X99.11.001");
        bank = Party.of(hub, "X99.51.001");
        otherBank = Party.of(hub, "X99.51.002");
        procuracy = Party.of(hub, "X99.31.000");
    }

    @Test
    void an_order_reaches_the_bank_and_the_procuracy_and_is_answered_in_time() {
        byte[] order = office.signed(office.opening("account-freeze.order", "X99.51.001"));
        Receipt accepted = office.send(order);
        Statement statement = Statement.read(accepted.statement()).orElseThrow();

        assertThat(statement.kind()).isEqualTo(StatementKind.SUBMISSION_ACCEPTANCE);
        assertThat(statement.copies()).extracting(Object::toString).containsExactly("X99.31.000");
        assertThat(statement.obligations())
                .anySatisfy(
                        duty -> {
                            assertThat(duty.owes().toString())
                                    .isEqualTo("account-freeze.execution-report");
                            assertThat(duty.provisional()).isTrue();
                        });

        InboxItem delivery = bank.delivered(statement.messageId());
        Opened opened = bank.open(delivery);
        assertThat(opened.cms()).isEqualTo(order);

        Draft report = bank.answering("account-freeze.execution-report", opened.envelope());
        bank.send(bank.sealed(report));
        bank.acknowledge(Map.of(delivery.id(), delivery.sha256()));

        JsonNode exchange = office.hub().exchange(statement.messageId());
        assertThat(exchange.path("messages")).hasSize(2);
        assertThat(statusOf(exchange, "account-freeze.execution-report")).isEqualTo("fulfilled");

        InboxItem copy = procuracy.delivered(statement.messageId());
        assertThat(copy.copy()).isTrue();
        assertThat(procuracy.open(copy).cms()).isEqualTo(order);
        assertThat(office.attested(statement.messageId()))
                .contains("SubmissionAcceptance", "ContentConsignment", "ContentHandover");
    }

    @Test
    void a_resend_gets_the_first_receipt_and_changes_nothing() {
        byte[] order = office.signed(office.opening("account-freeze.order", "X99.51.001"));

        Receipt first = office.send(order);
        Receipt second = office.send(order);

        assertThat(second.toBytes()).isEqualTo(first.toBytes());
    }

    @Test
    void a_stranger_sees_nothing_of_it() {
        Receipt accepted =
                office.send(office.signed(office.opening("account-freeze.order", "X99.51.001")));
        UUID id = Statement.read(accepted.statement()).orElseThrow().messageId();

        assertThatThrownBy(() -> otherBank.hub().open(id))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
        assertThatThrownBy(() -> otherBank.hub().exchange(id))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
    }

    @Test
    void the_due_time_is_24_hours_from_the_moment_the_bank_executed() {
        Receipt accepted =
                office.send(office.signed(office.opening("account-freeze.order", "X99.51.001")));
        UUID id = Statement.read(accepted.statement()).orElseThrow().messageId();
        Opened opened = bank.open(bank.delivered(id));
        Draft report = bank.answering("account-freeze.execution-report", opened.envelope());
        OffsetDateTime executedAt =
                OffsetDateTime.parse(report.body().path("executedAt").asString());

        bank.send(bank.sealed(report));

        JsonNode duty =
                duty(office.hub().exchange(id), "account-freeze.execution-report").orElseThrow();
        assertThat(OffsetDateTime.parse(duty.path("due").asString()).toInstant())
                .isEqualTo(executedAt.plusHours(24).toInstant());
        assertThat(duty.path("provisional").asBoolean()).isFalse();
    }

    private static String statusOf(JsonNode exchange, String owes) {
        return duty(exchange, owes).orElseThrow().path("status").asString();
    }

    private static Optional<JsonNode> duty(JsonNode exchange, String owes) {
        for (JsonNode duty : exchange.path("obligations")) {
            if (duty.path("owes").asString().equals(owes)) {
                return Optional.of(duty);
            }
        }
        return Optional.empty();
    }

    static Map<UUID, Sha256> one(InboxItem item) {
        return Map.of(item.id(), item.sha256());
    }
}
