package vn.liennganh.gateway.rest.inmate;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.liennganh.gateway.rest.desk.DraftWire;
import vn.liennganh.inmate.InmateStatement;
import vn.liennganh.inmate.ledger.Account;
import vn.liennganh.inmate.ledger.Item;
import vn.liennganh.inmate.ledger.Posting;
import vn.liennganh.inmate.ledger.Unmatched;
import vn.liennganh.inmate.plan.OfficePolicy;
import vn.liennganh.inmate.statement.Statements;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.message.WireTime;

/** Ledgers, statements and what does not meet; all amounts in whole dong. */
public final class MoneyWire {

    private MoneyWire() {}

    @Schema(
            name = "InmateLedger",
            description = "Each message is a voucher whose lines add up to nothing")
    public record Ledger(String exchange, List<Balance> balances, List<Line> postings) {}

    @Schema(name = "InmateBalance")
    public record Balance(String keeper, String place, long amount) {

        static List<Balance> all(SortedMap<Account, Long> balances) {
            return balances.entrySet().stream()
                    .filter(one -> one.getValue() != 0)
                    .map(
                            one ->
                                    new Balance(
                                            one.getKey().keeper().value(),
                                            one.getKey().place().word(),
                                            one.getValue()))
                    .toList();
        }
    }

    @Schema(name = "InmatePosting")
    public record Line(
            String message,
            String type,
            String at,
            String keeper,
            String place,
            @Schema(description = "Above 0 a debit, below 0 a credit") long amount) {

        static Line of(Posting one) {
            return new Line(
                    one.message().toString(),
                    one.type().value(),
                    WireTime.millis(one.at()),
                    one.account().keeper().value(),
                    one.account().place().word(),
                    one.amount());
        }
    }

    @Schema(name = "InmateUnmatchedList")
    public record Open(List<Odd> items) {}

    @Schema(name = "InmateUnmatched", description = "Two things that should meet and do not")
    public record Odd(
            String kind,
            @Schema(description = "In the reader's language") String title,
            String agency,
            String keeper,
            @Nullable String reference,
            List<String> receipts,
            long expected,
            long found,
            String since,
            @Schema(description = "Whole days") long ageDays,
            @Schema(description = "Older than the office's policy wants") boolean aged,
            @Schema(description = "Who has to clear it") String owner,
            @Schema(description = "False: the other side has asked; true: office policy")
                    boolean ownerByPolicy,
            @Nullable String exchange) {

        static Odd of(Unmatched one, OfficePolicy policy, Instant now, Locale locale) {
            long days = Duration.between(one.since(), now).toDays();
            return new Odd(
                    one.kind().word(),
                    Texts.render(Text.of("inmate.unmatched-" + one.kind().word()), locale),
                    one.agency().value(),
                    one.keeper().value(),
                    InmateWire.said(one.reference()),
                    one.receipts(),
                    one.expected(),
                    one.found(),
                    WireTime.millis(one.since()),
                    days,
                    days >= policy.watch(one).days(),
                    policy.owner(one).value(),
                    one.owner().isEmpty(),
                    one.exchange().map(Object::toString).orElse(null));
        }
    }

    @Schema(
            name = "InmateStatement",
            description = "What was collected in a period between two sides, as messages say now")
    public record Statement(
            String from,
            String to,
            List<Entry> lines,
            long total,
            @Schema(description = "Of the lines, by state") Map<String, Long> byState,
            @Schema(description = "The latest statement of the period that one side has signed")
                    @Nullable Signature signed,
            @Schema(description = "The signed figures are no longer what messages say")
                    boolean changedSince,
            @Schema(description = "What the caller can sign now, if anything")
                    List<DraftWire> drafts) {

        static Statement of(InmateStatement one, List<DraftWire> drafts) {
            Map<String, Long> sums = new TreeMap<>();
            one.lines().forEach(line -> sums.merge(line.state().word(), line.amount(), Long::sum));
            return new Statement(
                    one.from().toString(),
                    one.until().toString(),
                    one.lines().stream().map(line -> Entry.of(line, one)).toList(),
                    one.total(),
                    sums,
                    one.signed().map(Signature::of).orElse(null),
                    one.changedSince(),
                    drafts);
        }
    }

    @Schema(name = "InmateStatementLine")
    public record Entry(
            String exchange,
            @Nullable String name,
            String keeper,
            String receipt,
            long amount,
            String collectedOn,
            String state) {

        static Entry of(Item one, InmateStatement statement) {
            return new Entry(
                    one.exchange().toString(),
                    InmateWire.said(statement.names().getOrDefault(one.exchange(), "")),
                    one.keeper().value(),
                    one.number(),
                    one.amount(),
                    one.on().toString(),
                    one.state().word());
        }
    }

    @Schema(name = "InmateStatementSignature")
    public record Signature(
            String exchange,
            String message,
            String by,
            long total,
            int lines,
            String at,
            @Schema(description = "Absent while the other side is silent") @Nullable Boolean agrees,
            boolean signedByBoth) {

        static Signature of(Statements.Signed one) {
            return new Signature(
                    one.exchange().toString(),
                    one.message().toString(),
                    one.by().value(),
                    one.total(),
                    one.lines(),
                    WireTime.millis(one.at()),
                    one.agrees().orElse(null),
                    one.signedByBoth());
        }
    }
}
