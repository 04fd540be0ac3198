package vn.liennganh.intake;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.exchange.ExchangeBook;
import vn.liennganh.exchange.ObligationFilter;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.support.IntakeHarness;
import vn.liennganh.support.Letter;

/**
 * One debt of one billion that an office collects at several holders: its orders, each under a
 * number of its own, and what the holders say to them.
 */
record Debt(String number, String debtor) {

    static final IntakeHarness HUB = IntakeHarness.shared();
    static final String OFFICE = "X99.11.001";
    static final String BANK = "X99.51.001";
    static final String OTHER_BANK = "X99.51.002";
    static final String TREASURY = "X99.52.001";
    static final String EMPLOYER = "X99.95.001";
    static final long MILLION = 1_000_000;

    static Debt fresh() {
        return new Debt(UUID.randomUUID().toString(), UUID.randomUUID().toString());
    }

    Letter income(String payer) {
        return HUB.letter("income-deduction.order", OFFICE, payer)
                .set("caseNumber", number)
                .body(
                        it -> {
                            debtor(it);
                            numbered(it);
                        });
    }

    Letter amendment(Letter order, long debtThen, long amount) {
        return HUB.letter("account-freeze.amendment", OFFICE, BANK)
                .in(order.id(), order.id())
                .set("caseNumber", number)
                .body(
                        it -> {
                            it.remove(List.of("amountInWords", "capAcrossHolders"));
                            money(it, "obligationAmount", debtThen);
                            money(it, "enforcementCosts", 0);
                            money(it, "freezeAmount", amount);
                            debtor(it);
                            it.putObject("supersedes")
                                    .put("messageId", order.id().toString())
                                    .put("reason", "A");
                        });
    }

    Letter order(String to, long amount, Optional<Long> ceiling) {
        return HUB.letter("account-freeze.order", OFFICE, to)
                .set("caseNumber", number)
                .body(
                        it -> {
                            money(it, "obligationAmount", 900_000_000);
                            money(it, "enforcementCosts", 100_000_000);
                            money(it, "freezeAmount", amount);
                            ceiling.ifPresent(most -> money(it, "capAcrossHolders", most));
                            debtor(it);
                            numbered(it);
                        });
    }

    private void debtor(ObjectNode body) {
        ((ObjectNode) body.at("/debtor/identifiers/0")).put("value", debtor);
    }

    private static void numbered(ObjectNode body) {
        ((ObjectNode) body.path("decision")).put("number", UUID.randomUUID().toString());
    }

    /** What a bank reports to hold under an order. */
    static Letter report(Letter order, String bank, long held) {
        return HUB.letter("account-freeze.execution-report", bank, OFFICE)
                .in(order.id(), order.id())
                .body(
                        it -> {
                            it.put("execution", "part");
                            money((ObjectNode) it.at("/perAccount/0"), "held", held);
                        });
    }

    /** The same in millions, accepted. */
    static void held(Letter order, String bank, long millions) {
        Outcomes.accepted(send(report(order, bank, millions * MILLION).sealed(), bank));
    }

    /** What a payer hands over under an order, accepted. */
    static void pays(Letter order, String payer, long dong) {
        Outcomes.accepted(
                send(
                        HUB.letter("income-deduction.transfer-notice", payer, OFFICE)
                                .in(order.id(), order.id())
                                .body(it -> money(it, "amount", dong))
                                .sealed(),
                        payer));
    }

    /** Of a measure at the first bank, as a whole. */
    static Letter release(Letter order) {
        return HUB.letter("account-freeze.release", OFFICE, BANK).in(order.id(), order.id());
    }

    /** A part of a measure is released, and another exchange is named by it. */
    static void partlyReleased(Letter order, String bank, long dong, Letter discharging) {
        accepted(
                HUB.letter("account-freeze.partial-release", OFFICE, bank)
                        .in(order.id(), order.id())
                        .change(
                                it ->
                                        it.putArray("relatedExchanges")
                                                .add(discharging.id().toString()))
                        .body(it -> money(it, "amount", dong)));
    }

    /** Hands in a message over its sender's channel. */
    static Outcome send(byte[] cms, String from) {
        return HUB.submit(cms, from);
    }

    /** The office's letter, signed, is accepted. */
    static void accepted(Letter letter) {
        Outcomes.accepted(send(letter.signed(), OFFICE));
    }

    /** Those of an exchange in which an agency has a part. */
    static List<Obligation> duties(String party, Letter order) {
        return HUB
                .bean(ExchangeBook.class)
                .obligations(
                        Set.of(AgencyId.of(party)), ObligationFilter.all(), Optional.empty(), 1_000)
                .items()
                .stream()
                .filter(one -> one.exchange().equals(order.id()))
                .toList();
    }

    static void money(ObjectNode body, String field, long amount) {
        body.putObject(field).put("amount", amount).put("currency", "VND");
    }
}
