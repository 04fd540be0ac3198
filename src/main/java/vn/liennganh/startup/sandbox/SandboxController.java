package vn.liennganh.startup.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.StrictJson;
import vn.liennganh.message.StrictObject;
import vn.liennganh.message.Verdict;
import vn.liennganh.message.WireTime;

/**
 * The sandbox's controls (protocol, section 7). Outside the sandbox this class does not exist, and
 * with it none of its addresses.
 */
@RestController
@RequestMapping("/sandbox")
@ConditionalOnProperty(name = "hub.sandbox.enabled", havingValue = "true")
class SandboxController {

    private static final int BODY_BYTES_MAX = 65_536;

    private final Sandbox sandbox;

    SandboxController(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** {@code {"advance": "P10D"}}: answers once every timer due by then has been committed. */
    @PostMapping("/clock")
    Map<String, String> clock(InputStream body) {
        String text = field(body, "advance");
        try {
            return Map.of("now", WireTime.millis(sandbox.advance(amount(text))));
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException refused) {
            throw problem(Refusal.at(RefusalCode.SCHEMA_VIOLATION, "/advance", "sandbox.advance"));
        }
    }

    /** A PEM certificate, out of use at once. */
    @PostMapping("/revoke")
    Map<String, Boolean> revoke(InputStream pem) {
        try {
            X509Certificate certificate =
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509").generateCertificate(pem);
            if (!sandbox.revoke(certificate)) {
                throw problem(Refusal.of(RefusalCode.NOT_FOUND, "sandbox.certificate-unknown"));
            }
            return Map.of("revoked", true);
        } catch (CertificateException unreadable) {
            throw problem(
                    Refusal.of(RefusalCode.MESSAGE_MALFORMED, "sandbox.certificate-unreadable"));
        }
    }

    /** {@code {"behaviour": "slow"}} for one simulated partner. */
    @PostMapping("/partners/{identifier}")
    Map<String, String> partner(@PathVariable String identifier, InputStream body) {
        String behaviour = field(body, "behaviour");
        AgencyId agency;
        try {
            agency = AgencyId.normalised(identifier);
        } catch (IllegalArgumentException refused) {
            throw problem(Refusal.of(RefusalCode.NOT_FOUND, "sandbox.partner-unknown"));
        }
        if (!Sandbox.BEHAVIOURS.contains(behaviour)) {
            throw problem(
                    Refusal.at(
                            RefusalCode.SCHEMA_VIOLATION,
                            "/behaviour",
                            "sandbox.behaviour",
                            String.join(", ", Sandbox.BEHAVIOURS)));
        }
        if (!sandbox.behave(agency, behaviour)) {
            throw problem(Refusal.of(RefusalCode.NOT_FOUND, "sandbox.partner-unknown"));
        }
        return Map.of("identifier", agency.value(), "behaviour", behaviour);
    }

    /**
     * Empties inboxes, waives what is open, makes every partner prompt; ids, log and clock stay.
     */
    @PostMapping("/reset")
    Map<String, Boolean> reset() {
        sandbox.reset();
        return Map.of("reset", true);
    }

    private static String field(InputStream body, String name) {
        Verdict<String> read =
                StrictJson.read(
                        bytes(body),
                        document -> {
                            StrictObject fields = new StrictObject(document, "");
                            String value = fields.string(name, 1, 40);
                            fields.finish();
                            return value;
                        });
        read.refusal()
                .ifPresent(
                        refusal -> {
                            throw problem(refusal);
                        });
        return read.value();
    }

    /** The raw body, whatever media type the caller's tool gave it. */
    private static byte[] bytes(InputStream body) {
        try {
            return body.readNBytes(BODY_BYTES_MAX);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** ISO 8601: {@code P10D}, {@code PT2H}, {@code P1M}, {@code P1DT3H}. */
    private static TemporalAmount amount(String text) {
        boolean calendar =
                text.matches("P(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?") && text.matches(".*[YMW].*");
        return calendar ? Period.parse(text) : Duration.parse(text);
    }

    private static ProblemException problem(Refusal refusal) {
        return new ProblemException(Problem.of(refusal));
    }
}
