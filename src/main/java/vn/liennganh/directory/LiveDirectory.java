package vn.liennganh.directory;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import vn.liennganh.directory.change.Amendment;
import vn.liennganh.directory.change.AmendmentRepository;
import vn.liennganh.directory.change.RegistryKeeper;
import vn.liennganh.directory.change.Suspension;
import vn.liennganh.directory.change.SuspensionRepository;
import vn.liennganh.directory.registry.Registry;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;
import vn.liennganh.pki.IssuedCertificates;

/**
 * The directory that follows its files and its tables: a change of either swaps the snapshot as a
 * whole.
 *
 * <p>Readers take the snapshot once and never wait; writers come one at a time.
 */
@Service
class LiveDirectory implements Directory, RegistryKeeper {

    private static final ZoneId LEGAL_DAYS = ZoneId.of("Asia/Ho_Chi_Minh");

    private final DirectorySettings settings;
    private final CertificateRepository repository;
    private final DelegationRepository delegations;
    private final AmendmentRepository amendments;
    private final SuspensionRepository suspensions;
    private final ObjectProvider<RevocationListener> listeners;
    private final Clock clock;

    private volatile Snapshot snapshot;
    private long databaseGeneration;
    private List<Amendment> amended;

    /**
     * @param listeners asked for when needed: the judge of certificates trusts an authority whose
     *     register is this directory, so it is built later
     * @param clock the hub's: who is in force, and who is in a group, is a question of its day
     */
    LiveDirectory(
            DirectorySettings settings,
            CertificateRepository repository,
            DelegationRepository delegations,
            AmendmentRepository amendments,
            SuspensionRepository suspensions,
            ObjectProvider<RevocationListener> listeners,
            Clock clock) {
        this.settings = settings;
        this.repository = repository;
        this.delegations = delegations;
        this.amendments = amendments;
        this.suspensions = suspensions;
        this.listeners = listeners;
        this.clock = clock;
        databaseGeneration = repository.generation();
        amended = amendments.all();
        Registry registry = Registry.read(settings.agencies(), amended);
        snapshot = Snapshot.of(registry, repository.all(), delegations.all(), suspensions.all(), 1);
    }

    /**
     * Takes the agency files anew.
     *
     * @throws vn.liennganh.yaml.ConfigProblem if they are bad; the directory stays as it was
     */
    synchronized void reloadFiles() {
        List<Amendment> now = amendments.all();
        snapshot = snapshot.with(Registry.read(settings.agencies(), now));
        amended = now;
    }

    @Override
    public void amended() {
        reloadFiles();
    }

    @Override
    public void changed() {
        reloadCertificates();
    }

    @Override
    public Registry registry() {
        return snapshot.registry();
    }

    /**
     * Takes certificates, delegations, suspensions and amendments anew if any hub has changed them
     * since the last look; amendments last, so that a revocation waits for nothing.
     *
     * @throws vn.liennganh.yaml.ConfigProblem if amendments do not fit the files of this hub; the
     *     registry stays as it was
     */
    synchronized void reloadCertificates() {
        long newest = repository.generation();
        if (newest != databaseGeneration) {
            Snapshot before = snapshot;
            snapshot = before.with(repository.all(), delegations.all(), suspensions.all());
            if (!snapshot.admitsAs(before)) {
                listeners.forEach(RevocationListener::revocationChanged);
            }
            if (!amendments.all().equals(amended)) {
                reloadFiles();
            }
            // Last, so that whatever failed is tried again at the next look.
            databaseGeneration = newest;
        }
    }

    @Override
    public Optional<Agency> agency(AgencyId id) {
        return snapshot.registry().nearest(id, today());
    }

    @Override
    public Optional<Agency> agencyOn(AgencyId id, LocalDate day) {
        return snapshot.registry().on(id, day);
    }

    @Override
    public List<Agency> inPlaceOf(AgencyId id, LocalDate day) {
        return snapshot.registry().inPlaceOf(id, day);
    }

    @Override
    public Heir heir(AgencyId named, LocalDate day, MessageType matter, AgencyId unit) {
        return snapshot.registry().heir(named, day, matter, unit);
    }

    @Override
    public List<Agency> agenciesOn(LocalDate day) {
        Registry registry = snapshot.registry();
        return registry.versions().keySet().stream()
                .flatMap(id -> registry.on(id, day).stream())
                .toList();
    }

    @Override
    public List<Agency> agencies() {
        Registry registry = snapshot.registry();
        LocalDate today = today();
        return registry.versions().keySet().stream()
                .flatMap(id -> registry.nearest(id, today).stream())
                .toList();
    }

    @Override
    public Optional<AgencyKind> kind(String id) {
        return Optional.ofNullable(snapshot.registry().vocabulary().kinds().get(id));
    }

    @Override
    public Optional<Set<AgencyId>> group(String name) {
        return snapshot.registry().group(name, today());
    }

    @Override
    public Optional<AgencyId> channelOf(String tlsFingerprint) {
        return snapshot.certificate(tlsFingerprint, CertificateUse.TLS)
                .filter(bound -> bound.revokedAt().isEmpty())
                .map(BoundCertificate::agency);
    }

    @Override
    public Optional<AgencyId> sealOwner(String fingerprint) {
        return snapshot.certificate(fingerprint, CertificateUse.SEAL).map(BoundCertificate::agency);
    }

    @Override
    public Optional<Official> official(String fingerprint) {
        return certificate(fingerprint).flatMap(BoundCertificate::official);
    }

    @Override
    public Optional<BoundCertificate> certificate(String fingerprint) {
        return Optional.ofNullable(snapshot.certificates().get(fingerprint));
    }

    @Override
    public boolean enrolled(AgencyId id) {
        return snapshot.enrolled().contains(id);
    }

    @Override
    public List<Suspension> suspensions(AgencyId id) {
        return snapshot.suspensions().getOrDefault(id, List.of());
    }

    @Override
    public List<AgencyId> competent(String role, AgencyId handlingUnit) {
        return competent(role, handlingUnit, today());
    }

    @Override
    public List<AgencyId> competent(String role, AgencyId handlingUnit, LocalDate on) {
        return snapshot.registry().competent(role, handlingUnit, on);
    }

    @Override
    public List<AgencyId> competentIn(String role, String territory, LocalDate on) {
        return snapshot.registry().competentIn(role, territory, on);
    }

    @Override
    public Set<String> roles() {
        return snapshot.registry().vocabulary().roles();
    }

    @Override
    public List<Delegation> delegations(String fingerprint) {
        return snapshot.grants().held().getOrDefault(fingerprint, List.of());
    }

    @Override
    public List<Delegation> delegationsOf(AgencyId agency) {
        return snapshot.grants().held().values().stream()
                .flatMap(List::stream)
                .filter(one -> one.agency().equals(agency))
                .sorted(
                        Comparator.comparing(Delegation::from)
                                .reversed()
                                .thenComparing(Delegation::id))
                .toList();
    }

    @Override
    public IssuedCertificates issuedBy(X509Certificate authority) {
        String name = authority.getSubjectX500Principal().getName();
        return serial -> status(snapshot.byIssuer().getOrDefault(name, Map.of()), serial);
    }

    private static IssuedCertificates.Status status(
            Map<BigInteger, BoundCertificate> issued, BigInteger serial) {
        BoundCertificate found = issued.get(serial);
        if (found == null) {
            return new IssuedCertificates.NeverIssued();
        }
        return found.revokedAt().isPresent()
                ? new IssuedCertificates.RevokedEntry(serial, found.revokedAt().get(), 0)
                : new IssuedCertificates.Good();
    }

    @Override
    public long generation() {
        return snapshot.generation();
    }

    /** All certificates of one authority, for its revocation list. */
    List<BoundCertificate> certificatesOf(X509Certificate authority) {
        String name = authority.getSubjectX500Principal().getName();
        return List.copyOf(snapshot.byIssuer().getOrDefault(name, Map.of()).values());
    }

    /** All that is registered. */
    List<BoundCertificate> certificates() {
        return List.copyOf(snapshot.certificates().values());
    }

    /** Whether those whom a delegation names are registered so that it can count. */
    boolean holds(Delegation delegation) {
        return snapshot.holds(delegation);
    }

    Set<String> issuers() {
        return Set.copyOf(snapshot.byIssuer().keySet());
    }

    @Override
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), LEGAL_DAYS);
    }
}
