package vn.liennganh.partner.client.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import vn.liennganh.partner.client.Est;
import vn.liennganh.partner.client.HubClient;
import vn.liennganh.partner.client.KeyFolder;
import vn.liennganh.partner.client.mail.Safekeeping;
import vn.liennganh.pki.KeyPairs;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.authority.CsrWriter;

/**
 * Gets an agency its certificate, and the next one in time. Key and certificate lie in a folder as
 * {@code seal.key} and {@code seal.crt}; the key never leaves it.
 */
public final class Enrolment {

    private final URI hub;
    private final List<X509Certificate> authorities;
    private final Path folder;
    private final HubClient.Options options;

    /**
     * @param authorities whose fingerprint stood in the letter
     */
    public Enrolment(
            URI hub, List<X509Certificate> authorities, Path folder, HubClient.Options options) {
        this.hub = hub;
        this.authorities = List.copyOf(authorities);
        this.folder = folder;
        this.options = options;
    }

    /**
     * Asks for a certificate that is TLS identity and seal at once. While a person has to approve,
     * the answer is {@code Pending}: call it again later, it asks with the same key.
     *
     * @param code of the letter, used up by the certificate
     * @param newKeys makes the key at the first call: {@link KeyPairs#newP256} or RSA
     * @throws IllegalStateException if a key lies here that this enrolment did not make
     */
    public Est.Answer enrol(String agency, String code, Supplier<KeyPair> newKeys) {
        Est est = new Est(hub, AgencyKeys.anonymous(authorities), options);
        Est.Answer answer = est.enrol(agency, code, CsrWriter.write(waiting(newKeys), agency));
        if (answer instanceof Est.Answer.Issued issued) {
            keep(issued);
            Safekeeping.write(folder.resolve("ca.pem"), pem(authorities));
            delete(folder.resolve("seal.pub"));
        }
        return answer;
    }

    /** The same with a key of the curve P-256. */
    public Est.Answer enrol(String agency, String code) {
        return enrol(agency, code, KeyPairs::newP256);
    }

    /**
     * Renews the certificate in use, for the same key; the old one stays valid until its end. A
     * {@code Partner} that is open goes on with the old one: open another.
     */
    public Est.Answer renew(Clock clock) {
        AgencyKeys keys = AgencyKeys.in(new KeyFolder(folder, Map.of(), clock));
        X509Certificate old = Pem.readCertificate(folder.resolve("seal.crt"));
        KeyPair pair =
                new KeyPair(old.getPublicKey(), Pem.readPrivateKey(folder.resolve("seal.key")));
        String subject = old.getSubjectX500Principal().getName();
        Est est = new Est(hub, keys.sslContext(authorities), options);
        Est.Answer answer = est.renew(CsrWriter.write(pair, commonName(subject)));
        if (answer instanceof Est.Answer.Issued issued) {
            keep(issued);
        }
        return answer;
    }

    /** The hub sets the names itself; this one is for the person who approves. */
    private static String commonName(String subject) {
        return subject.replaceFirst("^.*?CN=([^,+]*).*$", "$1");
    }

    private void keep(Est.Answer.Issued issued) {
        Safekeeping.write(folder.resolve("seal.crt"), pem(issued.certificates()));
    }

    /** The key outlives an interrupted enrolment: whoever approves sees the same request again. */
    private KeyPair waiting(Supplier<KeyPair> newKeys) {
        Path file = folder.resolve("seal.key");
        Path publicPart = folder.resolve("seal.pub");
        if (Files.exists(file) && Files.exists(publicPart)) {
            return read(file, publicPart);
        }
        if (Files.exists(file)) {
            throw new IllegalStateException("There is a key already: " + file);
        }
        KeyPair keys = newKeys.get();
        try {
            Files.createDirectories(folder);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        Pem.save(keys.getPrivate(), file);
        Safekeeping.write(publicPart, keys.getPublic().getEncoded());
        return keys;
    }

    private static KeyPair read(Path privatePart, Path publicPart) {
        try {
            PrivateKey key = Pem.readPrivateKey(privatePart);
            KeyFactory factory =
                    KeyFactory.getInstance(key.getAlgorithm().equals("RSA") ? "RSA" : "EC");
            byte[] published = Files.readAllBytes(publicPart);
            return new KeyPair(factory.generatePublic(new X509EncodedKeySpec(published)), key);
        } catch (GeneralSecurityException | IOException unreadable) {
            throw new IllegalArgumentException("Not a key pair: " + privatePart, unreadable);
        }
    }

    private static byte[] pem(List<X509Certificate> certificates) {
        return Pem.write(certificates).getBytes(StandardCharsets.US_ASCII);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
