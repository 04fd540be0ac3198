package vn.liennganh.gateway.rest.freeze;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.liennganh.freeze.plan.IncomeFloor;
import vn.liennganh.freeze.position.Answer;
import vn.liennganh.freeze.position.Found;
import vn.liennganh.freeze.position.Hold;
import vn.liennganh.freeze.position.OtherMeasure;
import vn.liennganh.freeze.position.Position;
import vn.liennganh.message.WireTime;

/** Positions as the agency reads them; all amounts in whole dong. */
public final class FreezeWire {

    private FreezeWire() {}

    @Schema(name = "FreezeCases")
    public record Cases(List<Standing> items, @Nullable String next) {}

    @Schema(
            name = "FreezeCase",
            description = "One case: a position for each of its debtors, whose debts stand apart")
    public record Case(
            @Schema(example = "125/QD-CTHADS") String caseNumber, List<Standing> positions) {}

    @Schema(name = "FreezePosition", description = "One debt at all holders, in whole dong")
    public record Standing(
            String caseNumber,
            @Schema(description = "A digest of the debtor's identifiers") String debtor,
            @Schema(description = "When the last message that counts here was accepted") String at,
            @Schema(description = "To be enforced with costs, less what was transferred since")
                    @Nullable Long debt,
            @Schema(description = "Over all holders, where the office has stated one")
                    @Nullable Long ceiling,
            @Schema(description = "The most that may be held together") @Nullable Long limit,
            long ordered,
            @Schema(description = "Known to be held, let go or not") long held,
            @Schema(description = "Known to be held and not let go") long kept,
            @Schema(description = "Holders that hold an amount that nobody knows") long unvalued,
            @Schema(description = "What answers on their way, and later inflow, may add")
                    long inFlight,
            @Schema(description = "Let go and not lifted yet") long releasing,
            long released,
            long lapsed,
            long toDeduct,
            long transferred,
            long received,
            @Schema(description = "Kept beyond an order, or together beyond the limit") long excess,
            @Nullable String excessSince,
            @Schema(
                            description =
                                    "Held by the holders' own reports though an order or the law"
                                            + " leaves it free, and not let go")
                    List<SparedWire> spared,
            @Nullable String sparedSince,
            @Schema(description = "Paid under other measures; the debt is less by it")
                    long paidOtherwise,
            List<Measure> holds,
            @Schema(
                            description =
                                    "Other measures of the same debt: what they bring is counted,"
                                            + " what they bind is shown and has no amount")
                    List<Other> otherMeasures,
            List<Asked> answers) {

        static Standing of(
                Position one,
                BinaryOperator<String> words,
                IncomeFloor floor,
                List<SparedWire> spared) {
            UnaryOperator<String> titles = word -> words.apply("account-freeze", word);
            return new Standing(
                    one.key().number(),
                    one.key().part(),
                    time(one.at()),
                    dong(one.debt()),
                    dong(one.ceiling()),
                    dong(one.limit()),
                    one.sum(Hold::ordered),
                    one.held(),
                    one.kept(),
                    one.unvalued(),
                    one.inFlight(),
                    one.sum(Hold::releasing),
                    one.sum(Hold::released),
                    one.sum(Hold::lapsed),
                    one.sum(hold -> hold.money().toDeduct()),
                    one.sum(hold -> hold.money().sentSum()),
                    one.sum(hold -> hold.money().receivedSum()),
                    one.excess(),
                    one.excessSince().map(FreezeWire::time).orElse(null),
                    spared,
                    one.sparedSince().map(FreezeWire::time).orElse(null),
                    one.paidOtherwise(),
                    one.holds().stream().map(hold -> Measure.of(hold, titles)).toList(),
                    one.others().stream().map(other -> Other.of(other, words, floor)).toList(),
                    one.answers().stream().map(Asked::of).toList());
        }
    }

    @Schema(name = "FreezeHold", description = "One measure at one holder, in whole dong")
    public record Measure(
            String exchange,
            String holder,
            @Schema(description = "The order, amendment or minutes that it rests on")
                    String measure,
            @Schema(example = "part-frozen") String state,
            @Schema(description = "The state in words") String stateTitle,
            String since,
            long ordered,
            @Schema(allowableValues = {"unreported", "known", "unvalued"}) String value,
            @Schema(description = "Absent where nobody knows it") @Nullable Long held,
            @Schema(description = "The moment that the holder speaks of") @Nullable String heldAsOf,
            long kept,
            long beyondOrder,
            long inFlight,
            long releasing,
            long released,
            long lapsed,
            long toDeduct,
            Map<String, Long> transferred,
            Map<String, Long> received,
            List<SparedWire.Account> accounts,
            @Schema(description = "Measures of others that the holder named: information only")
                    List<Found.Earlier> earlierMeasures) {

        static Measure of(Hold one, UnaryOperator<String> titles) {
            Found found = one.found();
            boolean reported = found.value() != Found.Value.UNREPORTED;
            return new Measure(
                    one.exchange().toString(),
                    one.holder().value(),
                    one.measure().toString(),
                    one.state().word(),
                    titles.apply(one.state().word()),
                    time(one.since()),
                    one.ordered(),
                    found.value().name().toLowerCase(java.util.Locale.ROOT),
                    found.known() ? found.dong() : null,
                    reported ? time(found.asOf()) : null,
                    one.kept(),
                    one.beyondOrder(),
                    one.inFlight(),
                    one.releasing(),
                    one.released(),
                    one.lapsed(),
                    one.money().toDeduct(),
                    one.money().sent(),
                    one.money().received(),
                    found.accounts().stream().map(SparedWire.Account::of).toList(),
                    found.earlier());
        }
    }

    @Schema(
            name = "FreezeOtherMeasure",
            description = "A measure of the same debt that freezes no account, at one addressee")
    public record Other(
            String exchange,
            String holder,
            @Schema(example = "income-deduction") String procedure,
            @Schema(example = "deducting") String state,
            @Schema(description = "The state in words") String stateTitle,
            String since,
            @Schema(description = "The message that it rests on") String measure,
            @Nullable String decisionNumber,
            @Schema(description = "Kind of asset, where one is named", example = "land")
                    @Nullable String asset,
            @Schema(description = "To be paid in all; absent where nothing is to be paid")
                    @Nullable Long due,
            long paid,
            Map<String, Long> transferred,
            Map<String, Long> received,
            @Schema(
                            description =
                                    "Each deduction from an income, held against what is to be left"
                                            + " (Decree 152/2026/ND-CP art. 51.1)")
                    List<Deducted> deductions) {

        static Other of(OtherMeasure one, BinaryOperator<String> words, IncomeFloor floor) {
            return new Other(
                    one.exchange().toString(),
                    one.holder().value(),
                    one.procedure(),
                    one.state(),
                    words.apply(one.procedure(), one.state()),
                    time(one.since()),
                    one.measure().toString(),
                    stated(one.decision()),
                    stated(one.asset()),
                    one.due() > 0 ? (Long) one.due() : null,
                    one.money().sentSum(),
                    one.money().sent(),
                    one.money().received(),
                    floor.check(one.income()).stream().map(Deducted::of).toList());
        }

        private static @Nullable String stated(String text) {
            return text.isEmpty() ? null : text;
        }
    }

    @Schema(name = "IncomeDeducted", description = "One pay period, in whole dong")
    public record Deducted(
            String reference,
            String at,
            long amount,
            @Schema(description = "Of the period, where the payer tells it") @Nullable Long income,
            @Schema(description = "Income less deduction, where the payer tells the income")
                    @Nullable Long left,
            @Schema(description = "The floor that the payer states") @Nullable Long statedFloor,
            @Schema(
                            description =
                                    "The regional minimum wage for the debtor and each dependant;"
                                            + " absent where the office has entered no wage")
                    @Nullable Long floor,
            @Schema(
                            description =
                                    "`below-floor`, `stated-below-floor`, `below-stated`; nothing"
                                            + " is refused")
                    List<String> findings) {

        static Deducted of(IncomeFloor.Checked one) {
            return new Deducted(
                    one.pay().reference(),
                    time(one.pay().at()),
                    one.pay().deducted(),
                    dong(one.pay().income()),
                    dong(one.left()),
                    dong(one.pay().left()),
                    dong(one.floor()),
                    one.findings().stream().map(IncomeFloor.Finding::word).toList());
        }
    }

    @Schema(name = "FreezeAnswer", description = "What a holder answered about balances")
    public record Asked(
            String exchange,
            String holder,
            @Schema(allowableValues = {"asked", "part", "answered", "refused"}) String state,
            String since,
            List<Balance> accounts) {

        static Asked of(Answer one) {
            return new Asked(
                    one.exchange().toString(),
                    one.holder().value(),
                    one.state().name().toLowerCase(java.util.Locale.ROOT),
                    time(one.since()),
                    one.accounts().stream().map(Balance::of).toList());
        }
    }

    @Schema(name = "FreezeBalance")
    public record Balance(
            String number,
            @Schema(description = "In the holder's own words") String kind,
            boolean deposit,
            long balance,
            long available,
            String asOf) {

        static Balance of(Answer.Balance one) {
            return new Balance(
                    one.number(),
                    one.kind(),
                    one.deposit(),
                    one.balance(),
                    one.available(),
                    time(one.asOf()));
        }
    }

    private static @Nullable Long dong(OptionalLong amount) {
        return amount.isPresent() ? (Long) amount.getAsLong() : null;
    }

    private static String time(Instant instant) {
        return WireTime.millis(instant);
    }
}
