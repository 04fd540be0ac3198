package vn.liennganh.directory;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.directory.EnrolmentOutcome.BadRequest;
import vn.liennganh.directory.EnrolmentOutcome.Denied;
import vn.liennganh.directory.EnrolmentOutcome.Issued;
import vn.liennganh.directory.EnrolmentOutcome.Pending;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Text;
import vn.liennganh.pki.Checked;
import vn.liennganh.pki.authority.Csr;

/**
 * How an agency gets its certificates by itself: what EST (RFC 7030) carries, without the carrying.
 */
@Service
public class Enrolment {

    private static final Logger LOG = LoggerFactory.getLogger(Enrolment.class);
    private static final Set<CertificateUse> PARTY_USES =
            Set.of(CertificateUse.TLS, CertificateUse.SEAL);

    /**
     * A request for a first certificate that a person has to decide.
     *
     * @param requestSha256 over the requested key and uses; what the person compares with the
     *     agency
     */
    public record Waiting(
            AgencyId agency, String requestSha256, Set<CertificateUse> uses, Instant requestedAt) {

        public Waiting {
            uses = Set.copyOf(uses);
        }
    }

    private final EnrolmentRepository repository;
    private final Certificates certificates;
    private final CertificateIssuer issuer;
    private final Directory directory;
    private final DirectorySettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /**
     * @param clock the machine's: moving the hub's clock neither ends a code nor a certificate
     */
    Enrolment(
            EnrolmentRepository repository,
            Certificates certificates,
            CertificateIssuer issuer,
            Directory directory,
            DirectorySettings settings,
            PlatformTransactionManager transactions,
            @Qualifier("machineClock") Clock clock) {
        this.repository = repository;
        this.certificates = certificates;
        this.issuer = issuer;
        this.directory = directory;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * The first certificate, against a one-time code. Names in the request are ignored.
     *
     * <p>A wrong code and an unknown agency take the same way through the same statements.
     *
     * @param request PKCS#10 in DER, base64 or PEM
     * @param uses TLS and SEAL for one certificate that is both, or one of them
     */
    public EnrolmentOutcome enrol(
            String identifier, String code, byte[] request, Set<CertificateUse> uses) {
        Optional<Agency> agency = known(identifier);
        EnrolmentOutcome outcome =
                Objects.requireNonNull(
                        transaction.execute(status -> decide(agency, code, request, uses)));
        if (outcome instanceof Issued) {
            certificates.changed();
        }
        LOG.info(
                "enrolment agency={} outcome={}",
                agency.map(it -> it.id().value()).orElse("unknown"),
                told(outcome));
        return outcome;
    }

    private EnrolmentOutcome decide(
            Optional<Agency> agency, String code, byte[] request, Set<CertificateUse> uses) {
        Instant now = clock.instant();
        EnrolmentRepository.Code expected = repository.lock(agency.map(Agency::id), now);
        boolean right = OneTimeCode.opens(code, expected.hash());
        if (!right) {
            repository.wrongTry(expected, settings.codeTries());
            return new Denied("wrong code or unknown agency");
        }
        if (!expected.open(settings.codeTries())) {
            return new Denied("code used before, expired, or locked after wrong tries");
        }
        Agency sender = agency.orElseThrow();
        Set<CertificateUse> granted = CertificateUse.common(uses, usesOf(sender));
        Checked<Csr> csr = issuer.read(request);
        if (csr.fault().isPresent()) {
            return bad(csr);
        }
        if (granted.isEmpty()) {
            return new BadRequest(
                    Text.of("directory.no-seal", sender.id(), sender.actsFor().orElseThrow()));
        }
        Optional<EnrolmentOutcome> waiting = approval(sender, csr.orThrow(), granted, now);
        if (waiting.isPresent()) {
            return waiting.get();
        }
        repository.use(expected, now);
        return issue(sender, granted, csr.orThrow(), Optional.empty());
    }

    /** What to answer while nobody has approved the request; empty if it may be fulfilled. */
    private Optional<EnrolmentOutcome> approval(
            Agency sender, Csr csr, Set<CertificateUse> uses, Instant now) {
        if (settings.enrolment() == DirectorySettings.EnrolmentMode.AUTOMATIC) {
            return Optional.empty();
        }
        String digest = digest(csr, uses);
        Optional<Optional<Boolean>> decision = repository.decision(sender.id(), digest);
        if (decision.isEmpty()) {
            repository.request(sender.id(), digest, uses, now);
        }
        Optional<Boolean> approved = decision.flatMap(it -> it);
        if (approved.isEmpty()) {
            return Optional.of(new Pending((int) settings.retryAfter().toSeconds()));
        }
        return approved.get() ? Optional.empty() : Optional.of(new Denied("refused by a person"));
    }

    /**
     * A new certificate for the purposes of the one in use, which stays good until it ends.
     *
     * @param fingerprint of the certificate that opened the TLS connection
     * @param uses at most these; every {@link CertificateUse} for the plain call
     */
    public EnrolmentOutcome renew(String fingerprint, byte[] request, Set<CertificateUse> uses) {
        Instant now = clock.instant();
        Optional<BoundCertificate> inUse =
                directory
                        .certificate(fingerprint)
                        .filter(bound -> bound.revokedAt().isEmpty())
                        .filter(
                                bound ->
                                        !now.isBefore(bound.notBefore())
                                                && now.isBefore(bound.notAfter()))
                        .filter(
                                bound ->
                                        bound.official()
                                                .map(it -> it.inForce(day(now)))
                                                .orElse(true));
        if (inUse.isEmpty()) {
            return new Denied("certificate not in use");
        }
        Optional<Agency> agency = directory.agency(inUse.get().agency());
        Set<CertificateUse> granted = CertificateUse.common(uses, inUse.get().uses());
        if (granted.isEmpty() || agency.isEmpty()) {
            return new Denied("certificate is registered for another use");
        }
        Checked<Csr> csr = issuer.read(request);
        if (csr.fault().isPresent()) {
            return bad(csr);
        }
        Optional<Binding.Registration> registration =
                inUse.get()
                        .official()
                        .map(
                                official ->
                                        new Binding.Registration(
                                                official.unit(),
                                                official.capacity(),
                                                official.validFrom(),
                                                official.validTo()));
        EnrolmentOutcome outcome =
                Objects.requireNonNull(
                        transaction.execute(
                                status ->
                                        issue(agency.get(), granted, csr.orThrow(), registration)));
        certificates.changed();
        LOG.info("renewal agency={} outcome={}", agency.get().id(), told(outcome));
        return outcome;
    }

    private Issued issue(
            Agency agency,
            Set<CertificateUse> uses,
            Csr csr,
            Optional<Binding.Registration> official) {
        X509Certificate certificate = issuer.issue(agency, uses, csr.publicKey());
        certificates.insert(List.of(new Binding(agency.id(), certificate, uses, official)));
        return new Issued(List.of(CertificateIssuer.der(certificate)));
    }

    /**
     * A fresh one-time code for an agency; an earlier one is of no use from now on.
     *
     * @throws IllegalArgumentException if the agency is unknown
     */
    public String newCode(AgencyId agency) {
        if (directory.agency(agency).isEmpty()) {
            throw new IllegalArgumentException("Unknown agency " + agency);
        }
        String code = OneTimeCode.make();
        repository.replaceCode(
                agency, OneTimeCode.hash(code), clock.instant().plus(settings.codeLifetime()));
        return code;
    }

    /** Whether this code would open enrolment for the agency now; it counts as no try. */
    public boolean good(AgencyId agency, String code) {
        return repository
                .find(agency, clock.instant())
                .filter(expected -> OneTimeCode.opens(code, expected.hash()))
                .filter(expected -> expected.open(settings.codeTries()))
                .isPresent();
    }

    /** How it stands with the newest code of an agency; empty where it never had one. */
    public Optional<OneTimeCode.State> code(AgencyId agency) {
        return repository
                .find(agency, clock.instant())
                .map(code -> code.state(settings.codeTries()));
    }

    /** Requests that wait for a person, the oldest first. */
    public List<Waiting> pending() {
        return repository.pending();
    }

    /**
     * The sender gets its certificate when it asks again; false if nothing waits under this digest.
     */
    public boolean approve(AgencyId agency, String requestSha256, String by) {
        return repository.decide(agency, requestSha256, true, by, clock.instant());
    }

    /** The sender is refused when it asks again; false if nothing waits under this digest. */
    public boolean deny(AgencyId agency, String requestSha256, String by) {
        return repository.decide(agency, requestSha256, false, by, clock.instant());
    }

    private Optional<Agency> known(String identifier) {
        try {
            return directory.agency(AgencyId.normalised(identifier));
        } catch (IllegalArgumentException noIdentifier) {
            return Optional.empty();
        }
    }

    private static Set<CertificateUse> usesOf(Agency agency) {
        return agency.actsFor().isPresent() ? Set.of(CertificateUse.TLS) : PARTY_USES;
    }

    private static BadRequest bad(Checked<Csr> csr) {
        var finding = csr.fault().orElseThrow();
        return new BadRequest(new Text(finding.textKey(), finding.args()));
    }

    private static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.ofHours(7));
    }

    private static String digest(Csr csr, Set<CertificateUse> uses) {
        var asked = new ByteArrayOutputStream();
        asked.writeBytes(csr.publicKey().getEncoded());
        asked.writeBytes(CertificateRepository.uses(uses).getBytes(StandardCharsets.US_ASCII));
        return Sha256.of(asked.toByteArray()).hex();
    }

    private static String told(EnrolmentOutcome outcome) {
        return outcome instanceof Denied denied
                ? "denied: " + denied.reason()
                : outcome.getClass().getSimpleName();
    }
}
