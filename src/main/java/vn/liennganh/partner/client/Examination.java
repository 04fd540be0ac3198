package vn.liennganh.partner.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;

/**
 * Everything that can be said offline about a message and its receipt.
 *
 * @param checks in the order in which they were made
 */
public record Examination(Verdict verdict, List<Check> checks) {

    /** The sum of all checks. */
    public enum Verdict {
        VALID,
        /** At least one check failed. */
        INVALID,
        /** None failed, but something needed for a proof was not at hand. */
        INCOMPLETE
    }

    public Examination {
        checks = List.copyOf(checks);
    }

    /**
     * Looks at signatures, receipt and attachments.
     *
     * @param attachments digests of the attachment contents that are at hand
     */
    public static Examination of(
            Trust trust, byte[] cms, Receipt receipt, List<Sha256> attachments) {
        MessageCheck messages = new MessageCheck(trust);
        List<Check> checks = new ArrayList<>();
        Optional<Opened> opened = signature(messages, cms, checks);
        checks.addAll(
                new ReceiptCheck(trust, messages).examine(receipt, Optional.of(Sha256.of(cms))));
        opened.ifPresent(
                message -> {
                    for (AttachmentRef named : message.envelope().attachments()) {
                        checks.add(
                                attachments.contains(named.sha256())
                                        ? Check.passed("attachment")
                                        : Check.skipped("attachment", "attachment-not-at-hand"));
                    }
                });
        return new Examination(verdict(checks), checks);
    }

    private static Optional<Opened> signature(
            MessageCheck messages, byte[] cms, List<Check> checks) {
        try {
            Opened opened = messages.open(cms);
            checks.add(Check.passed("signature"));
            return Optional.of(opened);
        } catch (VerificationFailed unproved) {
            checks.add(new Check("signature", Check.Result.FAILED, unproved.text()));
            return Optional.empty();
        }
    }

    private static Verdict verdict(List<Check> checks) {
        if (checks.stream().anyMatch(check -> check.result() == Check.Result.FAILED)) {
            return Verdict.INVALID;
        }
        return checks.stream().anyMatch(check -> check.result() == Check.Result.SKIPPED)
                ? Verdict.INCOMPLETE
                : Verdict.VALID;
    }
}
