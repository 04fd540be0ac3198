package vn.liennganh.gateway.rest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.stereotype.Component;
import vn.liennganh.gateway.Quotas;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;
import vn.liennganh.pki.SealKey;

/** A receipt's statement as classic CMS SignedData, for partners whose software reads nothing else. */
@Component
class SignedReceipts {

    /** Documents remembered; each has about 2 KB. */
    private static final int REMEMBERED = 4_096;

    private final SealKey seal;
    private final Quotas quotas;
    private final Cache<Sha256, byte[]> made =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    SignedReceipts(SealKey seal, Quotas quotas) {
        this.seal = seal;
        this.quotas = quotas;
    }

    /**
     * The document in DER; each new one is a private-key operation and counts against the agency's quota.
     */
    byte[] of(Receipt receipt, AgencyId agency) {
        Sha256 statement = Sha256.of(receipt.statement());
        byte[] known = made.getIfPresent(statement);
        if (known != null) {
            return known;
        }
        quotas.signedReceipt(agency);
        byte[] signed = seal.sign(receipt.statement());
        made.put(statement, signed);
        return signed;
    }
}
