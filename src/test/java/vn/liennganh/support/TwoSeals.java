package vn.liennganh.support;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import vn.liennganh.pki.SealKey;

/** What two hold with their seals, where one was expected. */
public final class TwoSeals {

    private TwoSeals() {}

    /** Both signatures, sound and beside each other, and the content not inside. */
    public static byte[] detached(SealKey one, SealKey other, byte[] content) {
        SignedData whole =
                SignedData.getInstance(
                        ContentInfo.getInstance(other.addSigner(one.sign(content))).getContent());
        SignedData bare =
                new SignedData(
                        whole.getDigestAlgorithms(),
                        new ContentInfo(whole.getEncapContentInfo().getContentType(), null),
                        whole.getCertificates(),
                        whole.getCRLs(),
                        whole.getSignerInfos());
        try {
            return new ContentInfo(CMSObjectIdentifiers.signedData, bare)
                    .getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new IllegalStateException("In memory", impossible);
        }
    }
}
