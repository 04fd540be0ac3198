package vn.liennganh.partner.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import vn.liennganh.message.Json;
import vn.liennganh.partner.client.Est;
import vn.liennganh.pki.Certificate;
import vn.liennganh.pki.KeyPairs;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.authority.CsrWriter;

/**
 * Makes a key and fetches the certificate for it over EST, against the one-time code of the letter.
 */
@Command(name = "enrol", mixinStandardHelpOptions = true)
final class EnrolCommand implements Callable<Integer> {

    @ParentCommand private @Nullable PartnerCommand partner;

    @Option(names = "--agency", required = true, paramLabel = "ID")
    private String agency = "";

    @Option(names = "--code", required = true, paramLabel = "CODE")
    private String code = "";

    @Option(names = "--rsa")
    private boolean rsa;

    @Option(names = "--wait")
    private boolean wait;

    @Override
    public Integer call() throws InterruptedException {
        PartnerCommand command = java.util.Objects.requireNonNull(partner);
        AgencyHome home = command.home();
        URI hub = command.hubOf(home);
        List<X509Certificate> authorities = home.authorities(command.ca());
        Est est = new Est(hub, Tls.withoutIdentity(authorities), command.options());
        byte[] csr = CsrWriter.write(keys(home), agency);
        Est.Answer answer = est.enrol(agency, code, csr);
        while (answer instanceof Est.Answer.Pending pending) {
            Duration pause = pending.retryAfter();
            command.screen().say("partner.enrol-pending", pause.toSeconds());
            if (!wait) {
                command.screen().result(Json.MAPPER.createObjectNode().put("status", "pending"));
                return ExitCode.OK.number();
            }
            Thread.sleep(pause.toMillis());
            answer = est.enrol(agency, code, csr);
        }
        List<X509Certificate> issued = ((Est.Answer.Issued) answer).certificates();
        keep(home, hub, authorities, issued);
        tell(command.screen(), home, issued.get(0));
        return ExitCode.OK.number();
    }

    /** The key outlives an interrupted enrolment: whoever approves sees the same request again. */
    private KeyPair keys(AgencyHome home) {
        Path file = home.kept(".", "seal.key");
        Path publicPart = home.kept(".", "seal.pub");
        if (Files.exists(file) && Files.exists(publicPart)) {
            return StoredKeys.read(file, publicPart);
        }
        if (Files.exists(file)) {
            throw new Unusable("partner.key-exists", file);
        }
        KeyPair keys = rsa ? KeyPairs.newRsa2048() : KeyPairs.newP256();
        Pem.save(keys.getPrivate(), file);
        Session.write(publicPart, keys.getPublic().getEncoded());
        return keys;
    }

    private static void keep(
            AgencyHome home,
            URI hub,
            List<X509Certificate> authorities,
            List<X509Certificate> issued) {
        Pem.save(issued, home.directory().resolve("seal.crt"));
        Pem.save(authorities, home.directory().resolve("ca.pem"));
        Path properties = home.directory().resolve(AgencyHome.PROPERTIES);
        if (!Files.exists(properties)) {
            Session.write(properties, ("hub=" + hub + "\n").getBytes(StandardCharsets.UTF_8));
        }
        try {
            Files.deleteIfExists(home.directory().resolve("seal.pub"));
        } catch (IOException harmless) {
            // A public key that stays behind is no secret and is not read again.
        }
    }

    private static void tell(Screen screen, AgencyHome home, X509Certificate certificate) {
        screen.say("partner.enrolled", certificate.getSubjectX500Principal(), home.directory());
        screen.result(
                Json.MAPPER
                        .createObjectNode()
                        .put("status", "issued")
                        .put("subject", certificate.getSubjectX500Principal().getName())
                        .put("fingerprint", Certificate.fingerprintOf(certificate))
                        .put("notAfter", certificate.getNotAfter().toInstant().toString()));
    }
}
