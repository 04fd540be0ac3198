package vn.liennganh.pki;

import java.util.Arrays;
import java.util.List;

/** A well-formed CMS SignedData with its content; nothing about its signatures is proved yet. */
public final class CmsDocument {

    /** Positions of one SignerInfo's fields in the source. */
    record SignerSlices(
            Der.Slice sid,
            Der.Slice digest,
            Der.Slice attributes,
            Der.Slice algorithm,
            Der.Slice signature) {}

    private final byte[] source;
    private final Der.Slice content;
    private final List<Certificate> certificates;
    private final List<SignerSlices> signers;

    CmsDocument(
            byte[] source,
            Der.Slice content,
            List<Certificate> certificates,
            List<SignerSlices> signers) {
        this.source = source;
        this.content = content;
        this.certificates = List.copyOf(certificates);
        this.signers = List.copyOf(signers);
    }

    /** The bytes as received: the array itself, not a copy; nobody may change it. */
    public byte[] source() {
        return source;
    }

    public int contentOffset() {
        return content.start();
    }

    public int contentLength() {
        return content.length();
    }

    /**
     * A copy of the signed content; readers that can take a slice read {@link #source()} instead.
     */
    public byte[] content() {
        return Arrays.copyOfRange(source, content.start(), content.end());
    }

    /** Every certificate that the message carries, in its order. */
    public List<Certificate> certificates() {
        return certificates;
    }

    List<SignerSlices> signers() {
        return signers;
    }
}
