package vn.liennganh.inmate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.inmate.certificate.Returned;
import vn.liennganh.inmate.certificate.Sums;
import vn.liennganh.inmate.ledger.Item;
import vn.liennganh.inmate.position.Owed;
import vn.liennganh.message.WireTime;

/** Writes into a certificate what the desk's sums say, and names what only the office can say. */
final class CertificateText {

    /** Most sums that a certificate names one by one, as its schema has it. */
    private static final int LINES_MAX = 190;

    private static final int SUMS_MAX = 1000;
    private static final int TEXT_MAX = 2000;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    private final ObjectNode result;
    private final List<String> missing;

    private CertificateText(ObjectNode result, List<String> missing) {
        this.result = result;
        this.missing = missing;
    }

    /** Writes the field {@code result} of a body. */
    static void write(
            ObjectNode body,
            List<String> missing,
            Instant now,
            Optional<CertifiedMoney.Result> known) {
        CertificateText text = new CertificateText(body.putObject("result"), missing);
        ObjectNode until = text.result.putObject("resultUntil").put("at", WireTime.millis(now));
        missing.add("/result/obligationUnderJudgment");
        Optional<String> obligation = known.map(CertificateText::obligation);
        if (obligation.filter(one -> !one.isEmpty() && one.length() <= TEXT_MAX).isPresent()) {
            text.result.put("obligationUnderDecision", obligation.get());
        } else {
            missing.add("/result/obligationUnderDecision");
        }
        Optional<Sums> sums =
                known.flatMap(CertifiedMoney.Result::sums)
                        .filter(one -> one.counted().size() <= SUMS_MAX);
        if (sums.isEmpty()) {
            missing.add("/result/resultUntil/performed");
            missing.add("/result/resultUntil/remaining");
            return;
        }
        text.performed(until, known.get());
        text.remaining(until, known.get(), sums.get());
        sums(until.putObject("sums"), sums.get());
    }

    private static String obligation(CertifiedMoney.Result known) {
        return known.inmate().owed().stream()
                .filter(Owed::toPay)
                .map(CertificateText::owed)
                .collect(Collectors.joining("; "));
    }

    private static String owed(Owed one) {
        String what =
                one.description().isEmpty() ? one.kind() : one.kind() + ": " + one.description();
        return one.amount() == 0
                ? what
                : InmateDrafts.said("inmate.owed", what, grouped(one.amount()));
    }

    private void performed(ObjectNode until, CertifiedMoney.Result known) {
        ArrayNode performed = until.putArray("performed");
        if (known.counted().size() + known.returned().size() > LINES_MAX) {
            long all = known.counted().stream().mapToLong(Item::amount).sum();
            long back = known.returned().stream().mapToLong(Returned::amount).sum();
            performed.add(
                    InmateDrafts.said(
                            "inmate.paid-in-all",
                            known.counted().size(),
                            grouped(all),
                            grouped(back)));
            return;
        }
        known.counted().forEach(one -> performed.add(paid("inmate.paid", one)));
        known.returned()
                .forEach(
                        one ->
                                performed.add(
                                        InmateDrafts.said(
                                                "inmate.returned",
                                                grouped(one.amount()),
                                                day(LocalDate.ofInstant(one.at(), WireTime.ZONE)),
                                                InmateDrafts.said(
                                                        "inmate.returned-" + one.word()))));
    }

    private void remaining(ObjectNode until, CertifiedMoney.Result known, Sums sums) {
        ArrayNode remaining = until.putArray("remaining");
        sums.remaining()
                .filter(dong -> dong > 0)
                .ifPresent(
                        dong ->
                                remaining.add(
                                        InmateDrafts.said("inmate.remaining", grouped(dong))));
        if (known.waiting().size() <= LINES_MAX) {
            known.waiting().forEach(one -> remaining.add(paid("inmate.not-counted", one)));
        }
        boolean things =
                known.inmate().owed().stream().anyMatch(one -> one.toPay() && one.amount() == 0);
        if (sums.remaining().isEmpty() || things) {
            missing.add("/result/resultUntil/remaining");
        }
    }

    private static String paid(String key, Item one) {
        return InmateDrafts.said(
                key,
                grouped(one.amount()),
                one.number(),
                day(one.on()),
                InmateDrafts.said("inmate.sum-" + one.state().word()));
    }

    private static void sums(ObjectNode field, Sums sums) {
        sums.owed()
                .ifPresent(
                        one -> {
                            InmateDrafts.money(field, "owed", one.amount());
                            field.put("owedBy", one.source().toString());
                        });
        InmateDrafts.money(field, "performed", sums.performed());
        sums.remaining().ifPresent(dong -> InmateDrafts.money(field, "remaining", dong));
        all(field.putArray("counted"), sums.counted());
        if (!sums.returned().isEmpty()) {
            all(field.putArray("returned"), sums.returned());
        }
    }

    private static void all(ArrayNode list, List<Sums.One> sums) {
        for (Sums.One one : sums) {
            ObjectNode sum = list.addObject().put("source", one.source().toString());
            InmateDrafts.money(sum, "amount", one.amount());
        }
    }

    private static String day(LocalDate day) {
        return day.format(DAY);
    }

    /** Whole dong in groups of three, as papers write them. */
    static String grouped(long dong) {
        return String.format(Locale.ROOT, "%,d", dong).replace(',', '.');
    }
}
