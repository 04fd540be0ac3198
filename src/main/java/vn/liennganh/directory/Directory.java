package vn.liennganh.directory;

import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.directory.change.Suspension;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;
import vn.liennganh.pki.IssuedCertificates;

/**
 * Who takes part, from memory: every answer comes out of one immutable snapshot that changes as a
 * whole.
 */
public interface Directory {

    /**
     * The agency as registered today, or as last or first registered if it has no entry for today.
     */
    Optional<Agency> agency(AgencyId id);

    /** The agency if it is in force on that day; never its successor. */
    Optional<Agency> agencyOn(AgencyId id, LocalDate day);

    /**
     * Who is in force on that day for an agency: itself, else those that succeeded it, however
     * often.
     */
    List<Agency> inPlaceOf(AgencyId id, LocalDate day);

    /**
     * At whose desk a message arrives that names this code on that day.
     *
     * @param matter its type, by which successors may divide the work
     * @param unit the unit that handles the case: where several carry on, the one competent for it
     */
    Heir heir(AgencyId named, LocalDate day, MessageType matter, AgencyId unit);

    /** All agencies, one entry an identifier, in the order of identifiers. */
    List<Agency> agencies();

    /** The legal day it is now, by the hub's clock. */
    LocalDate today();

    /** Those in force on that day, in the order of identifiers. */
    List<Agency> agenciesOn(LocalDate day);

    Optional<AgencyKind> kind(String id);

    /**
     * The members in force today.
     *
     * @param name without {@code group:}
     */
    Optional<Set<AgencyId>> group(String name);

    /** Whose TLS identity the certificate is; empty for a revoked one. */
    Optional<AgencyId> channelOf(String tlsFingerprint);

    /** Whose seal the certificate is; also for a revoked one, whose state is judged elsewhere. */
    Optional<AgencyId> sealOwner(String fingerprint);

    /**
     * Which official the certificate is; also for a revoked one or a registration that has ended.
     */
    Optional<Official> official(String fingerprint);

    /** What is known of a certificate; empty for one that nobody bound. */
    Optional<BoundCertificate> certificate(String fingerprint);

    /**
     * Whether it ever had a TLS identity or a seal: deliveries to others are parked until it does.
     */
    boolean enrolled(AgencyId id);

    /**
     * The stretches for which the hub itself withheld an agency's channel, the earliest first; the
     * last one may last.
     */
    List<Suspension> suspensions(AgencyId id);

    /** Whether the hub withholds the agency's channel now: nothing is taken from it or given. */
    default boolean suspended(AgencyId id) {
        return suspensions(id).stream().anyMatch(Suspension::open);
    }

    /**
     * Who is competent today for a unit in a role such as {@code competent-procuracy}; its
     * superiors' rule applies where it has none of its own.
     */
    List<AgencyId> competent(String role, AgencyId handlingUnit);

    /** Who was, is or will be competent on that day; those in force then, successors included. */
    List<AgencyId> competent(String role, AgencyId handlingUnit, LocalDate on);

    /** The same for a place, in the words of the agency files. */
    List<AgencyId> competentIn(String role, String territory, LocalDate on);

    /** The roles that competence speaks of. */
    Set<String> roles();

    /** The delegations that let the holder of this certificate act, on any day. */
    List<Delegation> delegations(String fingerprint);

    /** Those by which an agency's capacities are lent, on any day, the newest first. */
    List<Delegation> delegationsOf(AgencyId agency);

    /**
     * The register of an authority, as the database has it: always current, never asked over a
     * network.
     */
    IssuedCertificates issuedBy(X509Certificate authority);

    /** Grows with every change; what was decided on an older snapshot must be decided again. */
    long generation();
}
