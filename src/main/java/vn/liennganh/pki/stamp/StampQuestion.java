package vn.liennganh.pki.stamp;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import vn.liennganh.pki.Checked;
import vn.liennganh.pki.Fault;
import vn.liennganh.pki.Finding;

/**
 * One question to a time-stamping authority: its digest of SHA-256 tells nothing about the content,
 * its nonce ties the answer to it, and it asks for the certificate to come along.
 */
public final class StampQuestion {

    /** What a question is sent as. */
    public static final String MEDIA_TYPE = "application/timestamp-query";

    /** What the answer must come as. */
    public static final String REPLY_MEDIA_TYPE = "application/timestamp-reply";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final TimeStampRequest request;

    private StampQuestion(TimeStampRequest request) {
        this.request = request;
    }

    /** A new question about these bytes. */
    public static StampQuestion about(byte[] content) {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        return new StampQuestion(
                generator.generate(
                        NISTObjectIdentifiers.id_sha256,
                        TimestampToken.digest("SHA-256", content),
                        new BigInteger(63, RANDOM)));
    }

    /** The question in DER. */
    public byte[] toBytes() {
        try {
            return request.getEncoded();
        } catch (IOException impossible) {
            throw new IllegalStateException("A question that cannot be encoded", impossible);
        }
    }

    /**
     * The token of an answer to this very question: granted, same digest, same nonce. Who made it
     * is for {@link TimestampToken} to tell.
     */
    public Checked<byte[]> tokenOf(byte[] answer) {
        try {
            TimeStampResponse response = new TimeStampResponse(answer);
            response.validate(request);
            return response.getTimeStampToken() == null
                    ? Checked.faulty(
                            Finding.of(Fault.INVALID, "stamp-refused", response.getStatus()))
                    : Checked.sound(response.getTimeStampToken().getEncoded());
        } catch (IOException | TSPException | RuntimeException unfit) {
            // The library throws many kinds on damaged input: one answer, one finding.
            return Checked.faulty(Finding.of(Fault.INVALID, "stamp-no-answer"));
        }
    }
}
