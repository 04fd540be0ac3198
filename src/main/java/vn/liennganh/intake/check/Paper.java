package vn.liennganh.intake.check;

import vn.liennganh.message.Envelope;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Verdict;
import vn.liennganh.pki.Checked;
import vn.liennganh.pki.CmsDocument;
import vn.liennganh.pki.CmsReader;

/** A message as it lies on the desk: read strictly, and nothing of it believed yet. */
public record Paper(byte[] cms, Sha256 sha256, Envelope envelope, CmsDocument document) {

    /** A signed message has at most 1 MiB on every channel (protocol, section 1). */
    public static final int BYTES_MAX = 1_048_576;

    private static final CmsReader READER = new CmsReader();

    /** Looks at size and form of the signed bytes. */
    public static Verdict<CmsDocument> open(byte[] cms) {
        if (cms.length > BYTES_MAX) {
            return Verdict.refused(
                    Refusal.of(
                            RefusalCode.TOO_LARGE,
                            "intake.too-large",
                            Integer.toString(BYTES_MAX)));
        }
        Checked<CmsDocument> document = READER.read(cms);
        return document.fault().isPresent()
                ? Verdict.refused(SignerCheck.refusal(document.fault().get()))
                : Verdict.granted(document.orThrow());
    }

    /** {@link #open}, then {@link #read}. */
    public static Verdict<Paper> of(byte[] cms) {
        return open(cms).then(Paper::read);
    }

    /** Reads the message in it. */
    public static Verdict<Paper> read(CmsDocument document) {
        return EnvelopeReader.read(document.content())
                .then(
                        envelope ->
                                Verdict.granted(
                                        new Paper(
                                                document.source(),
                                                Sha256.of(document.source()),
                                                envelope,
                                                document)));
    }
}
