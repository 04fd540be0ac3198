package vn.liennganh.partner.client.keys;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import vn.liennganh.partner.client.KeyFolder;
import vn.liennganh.partner.client.Signer;
import vn.liennganh.pki.SealKey;
import vn.liennganh.pki.TlsIdentity;

/**
 * What an agency shows and signs with: the TLS identity of its channel, its seal, and its
 * official's key.
 *
 * <p>Private keys are only ever used, never copied, so they may stay inside a PKCS#11 token.
 */
public final class AgencyKeys {

    private final Entry tls;
    private final Signer signer;

    /** A private key with its certificate, the own one first. */
    record Entry(PrivateKey key, List<X509Certificate> chain) {
        Entry {
            chain = List.copyOf(chain);
        }
    }

    private AgencyKeys(Entry tls, Signer signer) {
        this.tls = tls;
        this.signer = signer;
    }

    /**
     * PEM files of the names that {@link KeyFolder} knows.
     *
     * @throws IllegalArgumentException if a file is missing or unreadable
     */
    public static AgencyKeys in(KeyFolder folder) {
        TlsIdentity tls = folder.tls();
        List<X509Certificate> chain = new ArrayList<>(List.of(tls.certificate()));
        chain.addAll(tls.chain());
        return new AgencyKeys(new Entry(tls.key(), chain), folder.signer());
    }

    /**
     * The entries {@code tls}, {@code seal} and {@code official} of a key store: PKCS#12, JKS, or
     * PKCS#11 for keys in a hardware token. Without {@code tls} the seal opens the connections.
     *
     * @param aliases entries that have another name, such as {@code seal} to {@code "Con dau 2026"}
     * @param password of the entries; for PKCS#11 the PIN
     * @param clock the machine's clock, for signing-time
     * @throws IllegalArgumentException if no entry opens connections or none signs
     */
    public static AgencyKeys of(
            KeyStore store, char[] password, Map<String, String> aliases, Clock clock) {
        Optional<Entry> seal = entry(store, password, aliases.getOrDefault("seal", "seal"));
        Optional<Entry> official =
                entry(store, password, aliases.getOrDefault("official", "official"));
        Entry tls =
                entry(store, password, aliases.getOrDefault("tls", "tls"))
                        .or(() -> seal)
                        .orElseThrow(
                                () -> new IllegalArgumentException("No entry tls, and no seal"));
        return new AgencyKeys(
                tls,
                new Signer(
                        seal.map(it -> signing(it, clock)),
                        official.map(it -> signing(it, clock))));
    }

    /**
     * One key for both purposes, as EST certifies it; it may be a token's, which its provider must
     * then be registered for ({@code Security.addProvider}).
     *
     * @param chain the own certificate first
     */
    public static AgencyKeys of(PrivateKey key, List<X509Certificate> chain, Clock clock) {
        Entry both = new Entry(key, chain);
        return new AgencyKeys(
                both, new Signer(Optional.of(signing(both, clock)), Optional.empty()));
    }

    /** The certificate that the hub knows this channel by. */
    public X509Certificate channelCertificate() {
        return tls.chain().get(0);
    }

    /** The keys that sign: the official first, then the seal. */
    public Signer signer() {
        return signer;
    }

    /** TLS with this identity, trusting these authorities and nobody else. */
    public SSLContext sslContext(List<X509Certificate> authorities) {
        return context(new KeyManager[] {new ChosenKey(tls)}, authorities);
    }

    /** TLS without an identity, before there is one: for enrolment. */
    public static SSLContext anonymous(List<X509Certificate> authorities) {
        return context(new KeyManager[0], authorities);
    }

    private static SSLContext context(KeyManager[] keys, List<X509Certificate> authorities) {
        try {
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(TlsIdentity.trustStore(authorities));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has TLS", missing);
        }
    }

    private static SealKey signing(Entry entry, Clock clock) {
        return new SealKey(
                entry.chain().get(0),
                entry.key(),
                entry.chain().subList(1, entry.chain().size()),
                clock);
    }

    private static Optional<Entry> entry(KeyStore store, char[] password, String alias) {
        try {
            if (!store.isKeyEntry(alias)
                    || !(store.getKey(alias, password) instanceof PrivateKey key)) {
                return Optional.empty();
            }
            List<X509Certificate> chain = new ArrayList<>();
            for (Certificate certificate : store.getCertificateChain(alias)) {
                chain.add((X509Certificate) certificate);
            }
            return Optional.of(new Entry(key, chain));
        } catch (GeneralSecurityException locked) {
            throw new IllegalArgumentException("Cannot open the entry " + alias, locked);
        }
    }
}
