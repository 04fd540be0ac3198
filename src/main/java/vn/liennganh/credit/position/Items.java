package vn.liennganh.credit.position;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import vn.liennganh.credit.position.Item.Kind;
import vn.liennganh.credit.position.Item.State;
import vn.liennganh.desk.Heard;

/** What is asked and told between an agency and a bank, read out of the documents. */
final class Items {

    /** Which answer settles what. */
    private static final Map<String, Kind> ANSWERS =
            Map.of(
                    "credit-recovery.collateral-information", Kind.COLLATERAL,
                    "credit-recovery.papers", Kind.PAPERS,
                    "credit-recovery.secured-debt-change", Kind.SECURED_DEBT,
                    "credit-recovery.bad-debt-result", Kind.BAD_DEBT,
                    "credit-recovery.obstacle-answer", Kind.OBSTACLE,
                    "credit-recovery.interest-confirmation", Kind.INTEREST,
                    "credit-recovery.payment-confirmation", Kind.PAYMENT);

    private Items() {}

    static Item of(Heard heard) {
        return switch (heard.type().substring(Steps.CREDIT.length())) {
            case "collateral-request" -> item(Kind.COLLATERAL, State.WAITING, heard, list(heard));
            case "papers-request" -> item(Kind.PAPERS, State.WAITING, heard, heard.text("asset"));
            case "attachment-notice" ->
                    item(Kind.ATTACHMENT_NOTICE, State.TOLD, heard, collateral(heard));
            case "secured-obligation-notice" ->
                    item(Kind.SECURED_DEBT, State.TOLD, heard, collateral(heard));
            case "bad-debt-notice" -> item(Kind.BAD_DEBT, State.WAITING, heard, collateral(heard));
            case "interest-statement" ->
                    item(Kind.INTEREST, State.WAITING, heard, heard.text("source"));
            case "agreement" ->
                    item(Kind.AGREEMENT, State.TOLD, heard, heard.text("agreementContent"));
            case "termination-consent" ->
                    item(Kind.CONSENT, State.WAITING, heard, heard.text("reason"));
            case "payment-notice" ->
                    item(Kind.PAYMENT, State.WAITING, heard, heard.text("transferReference"));
            default -> item(Kind.OBSTACLE, State.WAITING, heard, heard.text("description"));
        };
    }

    private static Item item(Kind kind, State state, Heard heard, String words) {
        return new Item(
                kind,
                heard.exchange(),
                heard.id(),
                heard.from(),
                heard.recipients().get(0),
                heard.at(),
                Math.max(1, heard.body().path("requestNumber").asInt(1)),
                words,
                heard.text("owner"),
                day(heard, "targetDate", "asOf", "agreedOn", "consentedOn", "moneyReceivedOn"),
                amount(heard, "total", "obligationAmount", "amount", "amountGivenUp"),
                state,
                Optional.empty(),
                Optional.empty(),
                "",
                OptionalLong.empty());
    }

    private static Optional<LocalDate> day(Heard heard, String... fields) {
        for (String field : fields) {
            if (heard.says(field)) {
                return Optional.of(heard.day(field));
            }
        }
        return Optional.empty();
    }

    private static OptionalLong amount(Heard heard, String... fields) {
        for (String field : fields) {
            if (heard.says(field)) {
                return OptionalLong.of(heard.dong(field));
            }
        }
        return OptionalLong.empty();
    }

    private static String list(Heard heard) {
        List<String> asked = new ArrayList<>();
        heard.list("requestedContent").forEach(one -> asked.add(one.asString("")));
        return String.join("; ", asked);
    }

    /** The certificate's number, or the description of what has none. */
    private static String collateral(Heard heard) {
        JsonNode one = heard.body().path("collateral");
        String number = one.path("certificateNumber").asString("");
        return number.isEmpty() ? one.path("description").asString("") : number;
    }

    /** An answer settles what it replies to, or else what is open of that kind in its exchange. */
    static BankFile answer(BankFile file, Heard heard) {
        Kind kind = ANSWERS.get(heard.type());
        if (kind == null) {
            return file;
        }
        Item.Reply reply = reply(heard);
        List<Item> open =
                file.of(kind).stream()
                        .filter(one -> one.exchange().equals(heard.exchange()))
                        .filter(one -> one.state() != State.SETTLED)
                        .toList();
        Optional<Item> meant =
                open.stream()
                        .filter(
                                one ->
                                        heard.envelope()
                                                .inReplyTo()
                                                .equals(Optional.of(one.message())))
                        .findFirst()
                        .or(() -> all(kind, heard) ? Optional.empty() : open.stream().findFirst());
        if (meant.isEmpty() && !all(kind, heard)) {
            return file;
        }
        State now = state(heard);
        Instant when = heard.at();
        return file.changing(
                one -> meant.map(one::equals).orElseGet(() -> open.contains(one)),
                one -> one.answered(now, when, reply));
    }

    /** A result that names no collateral is the report on all that the notices named. */
    private static boolean all(Kind kind, Heard heard) {
        return kind == Kind.BAD_DEBT && !heard.says("collateral");
    }

    private static State state(Heard heard) {
        boolean yes =
                switch (heard.type().substring(Steps.CREDIT.length())) {
                    case "collateral-information" -> heard.body().path("complete").asBoolean(true);
                    case "obstacle-answer" -> heard.body().path("resolved").asBoolean(true);
                    case "interest-confirmation" -> heard.body().path("agrees").asBoolean(true);
                    default -> true;
                };
        boolean more = heard.type().equals("credit-recovery.collateral-information");
        return yes ? State.SETTLED : more ? State.WAITING : State.DISPUTED;
    }

    private static Item.Reply reply(Heard heard) {
        String said =
                switch (heard.type().substring(Steps.CREDIT.length())) {
                    case "obstacle-answer" -> heard.text("answer");
                    case "interest-confirmation" -> heard.text("differences");
                    case "secured-debt-change" -> heard.text("kind");
                    case "bad-debt-result", "payment-confirmation" ->
                            heard.text("transferReference");
                    default -> heard.text("note");
                };
        Optional<Instant> happened =
                heard.says("disposedAt")
                        ? Optional.of(heard.when("disposedAt"))
                        : heard.says("occurredAt")
                                ? Optional.of(heard.when("occurredAt"))
                                : Optional.empty();
        return new Item.Reply(
                said, amount(heard, "surplus", "total", "amount", "securedDebt"), happened);
    }
}
