package vn.liennganh.gateway.soap.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import vn.liennganh.directory.BoundCertificate;
import vn.liennganh.directory.CertificateUse;
import vn.liennganh.directory.Directory;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.soap.envelope.Names;
import vn.liennganh.gateway.soap.envelope.SoapCall;
import vn.liennganh.gateway.soap.xml.XmlElement;
import vn.liennganh.intake.Channel;
import vn.liennganh.intake.check.SignerCheck;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.WireTime;
import vn.liennganh.pki.AlgorithmPolicy;
import vn.liennganh.pki.Certificate;
import vn.liennganh.pki.DetachedSignature;
import vn.liennganh.pki.Finding;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.trust.CertificateJudge;
import vn.liennganh.pki.trust.Purpose;

/**
 * Checks that the agency on the connection signed this very call just now, and that it comes for
 * the first time.
 */
@Component
public class SignedCalls {

    private static final int TOKEN_MAX = 16_384;
    private static final int TOKENS_KEPT = 4_096;
    private static final String X509 =
            "http://docs.oasis-open.org/wss/2004/01/"
                    + "oasis-200401-wss-x509-token-profile-1.0#X509v3";

    private final Directory directory;
    private final CertificateJudge judge;
    private final AlgorithmPolicy algorithms;
    private final Clock clock;
    private final SecuritySettings settings;
    private final ReplayGuard replays;
    private final Cache<String, Token> tokens =
            Caffeine.newBuilder().maximumSize(TOKENS_KEPT).build();

    /** A certificate that came as a BinarySecurityToken, made ready once. */
    private record Token(Certificate certificate, DetachedSignature.Plain key) {}

    /**
     * @param clock the machine's, as for certificates and TLS
     */
    public SignedCalls(
            Directory directory,
            CertificateJudge judge,
            AlgorithmPolicy algorithms,
            @Qualifier("machineClock") Clock clock,
            SecuritySettings settings) {
        this.directory = directory;
        this.judge = judge;
        this.algorithms = algorithms;
        this.clock = clock;
        this.settings = settings;
        this.replays = new ReplayGuard(clock, settings.timestampAge(), settings.replays());
    }

    /** Whether the registry lets this agency call without signing the call. */
    public boolean optionalFor(Channel channel) {
        return directory
                .agency(channel.agency())
                .map(agency -> !agency.signedCalls())
                .orElse(false);
    }

    /**
     * Checks a call; one without a signature passes only where {@link #optionalFor} says so.
     *
     * @return whether it was signed
     * @throws ProblemException with the first thing that is wrong
     */
    public boolean check(SoapCall call, Channel channel) {
        Optional<XmlElement> header = call.block(Names.WSSE);
        if (header.isEmpty()) {
            if (optionalFor(channel)) {
                return false;
            }
            throw refused(RefusalCode.NOT_AUTHENTICATED, "gateway.soap-unsigned");
        }
        SecurityHeader security = SecurityHeader.read(call, header.get());
        Instant created = moment(security.timestamp());
        Token token = token(security.token());
        checkOwner(token.certificate(), channel);
        byte[] signed =
                new SignatureCheck(call, security, algorithms.digests()).signedInfo(token.key());
        String agency = channel.agency().value();
        boolean first =
                replays.first(agency + " " + Base64.getEncoder().encodeToString(signed), created)
                        && call.addressing("MessageID")
                                .map(id -> replays.first(agency + " id " + id, created))
                                .orElse(true);
        if (!first) {
            throw refused(RefusalCode.TIME_OUT_OF_RANGE, "gateway.soap-replayed");
        }
        return true;
    }

    private Instant moment(XmlElement timestamp) {
        Instant now = clock.instant();
        Instant created = time(timestamp, "Created").orElseThrow(SignedCalls::badTimestamp);
        Optional<Instant> expires = time(timestamp, "Expires");
        boolean late =
                created.plus(settings.timestampAge()).isBefore(now)
                        || expires.filter(end -> !end.isAfter(now)).isPresent();
        boolean early = created.isAfter(now.plus(settings.timestampAhead()));
        if (late || early) {
            throw refused(
                    RefusalCode.TIME_OUT_OF_RANGE,
                    "gateway.soap-timestamp",
                    settings.timestampAge().toSeconds(),
                    settings.timestampAhead().toSeconds(),
                    WireTime.millis(now));
        }
        if (!replays.covers(created)) {
            throw refused(RefusalCode.TIME_OUT_OF_RANGE, "gateway.soap-before-start");
        }
        return created;
    }

    private static Optional<Instant> time(XmlElement timestamp, String name) {
        List<XmlElement> found = timestamp.children(Names.WSU.sibling(name));
        if (found.size() > 1) {
            throw badTimestamp();
        }
        return found.stream()
                .findFirst()
                .map(
                        it ->
                                WireTime.read(it.text())
                                        .orElseThrow(SignedCalls::badTimestamp)
                                        .toInstant());
    }

    private Token token(XmlElement element) {
        String text = element.text();
        if (text.length() > TOKEN_MAX || !element.attribute("ValueType").orElse("").equals(X509)) {
            throw refused(RefusalCode.MESSAGE_MALFORMED, "gateway.soap-token");
        }
        return tokens.get(text, SignedCalls::parse);
    }

    private static Token parse(String base64) {
        try {
            Certificate certificate =
                    Certificate.of(Pem.certificateOf(Base64.getMimeDecoder().decode(base64)));
            return new Token(certificate, DetachedSignature.Plain.by(certificate.x509()));
        } catch (IllegalArgumentException unreadable) {
            throw refused(RefusalCode.MESSAGE_MALFORMED, "gateway.soap-token");
        }
    }

    /** Only what the registry binds to the agency on the connection, and only while it is good. */
    private void checkOwner(Certificate certificate, Channel channel) {
        Optional<BoundCertificate> bound = directory.certificate(certificate.fingerprint());
        boolean sealed = bound.filter(it -> it.serves(CertificateUse.SEAL)).isPresent();
        Optional<Finding> finding =
                judge.judge(certificate, List.of(), sealed ? Purpose.SEAL : Purpose.TLS).fault();
        if (finding.isPresent()) {
            throw new ProblemException(Problem.of(SignerCheck.refusal(finding.get())));
        }
        if (bound.flatMap(BoundCertificate::revokedAt).isPresent()) {
            throw refused(RefusalCode.CERTIFICATE_REVOKED, "gateway.soap-token-revoked");
        }
        boolean own =
                bound.filter(it -> it.agency().equals(channel.agency()))
                        .filter(it -> sealed || it.serves(CertificateUse.TLS))
                        .isPresent();
        if (!own) {
            throw refused(RefusalCode.SENDER_MISMATCH, "gateway.soap-token-of-another");
        }
    }

    private static ProblemException badTimestamp() {
        return refused(RefusalCode.MESSAGE_MALFORMED, "gateway.soap-timestamp-malformed");
    }

    static ProblemException refused(RefusalCode code, String key, Object... args) {
        return new ProblemException(Problem.of(code, key, args));
    }
}
