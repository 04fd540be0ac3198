package vn.liennganh.startup.broker;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The words between the hub and a stand-alone broker. The hub calls by management messages, which
 * its certificate alone may send; the broker tells by messages on one queue, which the hub alone
 * may read, one hub at a time.
 */
public final class Wire {

    /** What the hub calls is registered under this name with the broker's management. */
    public static final String RESOURCE = "hub.partners";

    /** Where management messages go to. */
    public static final String MANAGEMENT = "activemq.management";

    /** Where the broker tells. */
    public static final String EVENTS = "hub.events";

    /** Of a told message: which of the following it is. */
    public static final String KIND = "kind";

    public static final String ATTACHED = "attached";
    public static final String SETTLED = "settled";
    public static final String GREW = "grew";

    /** Somebody has shown certificates that the broker wants to hear of. */
    public static final String ASKED = "asked";

    public static final String PARTY = "party";
    public static final String MESSAGE = "message";
    public static final String LANE = "lane";
    public static final String CHAIN = "chain";

    /** Between the items of a list in one string. */
    public static final String LINE = "\n";

    private Wire() {}

    /** The first certificate's SHA-256, by which it is spoken of. */
    public static String fingerprint(List<X509Certificate> chain) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(chain.get(0).getEncoded()));
        } catch (NoSuchAlgorithmException | CertificateEncodingException impossible) {
            throw new IllegalStateException("A certificate of a TLS session", impossible);
        }
    }

    static String write(List<X509Certificate> chain) {
        return chain.stream().map(Wire::encoded).collect(Collectors.joining(LINE));
    }

    private static String encoded(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("A certificate of a TLS session", impossible);
        }
    }

    /** The certificates of an {@link #ASKED}. */
    public static List<X509Certificate> readChain(String written) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> chain = new ArrayList<>();
        for (String one : written.split(LINE)) {
            byte[] der = Base64.getDecoder().decode(one);
            chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
        }
        return chain;
    }

    /** The items of a list in one string; none for an empty one. */
    public static List<String> lines(String written) {
        return written.isEmpty() ? List.of() : List.of(written.split(LINE));
    }
}
