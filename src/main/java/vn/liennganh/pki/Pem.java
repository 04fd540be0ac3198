package vn.liennganh.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/**
 * PEM in and out, as OpenSSL writes and reads it; an unreadable file is an {@link
 * UncheckedIOException}.
 */
public final class Pem {

    private static final Pattern CERTIFICATE =
            Pattern.compile(
                    "-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----([A-Za-z0-9+/=\\s]*+)-----END");

    private Pem() {}

    /**
     * The first certificate.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static X509Certificate certificate(String pem) {
        List<X509Certificate> all = certificates(pem);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("No certificate in this PEM");
        }
        return all.get(0);
    }

    /**
     * Every certificate, in order; other PEM objects between them are passed over.
     *
     * @throws IllegalArgumentException if one of them is broken
     */
    public static List<X509Certificate> certificates(String pem) {
        List<X509Certificate> found = new ArrayList<>();
        Matcher matcher = CERTIFICATE.matcher(pem);
        while (matcher.find()) {
            found.add(certificateOf(Base64.getMimeDecoder().decode(matcher.group(1))));
        }
        return List.copyOf(found);
    }

    /**
     * A certificate from its DER.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static X509Certificate certificateOf(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException broken) {
            throw new IllegalArgumentException("Not a certificate: " + broken.getMessage(), broken);
        }
    }

    /**
     * The first private key: PKCS#8, or the traditional forms of RSA (PKCS#1) and EC (SEC 1).
     *
     * @throws IllegalArgumentException if there is none, or it is encrypted
     */
    public static PrivateKey privateKey(String pem) {
        JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            for (Object next = parser.readObject(); next != null; next = parser.readObject()) {
                if (next instanceof PrivateKeyInfo pkcs8) {
                    return converter.getPrivateKey(pkcs8);
                }
                if (next instanceof PEMKeyPair traditional) {
                    return converter.getPrivateKey(traditional.getPrivateKeyInfo());
                }
            }
        } catch (IOException broken) {
            throw new IllegalArgumentException(
                    "Not a private key in PEM: " + broken.getMessage(), broken);
        }
        throw new IllegalArgumentException("No private key in this PEM that is not encrypted");
    }

    public static X509Certificate readCertificate(Path file) {
        return certificate(read(file));
    }

    public static List<X509Certificate> readCertificates(Path file) {
        return certificates(read(file));
    }

    public static PrivateKey readPrivateKey(Path file) {
        return privateKey(read(file));
    }

    public static String write(X509Certificate certificate) {
        return armour("CERTIFICATE", Certificate.der(certificate));
    }

    public static String write(List<X509Certificate> bundle) {
        return bundle.stream().map(Pem::write).collect(Collectors.joining());
    }

    /** PKCS#8, not encrypted. */
    public static String write(PrivateKey key) {
        return armour("PRIVATE KEY", key.getEncoded());
    }

    /** Writes a key file that only its owner may read, where the file system knows owners. */
    public static void save(PrivateKey key, Path file) {
        FileAttribute<?>[] ownerOnly =
                posix()
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        try {
            Files.deleteIfExists(file);
            Set<StandardOpenOption> fresh =
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (var channel = Files.newByteChannel(file, fresh, ownerOnly)) {
                channel.write(ByteBuffer.wrap(write(key).getBytes(StandardCharsets.US_ASCII)));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static void save(List<X509Certificate> bundle, Path file) {
        try {
            Files.writeString(file, write(bundle));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static String armour(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    private static String read(Path file) {
        try {
            // Comments of any encoding may stand around the armour: Latin-1 reads every byte.
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
