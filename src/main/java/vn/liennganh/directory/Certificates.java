package vn.liennganh.directory;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.directory.change.AfterCommit;
import vn.liennganh.directory.change.Warrant;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.pki.Certificate;

/**
 * Which certificate is whose: the database's part of the directory, changed here and nowhere else.
 */
@Service
public class Certificates {

    private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);

    /**
     * One change of who is registered with which certificate: rows are added, never altered.
     *
     * @param number grows by the order of changes, with gaps
     * @param record JSON, exactly as stored and to be digested; opaque identifiers only
     */
    public record Change(long number, Instant at, byte[] record) {}

    private final CertificateRepository repository;
    private final LiveDirectory directory;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /**
     * @param clock the machine's: certificates know nothing of the hub's movable one
     */
    Certificates(
            CertificateRepository repository,
            LiveDirectory directory,
            PlatformTransactionManager transactions,
            @Qualifier("machineClock") Clock clock) {
        this.repository = repository;
        this.directory = directory;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Registers a certificate for an agency; the same binding again changes nothing. */
    public void bind(AgencyId agency, X509Certificate certificate, Set<CertificateUse> uses) {
        bind(List.of(Binding.of(agency, certificate, uses)));
    }

    /**
     * Registers many certificates, all or none; what is registered already stays as it is.
     *
     * @throws IllegalArgumentException if an agency is unknown, an official's unit or capacity does
     *     not fit it, or an agency that acts for another is to have a seal
     * @throws IllegalStateException if a certificate is another's, or registered for something else
     */
    public void bind(Collection<Binding> bindings) {
        bindings.forEach(this::requireFitting);
        transaction.executeWithoutResult(status -> insert(bindings));
        directory.reloadCertificates();
    }

    /**
     * For a caller that has a transaction of its own; it calls {@link #changed()} after the commit.
     */
    void insert(Collection<Binding> bindings) {
        Instant now = clock.instant();
        boolean changed = false;
        for (Binding binding : bindings) {
            if (repository.insert(binding, CertificateIssuer.der(binding.certificate()), now)) {
                repository.change(record("CertificateBound", binding, now), now);
                changed = true;
            } else {
                requireSame(binding);
            }
        }
        if (changed) {
            repository.nextGeneration();
        }
    }

    void changed() {
        directory.reloadCertificates();
    }

    /**
     * Takes a certificate out of use at once: when this returns, or the caller's transaction is
     * committed, nothing relies on it any more.
     *
     * @return false if the directory does not know it; true also if it was revoked before
     */
    public boolean revoke(X509Certificate certificate, String reason) {
        return revoke(Certificate.fingerprintOf(certificate), reason, Map.of());
    }

    /**
     * The same by two people's word, which is logged with it.
     *
     * @param fingerprint SHA-256 of the certificate
     * @return false if the directory does not know it
     */
    public boolean revoke(String fingerprint, Warrant warrant) {
        return revoke(fingerprint, "warrant", warrant.fields());
    }

    private boolean revoke(String fingerprint, String reason, Map<String, Object> more) {
        Instant now = clock.instant();
        boolean revoked =
                Boolean.TRUE.equals(
                        transaction.execute(
                                status -> {
                                    boolean first = repository.revoke(fingerprint, reason, now);
                                    if (first) {
                                        repository.change(
                                                revocation(fingerprint, reason, more, now), now);
                                        repository.nextGeneration();
                                    }
                                    return first;
                                }));
        if (revoked) {
            AfterCommit.run(directory::reloadCertificates);
            AfterCommit.run(
                    () ->
                            LOG.info(
                                    "certificate revoked fingerprint={} reason={}",
                                    fingerprint,
                                    reason));
        }
        return revoked || directory.certificate(fingerprint).isPresent();
    }

    /** Changes behind a number, in order, for whoever logs them as evidence. */
    public List<Change> changesAfter(long number, int limit) {
        return repository.changesAfter(number, limit);
    }

    /** Changes before a number, the newest first, for people to read. */
    public List<Change> changesBefore(long number, int limit) {
        return repository.changesBefore(number, limit);
    }

    /** All that counts now, out of memory, in no particular order. */
    public List<BoundCertificate> bound() {
        return directory.certificates();
    }

    /** What counts now of an agency's, the first to end first. */
    public List<BoundCertificate> of(AgencyId agency) {
        return bound().stream()
                .filter(one -> one.agency().equals(agency))
                .sorted(Comparator.comparing(BoundCertificate::notAfter))
                .toList();
    }

    /**
     * A certificate as it is kept now.
     *
     * @param whole whether its bytes are those of its fingerprint
     */
    public record Registered(BoundCertificate certificate, boolean whole) {}

    /** All that is registered, out of the tables and not out of memory, for whoever audits it. */
    public List<Registered> registered() {
        return repository.registered();
    }

    /** The authorities (RFC 2253) that issued anything registered here. */
    public Set<String> issuers() {
        return directory.issuers();
    }

    private void requireFitting(Binding binding) {
        Agency agency =
                directory
                        .agency(binding.agency())
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "Unknown agency " + binding.agency()));
        if (agency.actsFor().isPresent() && binding.uses().contains(CertificateUse.SEAL)) {
            throw new IllegalArgumentException(
                    agency.id() + " acts for another agency and has no seal");
        }
        binding.official()
                .ifPresent(
                        official -> {
                            Agency unit =
                                    directory
                                            .agency(official.unit())
                                            .orElseThrow(
                                                    () ->
                                                            new IllegalArgumentException(
                                                                    "Unknown unit "
                                                                            + official.unit()));
                            boolean ofAgency =
                                    unit.id().equals(agency.id())
                                            || unit.actsFor()
                                                    .filter(agency.id()::equals)
                                                    .isPresent();
                            if (!ofAgency) {
                                throw new IllegalArgumentException(
                                        unit.id() + " is no unit of " + agency.id());
                            }
                            boolean known =
                                    directory
                                            .kind(unit.kind())
                                            .filter(
                                                    kind ->
                                                            kind.capacities()
                                                                    .contains(official.capacity()))
                                            .isPresent();
                            if (!known) {
                                throw new IllegalArgumentException(
                                        "An official of a "
                                                + unit.kind()
                                                + " is no "
                                                + official.capacity());
                            }
                        });
    }

    private void requireSame(Binding binding) {
        BoundCertificate there =
                repository.find(Certificate.fingerprintOf(binding.certificate())).orElseThrow();
        if (!there.agency().equals(binding.agency()) || !there.uses().equals(binding.uses())) {
            throw new IllegalStateException(
                    "Certificate %s is registered for %s as %s"
                            .formatted(there.fingerprint(), there.agency(), there.uses()));
        }
    }

    private static byte[] record(String kind, Binding binding, Instant now) {
        Map<String, Object> fields =
                fields(kind, Certificate.fingerprintOf(binding.certificate()), now);
        fields.put("agency", binding.agency().value());
        fields.put("uses", binding.uses().stream().map(Enum::name).sorted().toList());
        binding.official()
                .ifPresent(
                        official -> {
                            fields.put("unit", official.unit().value());
                            fields.put("capacity", official.capacity());
                        });
        return Json.MAPPER.writeValueAsBytes(fields);
    }

    private static byte[] revocation(
            String fingerprint, String reason, Map<String, Object> more, Instant now) {
        Map<String, Object> fields = fields("CertificateRevoked", fingerprint, now);
        fields.put("reason", reason);
        fields.putAll(more);
        return Json.MAPPER.writeValueAsBytes(fields);
    }

    private static Map<String, Object> fields(String kind, String fingerprint, Instant now) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", kind);
        fields.put("fingerprint", fingerprint);
        fields.put("time", now.toString());
        return fields;
    }
}
