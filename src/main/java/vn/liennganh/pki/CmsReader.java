package vn.liennganh.pki;

/** Reads CMS SignedData in DER, refusing what could hurt before any certificate or signature is looked at. */
public final class CmsReader {
    /** Never throws for any input; the document keeps the array, which nobody may change afterwards. */
    public Checked<CmsDocument> read(byte[] der) {
        throw new UnsupportedOperationException("being written");
    }
}
