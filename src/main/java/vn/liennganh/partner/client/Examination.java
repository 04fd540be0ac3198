package vn.liennganh.partner.client;

import java.util.List;
import java.util.Set;
import vn.liennganh.merkle.ReceiptCheck;
import vn.liennganh.merkle.ReceiptCheck.Check;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;

/**
 * Everything that can be said offline about a message and its receipt.
 *
 * @param verdict {@code valid}; {@code invalid} if a check failed; {@code incomplete} if something
 *     that a proof needs was not at hand
 * @param checks in the order in which they were made
 */
public record Examination(String verdict, List<Check> checks) {

    public Examination {
        checks = List.copyOf(checks);
    }

    /**
     * Looks at signatures, receipt and attachments.
     *
     * @param attachments digests of the attachment contents that are at hand
     */
    public static Examination of(
            Trust trust, byte[] cms, Receipt receipt, Set<Sha256> attachments) {
        List<Check> checks =
                new Proofs(trust, new MessageCheck(trust)).examine(receipt, cms, attachments);
        return new Examination(ReceiptCheck.verdict(checks), checks);
    }

    public boolean valid() {
        return verdict.equals("valid");
    }
}
