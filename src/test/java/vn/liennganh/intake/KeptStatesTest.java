package vn.liennganh.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.directory.Binding;
import vn.liennganh.directory.Certificates;
import vn.liennganh.exchange.ExchangeBook;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Texts;
import vn.liennganh.pki.authority.CertificateOrder.Use;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.Obligation.Status;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.regulation.explain.Explanation;
import vn.liennganh.support.IntakeHarness;
import vn.liennganh.support.Letter;
import vn.liennganh.support.TestPki;

/**
 * Exchanges in the real database over lapses, over a change of law, and from an earlier release.
 */
class KeptStatesTest {

    private static final String OFFICE = "X99.11.001";
    private static final String COURT = "X99.41.000";
    private static final String BANK = "X99.51.001";
    private static final Instant UNDER_OLD_LAW = Instant.parse("2026-06-25T02:00:00.000Z");

    private static IntakeHarness hub;
    private static TestPki.Identity head;

    @BeforeAll
    static void start() {
        hub = new IntakeHarness();
        head = hub.pki().identity("head", Use.OFFICIAL);
        hub.bean(Certificates.class)
                .bind(
                        List.of(
                                Binding.official(
                                        AgencyId.of(OFFICE),
                                        head.certificate(),
                                        new Binding.Registration(
                                                AgencyId.of(OFFICE),
                                                "head",
                                                LocalDate.of(2026, 1, 1),
                                                Optional.empty()))));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void silence_moves_the_exchange_and_a_late_answer_moves_it_on() throws Exception {
        at(IntakeHarness.START);
        UUID exchange = asked();
        Obligation answer = duty(exchange, "judgment-clarification.answer");
        assertThat(state(exchange).state()).isEqualTo("asked");

        lapse(answer, answer.due().minusMillis(1));
        assertThat(state(exchange).state()).isEqualTo("asked");
        lapse(answer, answer.due());
        assertThat(state(exchange).state()).isEqualTo("silent");
        assertThat(row(exchange)).isEqualTo("1 silent");
        assertThat(duty(exchange, "judgment-clarification.answer").status())
                .isEqualTo(Status.OVERDUE);

        at(answer.due().plus(Duration.ofDays(1)));
        answered(exchange);
        assertThat(state(exchange).state()).isEqualTo("answered");
        assertThat(duty(exchange, "judgment-clarification.answer").status())
                .isEqualTo(Status.FULFILLED_LATE);
    }

    @Test
    void a_running_request_goes_on_under_the_law_of_2025_with_what_was_done_kept() {
        at(UNDER_OLD_LAW);
        UUID exchange = asked();
        assertThat(row(exchange)).isEqualTo("2008 asked");
        Obligation old = duty(exchange, "judgment-clarification.answer");
        assertThat(old.rule()).startsWith("judgment-clarification/2008#");

        at(Instant.parse("2026-07-01T02:00:00.000Z"));
        assertThat(row(exchange)).as("until its next step").isEqualTo("2008 asked");
        answered(exchange);

        assertThat(row(exchange)).isEqualTo("1 answered");
        Obligation done = duty(exchange, "judgment-clarification.answer");
        assertThat(done.rule()).isEqualTo(old.rule());
        assertThat(done.due()).isEqualTo(old.due());
        assertThat(done.status()).isEqualTo(Status.FULFILLED);
        assertThat(duty(exchange, "judgment-clarification.follow-up").rule())
                .startsWith("judgment-clarification/1#");
        assertThat(state(exchange).messages()).hasSize(2);
    }

    @Test
    void the_lapse_of_a_duty_of_the_old_law_moves_the_exchange_under_the_new_one()
            throws Exception {
        at(UNDER_OLD_LAW);
        UUID exchange = asked();
        Obligation answer = duty(exchange, "judgment-clarification.answer");
        assertThat(answer.due()).isAfter(Instant.parse("2026-06-30T17:00:00Z"));
        at(answer.due());
        lapse(answer, answer.due());
        assertThat(state(exchange).state()).isEqualTo("silent");
    }

    @Test
    void rows_of_an_earlier_release_are_read_shown_and_fulfilled() throws Exception {
        at(IntakeHarness.START);
        Letter order = hub.letter("account-freeze.order", OFFICE, BANK);
        accepted(order.signed(), OFFICE);
        UUID exchange = order.id();
        Obligation now = duty(exchange, "account-freeze.execution-report");
        hub.sql()
                .sql(
                        """
                        UPDATE exchange.obligation
                           SET document = document - 'reckoning' - 'item' - 'immediately'
                         WHERE exchange = :exchange
                        """)
                .param("exchange", exchange)
                .update();
        hub.sql()
                .sql(
                        """
                        UPDATE exchange.exchange SET document = document - 'items' - 'memory'
                         WHERE id = :exchange
                        """)
                .param("exchange", exchange)
                .update();

        Obligation read = duty(exchange, "account-freeze.execution-report");
        assertThat(read.due()).isEqualTo(now.due());
        assertThat(read.status()).isEqualTo(Status.OPEN);
        assertThat(state(exchange).items()).isEmpty();
        Explanation explained = Explanation.of(read, hub.bean(RuleBook.class));
        assertThat(explained.text(Texts.ENGLISH)).isNotBlank();
        hub.intake().recounted(List.of(read)).get(20, TimeUnit.SECONDS);
        assertThat(duty(exchange, "account-freeze.execution-report").due())
                .as("what cannot be counted again stays")
                .isEqualTo(now.due());

        Letter report =
                hub.letter("account-freeze.execution-report", BANK, OFFICE).in(exchange, exchange);
        accepted(report.sealed(), BANK);
        assertThat(duty(exchange, "account-freeze.execution-report").status())
                .isIn(Status.FULFILLED, Status.FULFILLED_LATE);
    }

    private static void at(Instant moment) {
        hub.clock().tick(Duration.between(hub.clock().instant(), moment));
    }

    private static UUID asked() {
        Letter request = hub.letter("judgment-clarification.request", OFFICE, COURT);
        byte[] byHead = head.at(Clock.systemUTC()).sign(request.json());
        byte[] cms = hub.seal(AgencyId.of(OFFICE)).at(Clock.systemUTC()).addSigner(byHead);
        accepted(cms, OFFICE);
        return request.id();
    }

    /** Every open question, so that nothing remains. */
    private static void answered(UUID exchange) {
        Consumer<ObjectNode> every =
                document -> {
                    var answers = ((ObjectNode) document.path("body")).withArray("answers");
                    ObjectNode pattern = ((ObjectNode) answers.get(0)).deepCopy();
                    answers.removeAll();
                    state(exchange)
                            .items()
                            .keySet()
                            .forEach(no -> answers.add(pattern.deepCopy().put("questionNo", no)));
                };
        Letter answer =
                hub.letter("judgment-clarification.answer", COURT, OFFICE)
                        .in(exchange, exchange)
                        .change(every);
        accepted(answer.signed(), COURT);
    }

    private static void accepted(byte[] cms, String from) {
        assertThat(hub.intake().submit(cms, IntakeHarness.channel(from)))
                .isInstanceOf(Outcome.Accepted.class);
    }

    private static void lapse(Obligation duty, Instant now) throws Exception {
        hub.intake()
                .lapsed(List.of(new Silence(duty, false, now, List.of())))
                .get(20, TimeUnit.SECONDS);
    }

    private static ExchangeState state(UUID exchange) {
        return hub.bean(ExchangeBook.class).find(exchange).orElseThrow();
    }

    private static Obligation duty(UUID exchange, String owes) {
        Optional<Obligation> found =
                state(exchange).obligations().stream()
                        .filter(one -> one.owes().equals(owes))
                        .findFirst();
        return found.orElseThrow();
    }

    private static String row(UUID exchange) {
        return hub.sql()
                .sql("SELECT edition || ' ' || state FROM exchange.exchange WHERE id = :id")
                .param("id", exchange)
                .query(String.class)
                .single();
    }
}
