package vn.liennganh.pki;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** PEM in and out, as OpenSSL writes and reads it. */
public final class Pem {

    private Pem() {}

    /**
     * The first certificate.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static X509Certificate certificate(String pem) {
        throw new UnsupportedOperationException("being written");
    }

    /** Every certificate, in order. */
    public static List<X509Certificate> certificates(String pem) {
        throw new UnsupportedOperationException("being written");
    }

    /** The first private key: PKCS#8, or the traditional forms of RSA (PKCS#1) and EC (SEC 1). */
    public static PrivateKey privateKey(String pem) {
        throw new UnsupportedOperationException("being written");
    }

    public static X509Certificate readCertificate(Path file) {
        throw new UnsupportedOperationException("being written");
    }

    public static List<X509Certificate> readCertificates(Path file) {
        throw new UnsupportedOperationException("being written");
    }

    public static PrivateKey readPrivateKey(Path file) {
        throw new UnsupportedOperationException("being written");
    }

    public static String write(X509Certificate certificate) {
        throw new UnsupportedOperationException("being written");
    }

    public static String write(List<X509Certificate> bundle) {
        throw new UnsupportedOperationException("being written");
    }

    /** PKCS#8, not encrypted. */
    public static String write(PrivateKey key) {
        throw new UnsupportedOperationException("being written");
    }

    /** Writes a key file that only its owner may read, where the file system knows owners. */
    public static void save(PrivateKey key, Path file) {
        throw new UnsupportedOperationException("being written");
    }

    public static void save(List<X509Certificate> bundle, Path file) {
        throw new UnsupportedOperationException("being written");
    }
}
