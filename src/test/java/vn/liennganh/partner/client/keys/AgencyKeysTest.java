package vn.liennganh.partner.client.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.liennganh.partner.client.Est;
import vn.liennganh.partner.client.HubClient;
import vn.liennganh.partner.client.Partner;
import vn.liennganh.partner.client.fake.FakeHub;
import vn.liennganh.partner.client.mail.Sent;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.authority.CsrWriter;

/** Keys are used where they lie: in a key store, in a token. */
class AgencyKeysTest {

    private static final String BANK = "X99.51.001";
    private static final String NSS = "libsoftokn3.so";
    private static final Clock CLOCK = Clock.systemUTC();

    private static @Nullable Provider token;

    @TempDir private Path dir;

    private FakeHub hub;

    @BeforeEach
    void a_hub() {
        hub = FakeHub.start();
    }

    @AfterEach
    void it_is_closed() {
        hub.close();
    }

    @Test
    void a_key_store_opens_connections_and_signs_under_names_of_its_own() throws Exception {
        Path folder = hub.keys(BANK, dir.resolve("pem"));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        char[] password = "invented".toCharArray();
        for (String name : List.of("tls", "seal", "official")) {
            PrivateKey key = Pem.readPrivateKey(folder.resolve(name + ".key"));
            Certificate[] chain = {Pem.readCertificate(folder.resolve(name + ".crt"))};
            store.setKeyEntry(name.equals("seal") ? "con-dau" : name, key, password, chain);
        }

        Sent sent = ping(AgencyKeys.of(store, password, Map.of("seal", "con-dau"), CLOCK));

        assertThat(sent.statement().from().value()).isEqualTo(BANK);
        assertThatThrownBy(() -> AgencyKeys.of(store, "wrong".toCharArray(), Map.of(), CLOCK))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void a_key_that_cannot_leave_its_token_enrols_connects_and_signs(String algorithm)
            throws Exception {
        Provider token = token();
        Security.addProvider(token);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, token);
            if (algorithm.equals("EC")) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            } else {
                generator.initialize(2048);
            }
            KeyPair keys = generator.generateKeyPair();
            assertThat(keys.getPrivate().getEncoded()).as("it stays in the token").isNull();
            Est est =
                    new Est(
                            hub.url(),
                            AgencyKeys.anonymous(hub.authorities()),
                            HubClient.Options.standard());
            Est.Answer answer =
                    est.enrol(BANK, hub.enrolmentCode(BANK), CsrWriter.write(keys, BANK));
            var chain = ((Est.Answer.Issued) answer).certificates();

            Sent sent = ping(AgencyKeys.of(keys.getPrivate(), chain, CLOCK));

            assertThat(sent.statement().from().value()).isEqualTo(BANK);
        } finally {
            Security.removeProvider(token.getName());
        }
    }

    private Sent ping(AgencyKeys keys) {
        Partner bank =
                Partner.connect(hub.url())
                        .keys(keys)
                        .authorities(hub.authorities())
                        .memory(dir.resolve("memory"))
                        .open();
        return bank.send(bank.sample("sandbox.ping").to(List.of("X99.11.001")));
    }

    /** The software token of Firefox and Chromium, whose keys are sensitive here. */
    private Provider token() throws Exception {
        if (token != null) {
            return token; // NSS can be opened once in a process
        }
        Optional<Path> library =
                Stream.of(
                                "/usr/lib/x86_64-linux-gnu",
                                "/usr/lib/aarch64-linux-gnu",
                                "/usr/lib64",
                                "/usr/lib")
                        .map(Path::of)
                        .filter(folder -> Files.exists(folder.resolve(NSS)))
                        .findFirst();
        Assumptions.assumeTrue(
                library.isPresent(),
                "Skipped: the PKCS#11 token of NSS (libnss3) is not installed");
        Path settings =
                Files.writeString(
                        dir.resolve("token.cfg"),
                        """
                        name = Token
                        nssLibraryDirectory = %s
                        nssDbMode = noDb
                        attributes(*, CKO_PRIVATE_KEY, *) = {
                          CKA_SENSITIVE = true
                          CKA_EXTRACTABLE = false
                        }
                        """
                                .formatted(library.get()));
        token = Security.getProvider("SunPKCS11").configure(settings.toString());
        return token;
    }
}
