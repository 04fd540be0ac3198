package vn.liennganh.pki;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;

/**
 * Puts a detached CMS and its content together again, so that it is verified like any other
 * message.
 */
public final class DetachedSignature {

    private DetachedSignature() {}

    /** The same signatures with the content inside, in DER; nothing is proved yet. */
    public static Checked<byte[]> attach(byte[] cms, byte[] content) {
        try {
            ContentInfo outer = ContentInfo.getInstance(cms);
            if (!CMSObjectIdentifiers.signedData.equals(outer.getContentType())) {
                return malformed();
            }
            SignedData bare = SignedData.getInstance(outer.getContent());
            ContentInfo inner =
                    new ContentInfo(
                            bare.getEncapContentInfo().getContentType(),
                            new DEROctetString(content));
            SignedData whole =
                    new SignedData(
                            bare.getDigestAlgorithms(),
                            inner,
                            bare.getCertificates(),
                            bare.getCRLs(),
                            bare.getSignerInfos());
            return Checked.sound(
                    new ContentInfo(CMSObjectIdentifiers.signedData, whole)
                            .getEncoded(ASN1Encoding.DER));
        } catch (IOException | RuntimeException unreadable) {
            return malformed();
        }
    }

    private static Checked<byte[]> malformed() {
        return Checked.faulty(Finding.of(Fault.MALFORMED, "not-detached"));
    }
}
