package vn.liennganh.pki.trust;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import vn.liennganh.pki.AlgorithmPolicy;
import vn.liennganh.pki.Certificate;
import vn.liennganh.pki.Checked;
import vn.liennganh.pki.CmsDocument;
import vn.liennganh.pki.CmsSigner;
import vn.liennganh.pki.Fault;
import vn.liennganh.pki.Finding;

/**
 * Decides whether a certificate may be relied on now: path to a configured anchor, validity,
 * purpose, revocation. Nothing is fetched before the path is established, and then from configured
 * addresses only. Good decisions are kept for a while. Safe for use by many threads.
 */
public final class CertificateJudge {

    private static final int MAX_CACHED = 16_384;
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;
    private static final String ANY_PURPOSE = "2.5.29.37.0";
    private static final Set<String> TLS_PURPOSES = Set.of(ANY_PURPOSE, "1.3.6.1.5.5.7.3.2");

    /**
     * emailProtection, documentSigning (RFC 9336), and the older document signing of many
     * authorities.
     */
    private static final Set<String> SEAL_PURPOSES =
            Set.of(
                    ANY_PURPOSE,
                    "1.3.6.1.5.5.7.3.4",
                    "1.3.6.1.5.5.7.3.36",
                    "1.3.6.1.4.1.311.10.3.12");

    private static final List<String> STAMPING = List.of("1.3.6.1.5.5.7.3.8");
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";

    /** How far a sender's clock may be off; as much as the protocol grants its messages. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private record Question(String fingerprint, Purpose purpose) {}

    private record Decision(Instant from, Instant until) {}

    /**
     * All that one generation of trust and revocation knows. A new generation begins with nothing,
     * so that a decision still in the making under the old one cannot outlive it.
     */
    private record Generation(
            TrustAnchors anchors,
            RevocationCheck revocation,
            Cache<Question, Decision> decisions) {}

    private final AtomicReference<Generation> current;
    private final AlgorithmPolicy algorithms;
    private final Clock clock;
    private final Duration lifetime;
    private final Fetcher fetcher = new Fetcher();

    /**
     * @param clock the machine's clock, never the hub's movable one
     * @param lifetime how long a good decision is kept at most
     */
    public CertificateJudge(
            TrustAnchors anchors, AlgorithmPolicy algorithms, Clock clock, Duration lifetime) {
        this.algorithms = algorithms;
        this.clock = clock;
        this.lifetime = lifetime;
        this.current = new AtomicReference<>(generation(anchors));
    }

    /**
     * @param others certificates of the message that may help to find the path
     */
    public Checked<Certificate> judge(
            Certificate leaf, List<X509Certificate> others, Purpose purpose) {
        Generation generation = current.get();
        Question question = new Question(leaf.fingerprint(), purpose);
        Decision known = generation.decisions().getIfPresent(question);
        Instant now = clock.instant();
        if (known != null && !now.isBefore(known.from()) && now.isBefore(known.until())) {
            return Checked.sound(leaf);
        }
        return decide(generation, question, leaf, others, now);
    }

    /**
     * Judges a signer's certificate for {@link Purpose#SEAL}, and that it was valid at its
     * signing-time.
     */
    public Checked<Certificate> judge(CmsSigner signer, CmsDocument document) {
        List<X509Certificate> others =
                document.certificates().stream().map(Certificate::x509).toList();
        return judge(signer.certificate(), others, Purpose.SEAL)
                .then(
                        leaf -> {
                            Instant signed = signer.signingTime();
                            boolean early =
                                    signed.plus(CLOCK_TOLERANCE)
                                            .isBefore(leaf.x509().getNotBefore().toInstant());
                            boolean late = signed.isAfter(leaf.x509().getNotAfter().toInstant());
                            return early || late
                                    ? faulty(Fault.EXPIRED, "signed-outside-validity", signed)
                                    : Checked.sound(leaf);
                        });
    }

    /** Forgets every decision and every revocation answer: a revoked certificate stops at once. */
    public void revocationChanged() {
        current.updateAndGet(old -> generation(old.anchors()));
    }

    /** Replaces the anchors and forgets every decision made under the old ones. */
    public void trust(TrustAnchors anchors) {
        current.set(generation(anchors));
    }

    private Generation generation(TrustAnchors anchors) {
        return new Generation(
                anchors,
                new RevocationCheck(algorithms, fetcher, clock),
                Caffeine.newBuilder().maximumSize(MAX_CACHED).build());
    }

    private Checked<Certificate> decide(
            Generation generation,
            Question question,
            Certificate leaf,
            List<X509Certificate> others,
            Instant now) {
        Optional<Finding> finding =
                algorithms
                        .refuses(leaf.x509().getPublicKey())
                        .or(() -> algorithms.refusesSignatureOf(leaf.x509()))
                        .or(() -> unfit(leaf.x509(), question.purpose()));
        if (finding.isPresent()) {
            return Checked.faulty(finding.get());
        }
        Checked<CertificatePath> found =
                new PathSearch(generation.anchors(), algorithms, now).from(leaf.x509(), others);
        return found.then(
                path -> {
                    RevocationCheck.Outcome outcome = generation.revocation().of(path);
                    if (outcome instanceof RevocationCheck.Revoked revoked) {
                        return faulty(Fault.REVOKED, "revoked", revoked.at());
                    }
                    if (outcome instanceof RevocationCheck.Unknown) {
                        return faulty(Fault.REVOCATION_UNKNOWN, "revocation-unknown");
                    }
                    Instant until =
                            earliest(
                                    now.plus(lifetime),
                                    path.validUntil(),
                                    ((RevocationCheck.NotRevoked) outcome).until());
                    generation.decisions().put(question, new Decision(now, until));
                    return Checked.sound(leaf);
                });
    }

    private static Optional<Finding> unfit(X509Certificate certificate, Purpose purpose) {
        if (certificate.getBasicConstraints() >= 0) {
            return untrusted("authority-as-signer");
        }
        boolean[] usage = certificate.getKeyUsage();
        boolean signs =
                usage != null
                        && (usage[DIGITAL_SIGNATURE]
                                || purpose != Purpose.TLS && usage[NON_REPUDIATION]);
        if (!signs) {
            return untrusted("key-usage-unfit");
        }
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            if (purpose == Purpose.TIMESTAMP) {
                Set<String> critical = certificate.getCriticalExtensionOIDs();
                return STAMPING.equals(purposes)
                                && critical != null
                                && critical.contains(EXTENDED_KEY_USAGE)
                        ? Optional.empty()
                        : untrusted("purpose-unfit");
            }
            Set<String> wanted = purpose == Purpose.SEAL ? SEAL_PURPOSES : TLS_PURPOSES;
            return purposes == null || purposes.stream().anyMatch(wanted::contains)
                    ? Optional.empty()
                    : untrusted("purpose-unfit");
        } catch (CertificateParsingException unreadable) {
            return untrusted("purpose-unfit");
        }
    }

    private static Instant earliest(Instant... instants) {
        return List.of(instants).stream().min(Instant::compareTo).orElseThrow();
    }

    private static Optional<Finding> untrusted(String sentence) {
        return Optional.of(Finding.of(Fault.UNTRUSTED, sentence));
    }

    private static Checked<Certificate> faulty(Fault fault, String sentence, Object... args) {
        return Checked.faulty(Finding.of(fault, sentence, args));
    }
}
