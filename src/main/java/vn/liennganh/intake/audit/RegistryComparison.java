package vn.liennganh.intake.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import vn.liennganh.directory.BoundCertificate;
import vn.liennganh.directory.Certificates;
import vn.liennganh.directory.change.AgencyChanges;
import vn.liennganh.directory.change.Suspensions;
import vn.liennganh.evidence.LogAudit;
import vn.liennganh.evidence.kept.RegistryStatement;

/**
 * Holds the tables of the registry against what the log says of it. A change that the registry has
 * noted and the log does not have yet is no difference: it is about to be logged.
 */
@Component
class RegistryComparison implements LogAudit.KeptRegistry {

    static final String BOUND = "CertificateBound";
    static final String REVOKED = "CertificateRevoked";
    static final String AMENDED = "AgencyAmended";

    private final Certificates certificates;
    private final AgencyChanges agencies;
    private final Suspensions suspensions;
    private final DelegationComparison delegations;

    RegistryComparison(
            Certificates certificates,
            AgencyChanges agencies,
            Suspensions suspensions,
            DelegationComparison delegations) {
        this.certificates = certificates;
        this.agencies = agencies;
        this.suspensions = suspensions;
        this.delegations = delegations;
    }

    /** What a certificate is bound to, as a line that two sides can be compared by. */
    private record Bond(String agency, Set<String> uses, String unit, String capacity) {

        static Bond of(RegistryStatement.Change change) {
            Set<String> uses = new TreeSet<>();
            change.record().path("uses").forEach(it -> uses.add(it.asString()));
            return new Bond(
                    change.text("agency").orElse(""),
                    uses,
                    change.text("unit").orElse(""),
                    change.text("capacity").orElse(""));
        }

        static Bond of(BoundCertificate certificate) {
            Set<String> uses = new TreeSet<>();
            certificate.uses().forEach(it -> uses.add(it.name()));
            return new Bond(
                    certificate.agency().value(),
                    uses,
                    certificate.official().map(it -> it.unit().value()).orElse(""),
                    certificate.official().map(it -> it.capacity()).orElse(""));
        }
    }

    @Override
    public List<String> otherwiseThan(List<RegistryStatement> logged) {
        if (logged.isEmpty()) {
            // Nothing can be held against a log that has not begun to tell of the registry.
            return List.of();
        }
        Map<String, Bond> bonds = new HashMap<>();
        Set<String> revoked = new HashSet<>();
        Set<Long> numbers = new HashSet<>();
        // Read first: what is noted after it can only be missing from the rows, never too much.
        List<Certificates.Registered> rows = certificates.registered();
        List<AgencyChanges.Kept> entries = agencies.kept();
        List<Suspensions.Kept> stretches = suspensions.kept();
        DelegationComparison.Rows lent = delegations.rows();
        Set<String> withheld = new HashSet<>();
        Set<String> delegated = new HashSet<>();
        Map<String, Set<String>> amended = new HashMap<>();
        for (RegistryStatement statement : logged) {
            for (RegistryStatement.Change change : statement.changes()) {
                numbers.add(change.number());
                note(change, bonds, revoked);
                amended(change, amended);
                withheld(change).ifPresent(withheld::add);
                DelegationComparison.said(change).ifPresent(delegated::add);
            }
        }
        Map<String, Set<String>> told = new HashMap<>();
        amended.forEach((proposal, digests) -> told.put(proposal, new HashSet<>(digests)));
        Set<String> toldOfChannels = new HashSet<>(withheld);
        Set<String> toldOfDelegations = new HashSet<>(delegated);
        Set<String> pending = new HashSet<>();
        RegistryChronicle.unlogged(certificates, numbers)
                .forEach(
                        it -> {
                            it.text("fingerprint").ifPresent(pending::add);
                            amended(it, told);
                            withheld(it).ifPresent(toldOfChannels::add);
                            DelegationComparison.said(it).ifPresent(toldOfDelegations::add);
                        });
        Map<String, Certificates.Registered> kept = new HashMap<>();
        rows.forEach(it -> kept.put(it.certificate().fingerprint(), it));
        List<String> differing = new ArrayList<>();
        kept.forEach(
                (fingerprint, row) -> {
                    Bond bond = bonds.get(fingerprint);
                    boolean same =
                            Bond.of(row.certificate()).equals(bond)
                                    && row.certificate().revokedAt().isPresent()
                                            == revoked.contains(fingerprint);
                    if (!row.whole() || !same && !pending.contains(fingerprint)) {
                        differing.add(fingerprint);
                    }
                });
        bonds.keySet().stream().filter(it -> !kept.containsKey(it)).forEach(differing::add);
        differing.addAll(otherEntries(entries, amended, told));
        differing.addAll(otherStretches(stretches, withheld, toldOfChannels));
        differing.addAll(DelegationComparison.differing(lent, delegated, toldOfDelegations));
        return differing;
    }

    /** Rows of withheld channels that nobody was told of, or that are gone. */
    private static List<String> otherStretches(
            List<Suspensions.Kept> rows, Set<String> logged, Set<String> told) {
        List<String> differing = new ArrayList<>();
        Set<String> kept = new HashSet<>();
        for (Suspensions.Kept one : rows) {
            String said = String.join(" ", one.proposal(), one.kind(), one.agency(), one.at());
            kept.add(said);
            if (!told.contains(said)) {
                differing.add("suspension-" + one.number());
            }
        }
        logged.stream()
                .filter(one -> !kept.contains(one))
                .forEach(one -> differing.add("suspension of proposal " + one));
        return differing;
    }

    private static Optional<String> withheld(RegistryStatement.Change change) {
        String kind = change.text("kind").orElse("");
        return Set.of(Suspensions.WITHHELD, Suspensions.GIVEN_BACK).contains(kind)
                ? Optional.of(
                        String.join(
                                " ",
                                change.text("proposal").orElse(""),
                                kind,
                                change.text("agency").orElse(""),
                                change.text("at").orElse("")))
                : Optional.empty();
    }

    /**
     * Entries that nobody was told of, that read otherwise, or that are gone.
     *
     * @param logged digests of entries by the proposal, as the log tells
     * @param told the same with those that are about to be logged
     */
    private static List<String> otherEntries(
            List<AgencyChanges.Kept> entries,
            Map<String, Set<String>> logged,
            Map<String, Set<String>> told) {
        Map<String, Integer> kept = new HashMap<>();
        List<String> differing = new ArrayList<>();
        for (AgencyChanges.Kept one : entries) {
            kept.merge(one.proposal(), 1, Integer::sum);
            if (!told.getOrDefault(one.proposal(), Set.of()).contains(one.entrySha256())) {
                differing.add("amendment-" + one.number());
            }
        }
        logged.forEach(
                (proposal, digests) -> {
                    if (kept.getOrDefault(proposal, 0) < digests.size()) {
                        differing.add("amendment of proposal " + proposal);
                    }
                });
        return differing;
    }

    private static void amended(RegistryStatement.Change change, Map<String, Set<String>> amended) {
        if (change.text("kind").orElse("").equals(AMENDED)) {
            amended.computeIfAbsent(change.text("proposal").orElse(""), it -> new HashSet<>())
                    .add(change.text("entrySha256").orElse(""));
        }
    }

    private static void note(
            RegistryStatement.Change change, Map<String, Bond> bonds, Set<String> revoked) {
        String kind = change.text("kind").orElse("");
        Optional<String> fingerprint = change.text("fingerprint");
        if (kind.equals(BOUND)) {
            fingerprint.ifPresent(it -> bonds.put(it, Bond.of(change)));
        } else if (kind.equals(REVOKED)) {
            fingerprint.ifPresent(revoked::add);
        }
    }
}
