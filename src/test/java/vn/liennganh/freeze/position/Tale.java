package vn.liennganh.freeze.position;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.freeze.ledger.Ledger;
import vn.liennganh.freeze.ledger.Reconciliation;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Urgency;

/** A case told message by message: the debt, who said what, and where it stands after each. */
public final class Tale {

    public static final AgencyId OFFICE = AgencyId.of("X99.11.001");
    private static final Instant START = Instant.parse("2026-11-20T01:00:00Z");

    private long debt;
    private OptionalLong ceiling = OptionalLong.empty();
    private Position position;
    private Ledger ledger = Ledger.empty();
    private Reconciliation reconciliation = Reconciliation.empty();
    private final Map<UUID, Heard> messages = new HashMap<>();
    private long number;

    /** An account as its holder describes it, with what could be held on it. */
    public record Account(String number, String kind, long available) {}

    public Tale(long debt) {
        this.debt = debt;
        this.position =
                Position.empty(new Matter(OFFICE, "125", "0".repeat(DebtKey.DEBTOR_LENGTH)));
    }

    public static AgencyId bank(int number) {
        return AgencyId.of("X99.51.%03d".formatted(number));
    }

    /** One exchange for each bank. */
    public static UUID exchange(int bank) {
        return new UUID(0x7000, 0x8000_0000_0000_0000L | bank);
    }

    public Position position() {
        return position;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Reconciliation reconciliation() {
        return reconciliation;
    }

    /** What the next order says is owed, and its ceiling over all holders. */
    public Tale owing(long dong, OptionalLong most) {
        debt = dong;
        ceiling = most;
        return this;
    }

    /** What the next order says is owed. */
    public long debt() {
        return debt;
    }

    /** An accepted message of the tale. */
    public Heard message(UUID id) {
        return Objects.requireNonNull(messages.get(id));
    }

    public Hold hold(int bank) {
        return position.hold(exchange(bank), bank(bank)).orElseThrow();
    }

    /** Minutes after the beginning of the tale. */
    public static String moment(long minute) {
        return START.plusSeconds(60 * minute).toString();
    }

    /** The office asks a bank for balances. */
    public Tale ask(int bank) {
        return office("account-information.request", bank, body -> {});
    }

    /** The bank tells of accounts, of all that there are where it is complete. */
    public Tale tell(int bank, boolean complete, long minute, Account... accounts) {
        return bank(
                "account-information.reply",
                bank,
                body -> {
                    body.put("complete", complete);
                    ArrayNode list = body.putArray("accounts");
                    for (Account one : accounts) {
                        ObjectNode account = list.addObject();
                        account.put("number", one.number()).put("kind", one.kind());
                        account.put("asOf", moment(minute));
                        money(account, "balance", one.available());
                        money(account, "available", one.available());
                    }
                });
    }

    /** The bank tells nothing more. */
    public Tale refuse(int bank) {
        return bank("account-information.refusal", bank, body -> {});
    }

    public Tale order(int bank, long amount) {
        return office("account-freeze.order", bank, body -> owed(body, amount));
    }

    public Tale amend(int bank, long amount) {
        return office("account-freeze.amendment", bank, body -> owed(body, amount));
    }

    private void owed(ObjectNode body, long amount) {
        money(body, "obligationAmount", debt);
        money(body, "enforcementCosts", 0);
        money(body, "freezeAmount", amount);
        ceiling.ifPresent(most -> money(body, "capAcrossHolders", most));
    }

    /** Reports what is held on one account, as of a minute. */
    public Tale report(int bank, String execution, long held, long minute) {
        return bank(
                "account-freeze.execution-report",
                bank,
                body -> {
                    body.put("execution", execution).put("executedAt", moment(minute));
                    if (execution.equals("full") || execution.equals("part")) {
                        ObjectNode account = body.putArray("perAccount").addObject();
                        account.put("number", "1");
                        money(account, "held", held);
                    }
                });
    }

    public Tale inflow(int bank, boolean full, long total, long minute) {
        return bank(
                "account-freeze.inflow-report",
                bank,
                body -> {
                    body.put("execution", full ? "full" : "part").put("inflowAt", moment(minute));
                    money(body, "heldTotal", total);
                });
    }

    public Tale partialRelease(int bank, long amount) {
        return office(
                "account-freeze.partial-release", bank, body -> money(body, "amount", amount));
    }

    public Tale release(int bank) {
        return office("account-freeze.release", bank, body -> body.put("scope", "all"));
    }

    public Tale lifted(int bank, String scope, long amount, long minute) {
        return bank(
                "account-freeze.release-report",
                bank,
                body -> {
                    body.put("scope", scope).put("liftedAt", moment(minute));
                    money(body, "amount", amount);
                });
    }

    public Tale deduct(int bank, long amount) {
        return office(
                "account-freeze.deduction-order", bank, body -> money(body, "amount", amount));
    }

    public Tale transfer(int bank, long amount, String reference, long minute) {
        return bank(
                "account-freeze.transfer-notice",
                bank,
                body -> {
                    body.put("result", "full")
                            .put("transferReference", reference)
                            .put("transferredAt", moment(minute));
                    money(body, "amount", amount);
                });
    }

    public Tale receive(int bank, long amount, String reference) {
        return office(
                "account-freeze.money-receipt",
                bank,
                body -> {
                    body.put("transferReference", reference);
                    money(body, "amount", amount);
                });
    }

    public Tale office(String type, int bank, Consumer<ObjectNode> content) {
        return hear(type, OFFICE, bank, content);
    }

    public Tale bank(String type, int bank, Consumer<ObjectNode> content) {
        return hear(type, bank(bank), bank, content);
    }

    private Tale hear(String type, AgencyId from, int bank, Consumer<ObjectNode> content) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        content.accept(body);
        number++;
        AgencyId to = from.equals(OFFICE) ? bank(bank) : OFFICE;
        Envelope envelope =
                new Envelope(
                        new UUID(0x9000, number),
                        new MessageType(type),
                        from,
                        List.of(to.value()),
                        Optional.empty(),
                        OffsetDateTime.ofInstant(START, ZoneOffset.UTC),
                        exchange(bank),
                        Optional.empty(),
                        List.of(),
                        Optional.of("125"),
                        Urgency.NORMAL,
                        List.of(),
                        body);
        Heard heard =
                new Heard(number, envelope, List.of(to), List.of(), START.plusSeconds(60 * number));
        messages.put(envelope.id(), heard);
        Position before = position;
        position = Steps.after(before, heard);
        ledger = ledger.after(before, position, heard);
        reconciliation = reconciliation.after(before, position, heard);
        return this;
    }

    public static void money(ObjectNode parent, String field, long dong) {
        parent.putObject(field).put("amount", dong).put("currency", "VND");
    }
}
