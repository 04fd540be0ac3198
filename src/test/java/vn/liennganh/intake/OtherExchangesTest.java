package vn.liennganh.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.exchange.ExchangeBook;
import vn.liennganh.exchange.ObligationFilter;
import vn.liennganh.intake.check.Assessment;
import vn.liennganh.intake.check.SignerCheck;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.StatedObligation;
import vn.liennganh.message.Statement;
import vn.liennganh.message.Texts;
import vn.liennganh.pki.CmsDocument;
import vn.liennganh.pki.CmsReader;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.support.IntakeHarness;
import vn.liennganh.support.Letter;

/** What a message may do hangs on other exchanges: through the door, on the real database. */
class OtherExchangesTest {

    private static final String OFFICE = "X99.11.001";
    private static final String BANK = "X99.51.001";
    private static final String OTHER_BANK = "X99.51.002";
    private static final String TREASURY = "X99.52.001";
    private static final String EMPLOYER = "X99.95.001";

    private static final long MILLION = 1_000_000;

    private static IntakeHarness hub;

    @BeforeAll
    static void start() {
        hub = new IntakeHarness();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    /** Orders for one debt of one billion, each under a number of its own. */
    private record Debt(String number, String debtor) {

        static Debt fresh() {
            return new Debt(UUID.randomUUID().toString(), UUID.randomUUID().toString());
        }

        Letter income(String payer) {
            return hub.letter("income-deduction.order", OFFICE, payer)
                    .set("caseNumber", number)
                    .change(
                            body(
                                    it -> {
                                        ((ObjectNode) it.at("/debtor/identifiers/0"))
                                                .put("value", debtor);
                                        ((ObjectNode) it.path("decision"))
                                                .put("number", UUID.randomUUID().toString());
                                    }));
        }

        Letter amendment(Letter order, long debtThen, long amount) {
            return hub.letter("account-freeze.amendment", OFFICE, BANK)
                    .in(order.id(), order.id())
                    .set("caseNumber", number)
                    .change(
                            body(
                                    it -> {
                                        it.remove(List.of("amountInWords", "capAcrossHolders"));
                                        money(it, "obligationAmount", debtThen);
                                        money(it, "enforcementCosts", 0);
                                        money(it, "freezeAmount", amount);
                                        ((ObjectNode) it.at("/debtor/identifiers/0"))
                                                .put("value", debtor);
                                        it.putObject("supersedes")
                                                .put("messageId", order.id().toString())
                                                .put("reason", "A");
                                    }));
        }

        Letter order(String to, long amount, Optional<Long> ceiling) {
            return hub.letter("account-freeze.order", OFFICE, to)
                    .set("caseNumber", number)
                    .change(
                            body(
                                    it -> {
                                        money(it, "obligationAmount", 900_000_000);
                                        money(it, "enforcementCosts", 100_000_000);
                                        money(it, "freezeAmount", amount);
                                        ceiling.ifPresent(
                                                most -> money(it, "capAcrossHolders", most));
                                        ((ObjectNode) it.at("/debtor/identifiers/0"))
                                                .put("value", debtor);
                                        ((ObjectNode) it.path("decision"))
                                                .put("number", UUID.randomUUID().toString());
                                    }));
        }
    }

    private static Consumer<ObjectNode> body(Consumer<ObjectNode> change) {
        return document -> change.accept((ObjectNode) document.get("body"));
    }

    private static void money(ObjectNode body, String field, long amount) {
        body.putObject(field).put("amount", amount).put("currency", "VND");
    }

    private static Letter report(Letter order, String bank, long held) {
        return hub.letter("account-freeze.execution-report", bank, OFFICE)
                .in(order.id(), order.id())
                .change(
                        body(
                                it -> {
                                    it.put("execution", "part");
                                    money((ObjectNode) it.at("/perAccount/0"), "held", held);
                                }));
    }

    private static Outcome send(byte[] cms, String from) {
        return hub.intake().submit(cms, IntakeHarness.channel(from));
    }

    private static void accepted(Letter letter) {
        assertThat(send(letter.signed(), OFFICE)).isInstanceOf(Outcome.Accepted.class);
    }

    private static Refusal refused(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).refusal();
    }

    private static Statement statement(Outcome outcome) {
        return Statement.read(((Outcome.Accepted) outcome).receipt().statement()).orElseThrow();
    }

    private static List<Obligation> duties(String party, Letter order) {
        return hub
                .bean(ExchangeBook.class)
                .obligations(
                        Set.of(AgencyId.of(party)), ObligationFilter.all(), Optional.empty(), 1_000)
                .items()
                .stream()
                .filter(one -> one.exchange().equals(order.id()))
                .toList();
    }

    private static int rows(Letter order) {
        return hub.sql()
                .sql("SELECT count(*) FROM exchange.fact WHERE exchange = :id")
                .param("id", order.id())
                .query(Integer.class)
                .single();
    }

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
                        hub.intake().dryRun(second.signed(), IntakeHarness.channel(OFFICE)),
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
        Writer writer = hub.bean(Writer.class);
        writer.stop();

        Batch batch = hub.bean(Committer.class).commit(List.copyOf(works), hub.clock().instant());

        writer.start();
        assertThat(batch.events())
                .extracting(BatchEvent::message)
                .containsExactly(first.id(), third.id());
        hub.bean(EvidenceLog.class).seal();
        assertThat(refused(send(second.id(UUID.randomUUID()).signed(), OFFICE)).code())
                .isEqualTo(RefusalCode.STEP_NOT_PERMITTED);
    }

    private static Work.Submission work(Letter letter) {
        byte[] cms = letter.signed();
        CmsDocument document = new CmsReader().read(cms).orThrow();
        Envelope envelope = EnvelopeReader.read(document.content()).value();
        return new Work.Submission(
                hub.bean(Assessment.class)
                        .judge(
                                cms,
                                Sha256.of(cms),
                                envelope,
                                hub.bean(SignerCheck.class)
                                        .check(
                                                document,
                                                AgencyId.of(OFFICE),
                                                LocalDate.of(2026, 11, 23))
                                        .value(),
                                hub.clock().instant())
                        .value(),
                new CompletableFuture<>());
    }

    @Test
    void what_is_held_beyond_the_debt_is_owed_by_the_office_to_itself_and_no_bank_hears_of_it() {
        Debt debt = Debt.fresh();
        Letter first = debt.order(BANK, 1_000_000_000, Optional.empty());
        Letter second = debt.order(OTHER_BANK, 1_000_000_000, Optional.empty());
        accepted(first);
        accepted(second);
        send(report(first, BANK, 700_000_000).sealed(), BANK);
        assertThat(duties(OFFICE, first)).noneMatch(OtherExchangesTest::letGo);

        Outcome told = send(report(second, OTHER_BANK, 300_000_001).sealed(), OTHER_BANK);

        assertThat(duties(OFFICE, second)).filteredOn(OtherExchangesTest::letGo).hasSize(1);
        assertThat(duties(OTHER_BANK, second)).noneMatch(OtherExchangesTest::letGo);
        assertThat(statement(told).obligations())
                .extracting(StatedObligation::owes)
                .doesNotContain("account-freeze.partial-release");
    }

    @Test
    void what_is_held_up_to_the_debt_opens_no_duty() {
        Debt debt = Debt.fresh();
        Letter first = debt.order(BANK, 1_000_000_000, Optional.empty());
        Letter second = debt.order(OTHER_BANK, 1_000_000_000, Optional.empty());
        accepted(first);
        accepted(second);
        send(report(first, BANK, 700_000_000).sealed(), BANK);
        send(report(second, OTHER_BANK, 300_000_000).sealed(), OTHER_BANK);
        assertThat(duties(OFFICE, second)).noneMatch(OtherExchangesTest::letGo);
    }

    @Test
    void what_is_held_beyond_the_ceiling_alone_is_owed_too() {
        Debt debt = Debt.fresh();
        Letter first = debt.order(BANK, 500_000_000, Optional.of(600_000_000L));
        Letter second = debt.order(OTHER_BANK, 100_000_000, Optional.empty());
        accepted(first);
        accepted(second);
        send(report(first, BANK, 500_000_000).sealed(), BANK);
        send(report(second, OTHER_BANK, 100_000_001).sealed(), OTHER_BANK);

        assertThat(duties(OFFICE, second))
                .filteredOn(OtherExchangesTest::letGo)
                .extracting(Obligation::owedTo)
                .as("beyond its own order, and together beyond the ceiling")
                .containsExactlyInAnyOrder(AgencyId.of(OTHER_BANK), AgencyId.of(OFFICE));
    }

    @ParameterizedTest
    @CsvSource({
        // in millions: held at the one, held at the other, then the first is told: debt, amount
        "600, 300, 800, 800, true",
        "600, 200, 800, 800, false",
        "700, 200, 800, 500, false",
        "1000, 0, 700, 700, false",
        "700, 400, 1000, 500, false",
        "700, 400, 1000, 700, true",
        "0, 900, 800, 800, true"
    })
    void an_amendment_that_leaves_too_much_held_is_followed_by_a_release_within_three_days(
            long first, long second, long debtThen, long amountThen, boolean owed) {
        Debt debt = Debt.fresh();
        Letter here = debt.order(BANK, 1_000_000_000, Optional.empty());
        Letter there = debt.order(OTHER_BANK, 1_000_000_000, Optional.empty());
        accepted(here);
        accepted(there);
        held(here, BANK, first);
        held(there, OTHER_BANK, second);

        Letter amendment = debt.amendment(here, debtThen * MILLION, amountThen * MILLION);
        accepted(amendment);

        List<Obligation> opened =
                duties(OFFICE, here).stream()
                        .filter(OtherExchangesTest::letGo)
                        .filter(one -> one.cause().equals(amendment.id()))
                        .toList();
        assertThat(opened).hasSize(owed ? 1 : 0);
        assertThat(opened).allMatch(one -> one.owedTo().equals(AgencyId.of(OFFICE)));
        assertThat(duties(BANK, here)).noneMatch(OtherExchangesTest::letGo);
        if (owed) {
            letGo(there, OTHER_BANK, 100_000_000, here);
            assertThat(duties(OFFICE, here))
                    .filteredOn(one -> one.id().equals(opened.get(0).id()))
                    .allMatch(one -> one.fulfilledBy().isPresent());
        }
    }

    @Test
    void an_order_at_one_more_holder_that_says_that_less_is_owed_does_the_same() {
        Debt debt = Debt.fresh();
        Letter here = debt.order(BANK, 1_000_000_000, Optional.empty());
        accepted(here);
        held(here, BANK, 600);
        Letter less =
                debt.order(OTHER_BANK, 100_000_000, Optional.empty())
                        .change(body(it -> money(it, "obligationAmount", 400_000_000)));

        accepted(less);

        assertThat(duties(OFFICE, less)).filteredOn(OtherExchangesTest::letGo).hasSize(1);
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
        hub.clock().tick(Duration.ofSeconds(1));
        accepted(debt.order(TREASURY, 100_000_000, Optional.of(700_000_000L)));
    }

    @Test
    void what_was_paid_stays_paid_when_the_measure_under_which_it_was_paid_is_released() {
        Debt debt = Debt.fresh();
        Letter first = debt.order(BANK, 1_000_000_000, Optional.empty());
        Letter second = debt.order(OTHER_BANK, 1_000_000_000, Optional.empty());
        accepted(first);
        accepted(second);
        held(first, BANK, 400);
        accepted(
                hub.letter("account-freeze.deduction-order", OFFICE, BANK)
                        .in(first.id(), first.id())
                        .change(body(it -> money(it, "amount", 400_000_000))));
        Outcome sent =
                send(
                        hub.letter("account-freeze.transfer-notice", BANK, OFFICE)
                                .in(first.id(), first.id())
                                .change(
                                        body(
                                                it -> {
                                                    it.put("result", "full");
                                                    it.remove("remainingHeld");
                                                    money(it, "amount", 400_000_000);
                                                }))
                                .sealed(),
                        BANK);
        assertThat(sent).isInstanceOf(Outcome.Accepted.class);
        accepted(release(first));

        held(second, OTHER_BANK, 601);

        assertThat(duties(OFFICE, second)).filteredOn(OtherExchangesTest::letGo).hasSize(1);
    }

    @Test
    void
            a_bank_that_lists_more_than_it_was_told_to_hold_owes_a_release_though_it_does_not_say_so() {
        Debt debt = Debt.fresh();
        Letter order = debt.order(BANK, 300_000_000, Optional.empty());
        accepted(order);
        held(order, BANK, 301);

        assertThat(duties(OFFICE, order))
                .filteredOn(OtherExchangesTest::letGo)
                .extracting(Obligation::owedTo)
                .containsExactly(AgencyId.of(BANK));
    }

    @Test
    void what_a_payer_pays_lowers_the_debt_and_leaves_the_ceiling() {
        Debt debt = Debt.fresh();
        Letter bank = debt.order(BANK, 500_000_000, Optional.of(500_000_000L));
        accepted(bank);
        held(bank, BANK, 500);
        Letter wages = debt.income(EMPLOYER);
        accepted(wages);

        pays(wages, EMPLOYER, 500_000_000);
        assertThat(duties(OFFICE, wages))
                .as("the debt is a billion, the ceiling half of it")
                .noneMatch(OtherExchangesTest::letGo);

        pays(wages, EMPLOYER, 1);
        assertThat(duties(OFFICE, wages)).filteredOn(OtherExchangesTest::letGo).hasSize(1);
    }

    private static void held(Letter order, String bank, long millions) {
        assertThat(send(report(order, bank, millions * MILLION).sealed(), bank))
                .isInstanceOf(Outcome.Accepted.class);
    }

    private static Letter release(Letter order) {
        return hub.letter("account-freeze.release", OFFICE, BANK).in(order.id(), order.id());
    }

    @Test
    void what_income_brings_makes_an_excess_that_the_office_owes_itself_until_it_lets_go() {
        Debt debt = Debt.fresh();
        Letter bank = debt.order(BANK, 1_000_000_000, Optional.empty());
        accepted(bank);
        send(report(bank, BANK, 1_000_000_000).sealed(), BANK);
        Letter wages = debt.income(EMPLOYER);
        Letter more = debt.income(EMPLOYER);
        accepted(wages);
        accepted(more);

        pays(wages, EMPLOYER, 300_000_000);

        assertThat(duties(OFFICE, wages)).filteredOn(OtherExchangesTest::letGo).hasSize(1);
        assertThat(duties(EMPLOYER, wages)).noneMatch(OtherExchangesTest::letGo);
        letGo(bank, 300_000_000, wages);
        assertThat(duties(OFFICE, wages))
                .filteredOn(OtherExchangesTest::letGo)
                .allMatch(one -> one.fulfilledBy().isPresent());
        // What comes under another order counts from where the first has left the debt.
        pays(more, EMPLOYER, 1);
        assertThat(duties(OFFICE, more)).filteredOn(OtherExchangesTest::letGo).hasSize(1);
    }

    private static void pays(Letter order, String payer, long dong) {
        Outcome told =
                send(
                        hub.letter("income-deduction.transfer-notice", payer, OFFICE)
                                .in(order.id(), order.id())
                                .change(body(it -> money(it, "amount", dong)))
                                .sealed(),
                        payer);
        assertThat(told).isInstanceOf(Outcome.Accepted.class);
    }

    private static void letGo(Letter order, long dong, Letter discharging) {
        letGo(order, BANK, dong, discharging);
    }

    private static void letGo(Letter order, String bank, long dong, Letter discharging) {
        accepted(
                hub.letter("account-freeze.partial-release", OFFICE, bank)
                        .in(order.id(), order.id())
                        .change(
                                it ->
                                        it.putArray("relatedExchanges")
                                                .add(discharging.id().toString()))
                        .change(body(it -> money(it, "amount", dong))));
    }

    private static boolean letGo(Obligation one) {
        return one.owes().equals("account-freeze.partial-release");
    }

    @Test
    void collateral_that_a_bank_disposes_of_is_left_alone_by_every_agency_until_it_reports() {
        String certificate = "CH " + UUID.randomUUID();
        Letter notice =
                hub.letter("credit-recovery.bad-debt-notice", OFFICE, BANK)
                        .change(
                                body(
                                        it ->
                                                ((ObjectNode) it.path("collateral"))
                                                        .put("certificateNumber", certificate)));
        accepted(notice);
        for (String agency : List.of(OFFICE, "X99.11.002")) {
            Refusal refusal = refused(send(suspension(agency, certificate).signed(), agency));
            assertThat(refusal.code()).isEqualTo(RefusalCode.STEP_NOT_PERMITTED);
            assertThat(refusal.errors().get(0).pointer())
                    .isEqualTo("/body/asset/land/certificateNumber");
            assertThat(refusal.toString()).doesNotContain(notice.id().toString(), BANK);
        }
        Outcome told =
                send(
                        hub.letter("credit-recovery.bad-debt-result", BANK, OFFICE)
                                .in(notice.id(), notice.id())
                                .change(body(it -> it.remove("collateral")))
                                .sealed(),
                        BANK);
        assertThat(told).isInstanceOf(Outcome.Accepted.class);
        accepted(suspension(OFFICE, certificate));
    }

    private static Letter suspension(String agency, String certificate) {
        return hub.letter("registration-suspension.order", agency, "X99.71.001")
                .change(
                        body(
                                it ->
                                        ((ObjectNode) it.at("/asset/land"))
                                                .put("certificateNumber", certificate)));
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

        hub.sql().sql("SELECT exchange.rebuild_facts()").query().listOfRows();

        assertThat(table()).isEqualTo(before);
    }

    private static List<?> table() {
        return hub.sql()
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
