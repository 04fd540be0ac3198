package vn.liennganh.partner.cli;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import vn.liennganh.partner.client.keys.Enrolment;
import vn.liennganh.pki.Certificate;
import vn.liennganh.pki.KeyPairs;

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
        Enrolment enrolment = new Enrolment(hub, authorities, home.directory(), command.options());
        Est.Answer answer = enrol(enrolment, home);
        while (answer instanceof Est.Answer.Pending pending) {
            Duration pause = pending.retryAfter();
            command.screen().say("partner.enrol-pending", pause.toSeconds());
            if (!wait) {
                command.screen().result(Json.MAPPER.createObjectNode().put("status", "pending"));
                return ExitCode.OK.number();
            }
            Thread.sleep(pause.toMillis());
            answer = enrol(enrolment, home);
        }
        keep(home, hub);
        tell(command.screen(), home, ((Est.Answer.Issued) answer).certificates().get(0));
        return ExitCode.OK.number();
    }

    private Est.Answer enrol(Enrolment enrolment, AgencyHome home) {
        try {
            return enrolment.enrol(agency, code, rsa ? KeyPairs::newRsa2048 : KeyPairs::newP256);
        } catch (IllegalStateException exists) {
            throw new Unusable("partner.key-exists", home.directory().resolve("seal.key"));
        }
    }

    private static void keep(AgencyHome home, URI hub) {
        Path properties = home.directory().resolve(AgencyHome.PROPERTIES);
        if (!Files.exists(properties)) {
            Session.write(properties, ("hub=" + hub + "\n").getBytes(StandardCharsets.UTF_8));
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
