package vn.liennganh.pki.trust;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.liennganh.pki.AlgorithmPolicy;
import vn.liennganh.pki.Certificate;
import vn.liennganh.pki.IssuedCertificates;

/**
 * Asks the configured sources whether a certificate of a path was revoked. An answer is used until
 * its nextUpdate at the latest, asked anew after a few minutes, and a source that is down is left
 * alone for a while, so that it does not slow every message.
 */
final class RevocationCheck {

    private static final Duration ASK_AGAIN = Duration.ofMinutes(5);
    private static final Duration LEAVE_ALONE = Duration.ofSeconds(30);

    /** So long nobody asks a source that did not answer, whatever about. */
    private static final Duration DOWN = Duration.ofSeconds(5);

    private static final int MAX_CRL_BYTES = 10 * 1024 * 1024;
    private static final int MAX_OCSP_BYTES = 64 * 1024;
    private static final int MAX_CACHED = 16_384;

    /** What came out, for one certificate or a whole path. */
    sealed interface Outcome {}

    record NotRevoked(Instant until) implements Outcome {}

    record Revoked(Instant at) implements Outcome {}

    record Unknown() implements Outcome {}

    /** One verified answer; {@code until} is its nextUpdate. */
    record Answer<T>(T content, Instant until) {}

    /** What is kept of a source: its last answer, and when to ask again. */
    private record Kept<T>(Optional<Answer<T>> answer, Instant askAgain) {}

    private final Fetcher fetcher;
    private final Clock clock;
    private final CrlReader crlReader;
    private final OcspReader ocspReader;
    private final Cache<String, Kept<CrlReader.Entries>> lists =
            Caffeine.newBuilder().maximumSize(64).build();
    private final Cache<String, Kept<Optional<Instant>>> answers =
            Caffeine.newBuilder().maximumSize(MAX_CACHED).build();

    /** What is being asked for. */
    private final Map<String, Object> locks = new ConcurrentHashMap<>();

    /** Sources that did not answer, and until when they are not asked. */
    private final Map<URI, Instant> down = new ConcurrentHashMap<>();

    RevocationCheck(AlgorithmPolicy algorithms, Fetcher fetcher, Clock clock) {
        this.fetcher = fetcher;
        this.clock = clock;
        this.crlReader = new CrlReader(algorithms, clock);
        this.ocspReader = new OcspReader(algorithms, clock);
    }

    /** The outcome for the whole path under the anchor's policy. */
    Outcome of(CertificatePath path) {
        TrustAnchors.RevocationPolicy policy = path.anchor().revocation();
        if (policy.mode() == TrustAnchors.Mode.OFF) {
            return new NotRevoked(Instant.MAX);
        }
        Instant until = Instant.MAX;
        boolean unknown = false;
        for (int i = 0; i < path.below().size(); i++) {
            Outcome one = of(path.below().get(i), path.issuerOf(i), policy);
            if (one instanceof Revoked) {
                return one;
            }
            if (one instanceof NotRevoked good) {
                until = good.until().isBefore(until) ? good.until() : until;
            } else {
                unknown = true;
            }
        }
        if (unknown && policy.mode() == TrustAnchors.Mode.HARD) {
            return new Unknown();
        }
        Instant soon = clock.instant().plus(LEAVE_ALONE);
        return new NotRevoked(unknown && soon.isBefore(until) ? soon : until);
    }

    private Outcome of(
            X509Certificate certificate,
            X509Certificate issuer,
            TrustAnchors.RevocationPolicy policy) {
        for (RevocationSource source : policy.sources()) {
            Outcome outcome;
            if (source instanceof RevocationSource.Register register) {
                outcome = ask(register.issued(), certificate);
            } else if (source instanceof RevocationSource.Crl crl) {
                outcome = ask(crl, certificate, issuer);
            } else {
                outcome = ask((RevocationSource.Ocsp) source, certificate, issuer);
            }
            if (!(outcome instanceof Unknown)) {
                return outcome;
            }
        }
        return new Unknown();
    }

    private Outcome ask(IssuedCertificates issued, X509Certificate certificate) {
        IssuedCertificates.Status status = issued.status(certificate.getSerialNumber());
        if (status instanceof IssuedCertificates.RevokedEntry revoked) {
            return new Revoked(revoked.revokedAt());
        }
        return status instanceof IssuedCertificates.Good
                ? new NotRevoked(Instant.MAX)
                : new Unknown();
    }

    private Outcome ask(
            RevocationSource.Crl source, X509Certificate certificate, X509Certificate issuer) {
        String key = source.url() + " " + Certificate.fingerprintOf(issuer);
        Optional<Answer<CrlReader.Entries>> list =
                current(
                        lists,
                        key,
                        source.url(),
                        () -> fetcher.get(source.url(), MAX_CRL_BYTES),
                        bytes -> crlReader.read(bytes, issuer));
        return list.filter(answer -> answer.content().covers(certificate))
                .map(answer -> outcome(answer.content().revokedAt(certificate), answer.until()))
                .orElseGet(Unknown::new);
    }

    private Outcome ask(
            RevocationSource.Ocsp source, X509Certificate certificate, X509Certificate issuer) {
        String key = source.url() + " " + Certificate.fingerprintOf(certificate);
        Optional<Answer<Optional<Instant>>> answer =
                current(
                        answers,
                        key,
                        source.url(),
                        () ->
                                fetcher.post(
                                        source.url(),
                                        "application/ocsp-request",
                                        ocspReader.request(certificate, issuer),
                                        MAX_OCSP_BYTES),
                        bytes -> ocspReader.read(bytes, certificate, issuer));
        return answer.map(known -> outcome(known.content(), known.until())).orElseGet(Unknown::new);
    }

    private static Outcome outcome(Optional<Instant> revokedAt, Instant until) {
        return revokedAt.<Outcome>map(Revoked::new).orElseGet(() -> new NotRevoked(until));
    }

    /**
     * The kept answer while it is fresh; else a new one; else the kept one until its nextUpdate.
     */
    private <T> Optional<Answer<T>> current(
            Cache<String, Kept<T>> kept,
            String key,
            URI url,
            Supplier<Optional<byte[]>> ask,
            Function<byte[], Optional<Answer<T>>> read) {
        Optional<Kept<T>> fresh = fresh(kept, key);
        if (fresh.isEmpty()) {
            // One thread asks; the others wait for what it learns instead of asking the same.
            Object lock = locks.computeIfAbsent(key, any -> new Object());
            try {
                synchronized (lock) {
                    fresh = fresh(kept, key);
                    if (fresh.isEmpty()) {
                        fresh = Optional.of(renewed(kept.getIfPresent(key), url, ask, read));
                        kept.put(key, fresh.get());
                    }
                }
            } finally {
                locks.remove(key, lock);
            }
        }
        Instant now = clock.instant();
        return fresh.flatMap(Kept::answer).filter(answer -> now.isBefore(answer.until()));
    }

    private <T> Optional<Kept<T>> fresh(Cache<String, Kept<T>> kept, String key) {
        Instant now = clock.instant();
        return Optional.ofNullable(kept.getIfPresent(key))
                .filter(entry -> now.isBefore(entry.askAgain()));
    }

    private <T> Kept<T> renewed(
            @Nullable Kept<T> old,
            URI url,
            Supplier<Optional<byte[]>> ask,
            Function<byte[], Optional<Answer<T>>> read) {
        Optional<Answer<T>> known = Optional.ofNullable(old).flatMap(Kept::answer);
        Instant until = down.getOrDefault(url, Instant.MIN);
        if (clock.instant().isBefore(until)) {
            return new Kept<>(known, until);
        }
        Optional<byte[]> heard = ask.get();
        if (heard.isPresent()) {
            down.remove(url);
        } else {
            down.put(url, clock.instant().plus(DOWN));
        }
        return renewed(known, heard.flatMap(read));
    }

    private <T> Kept<T> renewed(Optional<Answer<T>> known, Optional<Answer<T>> asked) {
        Instant now = clock.instant();
        if (asked.isEmpty()) {
            return new Kept<>(known, now.plus(LEAVE_ALONE));
        }
        Instant usual = now.plus(ASK_AGAIN);
        Instant until = asked.get().until();
        return new Kept<>(asked, until.isBefore(usual) ? until : usual);
    }
}
