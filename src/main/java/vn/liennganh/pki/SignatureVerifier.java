package vn.liennganh.pki;

import java.util.List;

/** Verifies every CAdES-B-B signature of a document. */
public final class SignatureVerifier {
    public SignatureVerifier(AlgorithmPolicy policy) {}

    /** All signers in the order of the document, or the first fault; a refused algorithm is told first. */
    public Checked<List<CmsSigner>> verify(CmsDocument document) {
        throw new UnsupportedOperationException("being written");
    }
}
