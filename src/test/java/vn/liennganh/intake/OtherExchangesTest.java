package vn.liennganh.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.intake.Debt.BANK;
import static vn.liennganh.intake.Debt.HUB;
import static vn.liennganh.intake.Debt.OFFICE;
import static vn.liennganh.intake.Debt.OTHER_BANK;
import static vn.liennganh.intake.Debt.TREASURY;
import static vn.liennganh.intake.Debt.accepted;
import static vn.liennganh.intake.Debt.release;
import static vn.liennganh.intake.Debt.report;
import static vn.liennganh.intake.Debt.send;
import static vn.liennganh.intake.Outcomes.refused;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.intake.check.Assessment;
import vn.liennganh.intake.check.SignerCheck;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Texts;
import vn.liennganh.pki.CmsDocument;
import vn.liennganh.pki.CmsReader;
import vn.liennganh.support.IntakeHarness;
import vn.liennganh.support.Letter;

/** How much an order may ask hangs on those in other exchanges: through the door, on real rows. */
class OtherExchangesTest {

    @Test
    void one_order_above_its_own_debt_is_refused_at_the_amount() {
        Refusal refusal =
                refused(
                        send(
                                Debt.fresh().order(BANK, 1_000_000_001, Optional.empty()).signed(),
                                OFFICE));
        assertThat(refusal.code()).isEqualTo(RefusalCode.SCHEMA_VIOLATION);
        assertThat(refusal.errors().get(0).pointer()).isEqualTo("/body/freezeAmount/amount");
    }

    @Test
    void the_whole_debt_may_be_ordered_at_several_holders_where_no_ceiling_is_stated() {
        Debt debt = Debt.fresh();
        for (String holder : List.of(BANK, OTHER_BANK, TREASURY)) {
            accepted(debt.order(holder, 1_000_000_000, Optional.empty()));
        }
    }

    @Test
    void what_goes_beyond_the_ceiling_that_the_office_stated_is_refused_in_both_languages() {
        Debt debt = Debt.fresh();
        accepted(debt.order(BANK, 600_000_000, Optional.of(1_000_000_000L)));
        Letter second = debt.order(OTHER_BANK, 400_000_001, Optional.empty());

        for (Outcome outcome :
                List.of(
                        HUB.intake().dryRun(second.signed(), IntakeHarness.channel(OFFICE)),
                        send(second.signed(), OFFICE))) {
            Refusal refusal = refused(outcome);
            assertThat(refusal.code()).isEqualTo(RefusalCode.STEP_NOT_PERMITTED);
            assertThat(refusal.errors().get(0).pointer()).isEqualTo("/body/freezeAmount/amount");
            assertThat(Texts.render(refusal.errors().get(0).text(), Texts.VIETNAMESE))
                    .contains("1000000001 đồng", "1000000000 đồng");
            assertThat(Texts.render(refusal.errors().get(0).text(), Texts.ENGLISH))
                    .contains("1000000001 dong", "1000000000 dong");
        }
        accepted(debt.order(OTHER_BANK, 400_000_000, Optional.empty()));
        accepted(Debt.fresh().order(TREASURY, 900_000_000, Optional.empty()));
    }

    @Test
    void two_orders_of_one_case_in_one_batch_see_each_other() {
        Debt debt = Debt.fresh();
        Letter first = debt.order(BANK, 600_000_000, Optional.of(1_000_000_000L));
        Letter second = debt.order(OTHER_BANK, 600_000_000, Optional.empty());
        Letter third = debt.order(TREASURY, 300_000_000, Optional.empty());
        List<Work.Submission> works = List.of(work(first), work(second), work(third));
        Writer writer = HUB.bean(Writer.class);
        writer.stop();

        Batch batch = HUB.bean(Committer.class).commit(List.copyOf(works), HUB.clock().instant());

        writer.start();
        assertThat(batch.events())
                .extracting(BatchEvent::message)
                .containsExactly(first.id(), third.id());
        HUB.bean(EvidenceLog.class).seal();
        assertThat(refused(send(second.id(UUID.randomUUID()).signed(), OFFICE)).code())
                .isEqualTo(RefusalCode.STEP_NOT_PERMITTED);
    }

    @Test
    void a_ceiling_stands_when_the_measure_that_stated_it_is_released_until_another_is_stated() {
        Debt debt = Debt.fresh();
        Letter first = debt.order(BANK, 500_000_000, Optional.of(600_000_000L));
        accepted(first);
        accepted(release(first));

        Letter beyond = debt.order(OTHER_BANK, 600_000_001, Optional.empty());
        assertThat(refused(send(beyond.signed(), OFFICE)).code())
                .isEqualTo(RefusalCode.STEP_NOT_PERMITTED);
        accepted(debt.order(OTHER_BANK, 600_000_000, Optional.empty()));
        HUB.clock().tick(Duration.ofSeconds(1));
        accepted(debt.order(TREASURY, 100_000_000, Optional.of(700_000_000L)));
    }

    @Test
    void where_they_are_looked_up_can_be_written_anew_and_names_nobody() {
        Debt debt = Debt.fresh();
        Letter order = debt.order(BANK, 500_000_000, Optional.of(1_000_000_000L));
        accepted(order);
        send(report(order, BANK, 500_000_000).sealed(), BANK);
        assertThat(rows(order)).isEqualTo(4);
        List<?> before = table();
        assertThat(before.toString()).doesNotContain(debt.number(), debt.debtor());

        HUB.sql().sql("SELECT exchange.rebuild_facts()").query().listOfRows();

        assertThat(table()).isEqualTo(before);
    }

    private static Work.Submission work(Letter letter) {
        byte[] cms = letter.signed();
        CmsDocument document = new CmsReader().read(cms).orThrow();
        Envelope envelope = EnvelopeReader.read(document.content()).value();
        return new Work.Submission(
                HUB.bean(Assessment.class)
                        .judge(
                                cms,
                                Sha256.of(cms),
                                envelope,
                                HUB.bean(SignerCheck.class)
                                        .check(
                                                document,
                                                AgencyId.of(OFFICE),
                                                LocalDate.of(2026, 11, 23))
                                        .value(),
                                HUB.clock().instant())
                        .value(),
                new CompletableFuture<>());
    }

    private static int rows(Letter order) {
        return HUB.sql()
                .sql("SELECT count(*) FROM exchange.fact WHERE exchange = :id")
                .param("id", order.id())
                .query(Integer.class)
                .single();
    }

    private static List<?> table() {
        return HUB.sql()
                .sql(
                        """
                        SELECT key, type, exchange, party, amount, since
                          FROM exchange.fact
                         ORDER BY key, type, exchange, party
                        """)
                .query()
                .listOfRows();
    }
}
