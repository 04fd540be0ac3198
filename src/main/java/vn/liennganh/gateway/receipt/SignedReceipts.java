package vn.liennganh.gateway.receipt;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.liennganh.gateway.limit.Quotas;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;
import vn.liennganh.pki.SealKey;

/**
 * A receipt's statement as classic CMS SignedData, for partners whose software reads nothing else.
 * Signed once and kept, so that asking again gives the same bytes.
 */
@Component
public class SignedReceipts {

    private final SealKey seal;
    private final Quotas quotas;
    private final SignedReceiptRepository kept;

    SignedReceipts(SealKey seal, Quotas quotas, SignedReceiptRepository kept) {
        this.seal = seal;
        this.quotas = quotas;
        this.kept = kept;
    }

    /**
     * The document in DER; each new one is a private-key operation and counts against the agency's
     * quota.
     */
    public byte[] of(Receipt receipt, AgencyId agency) {
        Sha256 statement = Sha256.of(receipt.statement());
        Optional<byte[]> known = kept.find(statement);
        if (known.isPresent()) {
            return known.get();
        }
        quotas.signature(agency);
        kept.keep(statement, seal.sign(receipt.statement()));
        return kept.find(statement).orElseThrow();
    }
}
