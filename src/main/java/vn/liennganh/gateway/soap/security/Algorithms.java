package vn.liennganh.gateway.soap.security;

import java.util.Map;
import java.util.Optional;
import vn.liennganh.pki.DetachedSignature;

/** The algorithms of the profile; whatever is not here is refused. */
final class Algorithms {

    static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";

    /** Some toolkits name it before every reference; outside the signature it does nothing. */
    static final String ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

    static final String SHA_256 = "http://www.w3.org/2001/04/xmlenc#sha256";

    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
    private static final String NEWER = "http://www.w3.org/2007/05/xmldsig-more#";

    private static final Map<String, String> DIGESTS =
            Map.of(
                    SHA_256,
                    "SHA-256",
                    MORE + "sha384",
                    "SHA-384",
                    "http://www.w3.org/2001/04/xmlenc#sha512",
                    "SHA-512");

    /** How a signature was made. */
    record Method(DetachedSignature.Plain.Family family, String digest) {}

    private static final Map<String, Method> METHODS =
            Map.of(
                    MORE + "rsa-sha256", new Method(DetachedSignature.Plain.Family.RSA, "SHA-256"),
                    MORE + "rsa-sha384", new Method(DetachedSignature.Plain.Family.RSA, "SHA-384"),
                    MORE + "rsa-sha512", new Method(DetachedSignature.Plain.Family.RSA, "SHA-512"),
                    NEWER + "sha256-rsa-MGF1",
                            new Method(DetachedSignature.Plain.Family.RSA_PSS, "SHA-256"),
                    NEWER + "sha384-rsa-MGF1",
                            new Method(DetachedSignature.Plain.Family.RSA_PSS, "SHA-384"),
                    NEWER + "sha512-rsa-MGF1",
                            new Method(DetachedSignature.Plain.Family.RSA_PSS, "SHA-512"),
                    MORE + "ecdsa-sha256",
                            new Method(DetachedSignature.Plain.Family.ECDSA, "SHA-256"),
                    MORE + "ecdsa-sha384",
                            new Method(DetachedSignature.Plain.Family.ECDSA, "SHA-384"),
                    MORE + "ecdsa-sha512",
                            new Method(DetachedSignature.Plain.Family.ECDSA, "SHA-512"));

    private Algorithms() {}

    /** The JCA name of a digest. */
    static Optional<String> digest(String uri) {
        return Optional.ofNullable(DIGESTS.get(uri));
    }

    static Optional<Method> method(String uri) {
        return Optional.ofNullable(METHODS.get(uri));
    }

    /** The URI of a method. */
    static String uri(Method method) {
        return METHODS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(method))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
