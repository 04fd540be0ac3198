package vn.liennganh.partner.signing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import vn.liennganh.pki.SealKey;

/**
 * A key of a PKCS#12 file, or of a PKCS#11 token, which it never leaves. Password and PIN come from
 * the agent's window and are wiped when they have served.
 */
final class KeyStores {

    private static final String PKCS11 = "SunPKCS11";

    private final Window window;
    private final Surroundings around;

    KeyStores(Window window, Surroundings around) {
        this.window = window;
        this.around = around;
    }

    /** The key of that label, or of the person's choice where there are several. */
    SealKey ofFile(Path file, Optional<String> label) {
        char[] password = secret("partner.agent-password", file.getFileName());
        try (InputStream bytes = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(bytes, password);
            return key(store, password, label);
        } catch (IOException | GeneralSecurityException closed) {
            throw around.unusable("partner.agent-file-closed", file);
        } finally {
            Arrays.fill(password, ' ');
        }
    }

    /**
     * @param slot the slot's number as the token's own tools show it; absent for the first
     */
    SealKey ofToken(Path library, OptionalInt slot, Optional<String> label) {
        Provider token = token(library, slot);
        char[] pin = secret("partner.agent-pin", library.getFileName());
        try {
            KeyStore store = KeyStore.getInstance("PKCS11", token);
            store.load(null, pin);
            Security.addProvider(token);
            return key(store, pin, label);
        } catch (IOException | GeneralSecurityException | ProviderException closed) {
            throw around.unusable("partner.agent-token-closed", library);
        } finally {
            Arrays.fill(pin, ' ');
        }
    }

    private Provider token(Path library, OptionalInt slot) {
        String path = library.toAbsolutePath().toString();
        if (!Files.isRegularFile(library) || path.contains("\"") || path.contains("\n")) {
            throw around.unusable("partner.agent-no-library", library);
        }
        String settings =
                "--name = LienNganh\nlibrary = \"%s\"\n%s\n"
                        .formatted(
                                path,
                                slot.isPresent()
                                        ? "slot = " + slot.getAsInt()
                                        : "slotListIndex = 0");
        try {
            return Security.getProvider(PKCS11).configure(settings);
        } catch (ProviderException | IllegalArgumentException absent) {
            throw around.unusable("partner.agent-no-token", library);
        }
    }

    private char[] secret(String prompt, Object what) {
        return window.secret(around.text(prompt, what))
                .orElseThrow(() -> around.unusable("partner.agent-no-terminal"));
    }

    private SealKey key(KeyStore store, char[] password, Optional<String> label)
            throws GeneralSecurityException {
        TreeMap<String, X509Certificate> entries = new TreeMap<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)
                    && store.getCertificate(alias) instanceof X509Certificate certificate) {
                entries.put(alias, certificate);
            }
        }
        String alias = label.isPresent() ? label.get() : chosen(entries);
        if (!entries.containsKey(alias)
                || !(store.getKey(alias, password) instanceof PrivateKey key)) {
            throw around.unusable("partner.agent-no-entry", alias);
        }
        List<X509Certificate> chain = new ArrayList<>();
        for (Certificate certificate : store.getCertificateChain(alias)) {
            chain.add((X509Certificate) certificate);
        }
        return new SealKey(chain.get(0), key, chain.subList(1, chain.size()), around.clock());
    }

    private String chosen(TreeMap<String, X509Certificate> entries) {
        if (entries.size() == 1) {
            return entries.firstKey();
        }
        List<String> labels = List.copyOf(entries.keySet());
        for (int i = 0; i < labels.size(); i++) {
            X509Certificate certificate = entries.get(labels.get(i));
            window.show(
                    around.text(
                            "partner.agent-entry",
                            i + 1,
                            Shown.plain(labels.get(i)),
                            Shown.plain(HeldKey.name(certificate)),
                            certificate.getNotAfter().toInstant()));
        }
        String answer =
                labels.isEmpty()
                        ? ""
                        : window.ask(around.text("partner.agent-choose")).orElse("").strip();
        return answer.matches("[1-9][0-9]?") && Integer.parseInt(answer) <= labels.size()
                ? labels.get(Integer.parseInt(answer) - 1)
                : answer;
    }
}
