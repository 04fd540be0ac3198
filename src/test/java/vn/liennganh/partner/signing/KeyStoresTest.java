package vn.liennganh.partner.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.partner.client.Signer;
import vn.liennganh.pki.authority.CertificateOrder.Use;
import vn.liennganh.support.TestPki;

/** A key of a file: the password is asked for in the window, and the right certificate is found. */
class KeyStoresTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final TestPki PKI = new TestPki("Authority", CLOCK);
    private static final String PASSWORD = "mat khau";

    private final ScriptedWindow window = new ScriptedWindow();
    private final KeyStores stores = new KeyStores(window, new Shell());

    @TempDir private Path dir;

    @Test
    void the_only_key_needs_no_label() throws Exception {
        window.type(PASSWORD);
        assertThat(stores.ofFile(file("seal"), Optional.empty()).certificate().x509())
                .isEqualTo(certificate("seal"));
        assertThat(window.shown).containsExactly("Password of the file keys.p12:");
    }

    @Test
    void of_several_the_label_or_the_person_decides() throws Exception {
        Path file = file("official", "seal");
        window.type(PASSWORD, PASSWORD, "1", PASSWORD, "seal");
        assertThat(stores.ofFile(file, Optional.of("seal")).certificate().x509())
                .isEqualTo(certificate("seal"));
        assertThat(stores.ofFile(file, Optional.empty()).certificate().x509())
                .isEqualTo(certificate("official"));
        assertThat(stores.ofFile(file, Optional.empty()).certificate().x509())
                .isEqualTo(certificate("seal"));
        assertThat(window.all()).contains("1. official: Holder of official, until 20");
    }

    @Test
    void what_opens_nothing_is_told_without_the_secret() throws Exception {
        Path file = file("official", "seal");
        window.type("guessed", PASSWORD, PASSWORD, "7", PASSWORD, "");
        assertThatThrownBy(() -> stores.ofFile(file, Optional.empty()))
                .hasMessageContaining("password is wrong")
                .hasMessageNotContaining("guessed");
        assertThatThrownBy(() -> stores.ofFile(file, Optional.of("king")))
                .hasMessageContaining("\"king\"");
        assertThatThrownBy(() -> stores.ofFile(file, Optional.empty()))
                .hasMessageContaining("\"7\"");
        assertThatThrownBy(() -> stores.ofFile(file, Optional.empty()))
                .hasMessageContaining("no usable key");
        assertThatThrownBy(() -> stores.ofFile(file, Optional.empty()))
                .as("nobody types any more")
                .hasMessageContaining("terminal");
        assertThat(window.all()).doesNotContain(PASSWORD);
    }

    @Test
    void a_library_that_is_none_opens_no_token() throws Exception {
        Path none = Files.writeString(dir.resolve("token.so"), "none");
        for (Path library : List.of(dir.resolve("absent.so"), dir, none)) {
            assertThatThrownBy(() -> stores.ofToken(library, OptionalInt.of(0), Optional.empty()))
                    .isInstanceOf(Complaint.class);
        }
        assertThat(window.shown).as("no PIN is asked for in vain").isEmpty();
    }

    private Path file(String... names) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (String name : names) {
            store.setKeyEntry(
                    name,
                    PKI.identity("Holder of " + name, Use.SEAL).keys().getPrivate(),
                    PASSWORD.toCharArray(),
                    new Certificate[] {certificate(name)});
        }
        Path file = dir.resolve("keys.p12");
        try (var bytes = Files.newOutputStream(file)) {
            store.store(bytes, PASSWORD.toCharArray());
        }
        return file;
    }

    private static Certificate certificate(String name) {
        return PKI.identity("Holder of " + name, Use.SEAL).certificate();
    }

    /** What the command line would throw. */
    private static final class Complaint extends RuntimeException {
        Complaint(String message) {
            super(message);
        }
    }

    /** A command line in English. */
    private static final class Shell implements Surroundings {

        @Override
        public URI hubAddress() {
            return URI.create("https://hub.example.invalid");
        }

        @Override
        public Signer signerOfHome() {
            throw new IllegalStateException("not here");
        }

        @Override
        public Clock clock() {
            return CLOCK;
        }

        @Override
        public Locale language() {
            return Texts.ENGLISH;
        }

        @Override
        public PrintWriter out() {
            return new PrintWriter(new StringWriter());
        }

        @Override
        public String text(String key, Object... args) {
            return Texts.render(Text.of(key, args), language());
        }

        @Override
        public RuntimeException unusable(String key, Object... args) {
            return new Complaint(text(key, args));
        }
    }
}
