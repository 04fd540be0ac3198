package vn.liennganh.partner.client.keys;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import vn.liennganh.partner.client.keys.AgencyKeys.Entry;

/**
 * Shows one certificate and no other: a key store that also holds the seal must not choose for
 * itself. The key is used where it is, as a token's key cannot be copied.
 */
final class ChosenKey extends X509ExtendedKeyManager {

    private static final String ALIAS = "tls";

    private final Entry entry;

    ChosenKey(Entry entry) {
        this.entry = entry;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return new String[] {ALIAS};
    }

    /** The certificate whatever the server asks for, unless it cannot use this kind of key. */
    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return chosen(keyTypes);
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return chosen(keyTypes);
    }

    private @Nullable String chosen(String... keyTypes) {
        String own = entry.chain().get(0).getPublicKey().getAlgorithm();
        for (String type : keyTypes) {
            if (type.startsWith(own) || own.startsWith("RSA") && type.startsWith("RSA")) {
                return ALIAS;
            }
        }
        return null;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return new String[0];
    }

    @Override
    public @Nullable String chooseServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return entry.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return entry.key();
    }
}
