package vn.liennganh.partner.signing;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.util.Collections;

/**
 * Puts the entries of a PKCS#12 file into a PKCS#11 token, to stay there; a process of its own,
 * because a token's library reads its settings from the environment. Arguments: library, file,
 * password and PIN in one.
 */
final class TokenFiller {

    private TokenFiller() {}

    public static void main(String[] args) throws Exception {
        char[] secret = args[2].toCharArray();
        KeyStore file = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(Path.of(args[1]))) {
            file.load(bytes, secret);
        }
        Provider provider =
                Security.getProvider("SunPKCS11")
                        .configure(
                                """
                                --name = Filler
                                library = "%s"
                                slotListIndex = 0
                                attributes(*, CKO_PRIVATE_KEY, *) = {
                                  CKA_SENSITIVE = true
                                  CKA_EXTRACTABLE = false
                                }
                                """
                                        .formatted(args[0]));
        KeyStore token = KeyStore.getInstance("PKCS11", provider);
        token.load(null, secret);
        for (String alias : Collections.list(file.aliases())) {
            token.setKeyEntry(
                    alias, file.getKey(alias, secret), null, file.getCertificateChain(alias));
        }
    }
}
