package vn.liennganh.directory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import vn.liennganh.pki.IssuedCertificates;
import vn.liennganh.pki.IssuedCertificates.RevokedEntry;
import vn.liennganh.pki.authority.CertificateAuthority;

/**
 * What the hub's own certificate authority publishes: its certificate, revocation list and OCSP
 * answers.
 */
@Service
public class Authority {

    private final CertificateAuthority authority;
    private final LiveDirectory directory;
    private final CertificateRepository repository;
    private final Duration crlLifetime;
    private final Clock clock;
    private Optional<Published> newest = Optional.empty();

    /** A list as handed out, what it says, and when the next one is due. */
    private record Published(List<RevokedEntry> revoked, Instant replaceAt, byte[] der) {}

    Authority(
            CertificateAuthority authority,
            LiveDirectory directory,
            CertificateRepository repository,
            DirectorySettings settings,
            @Qualifier("machineClock") Clock clock) {
        this.authority = authority;
        this.directory = directory;
        this.repository = repository;
        this.crlLifetime = settings.crlLifetime();
        this.clock = clock;
    }

    /** The authority's certificate, DER. */
    public byte[] certificate() {
        return CertificateIssuer.der(authority.certificate());
    }

    /**
     * The revocation list in force, DER: a new one after every revocation and at half its lifetime.
     */
    public synchronized byte[] crl() {
        Instant now = clock.instant();
        List<RevokedEntry> revoked = revoked();
        if (newest.isEmpty()
                || !newest.get().revoked().equals(revoked)
                || !now.isBefore(newest.get().replaceAt())) {
            byte[] der =
                    authority.crl(revoked, repository.nextCrlNumber(), now, now.plus(crlLifetime));
            newest = Optional.of(new Published(revoked, now.plus(crlLifetime.dividedBy(2)), der));
        }
        return newest.get().der().clone();
    }

    /** The DER answer to an OCSP request (RFC 6960). */
    public byte[] ocsp(byte[] request) {
        return authority.ocsp(request, register());
    }

    /**
     * The same register without a detour over the network, for whoever judges certificates in here.
     */
    public IssuedCertificates register() {
        return directory.issuedBy(authority.certificate());
    }

    private List<RevokedEntry> revoked() {
        return directory.certificatesOf(authority.certificate()).stream()
                .flatMap(
                        issued ->
                                issued
                                        .revokedAt()
                                        .map(at -> new RevokedEntry(issued.serial(), at, 0))
                                        .stream())
                .sorted(Comparator.comparing(RevokedEntry::serial))
                .toList();
    }
}
