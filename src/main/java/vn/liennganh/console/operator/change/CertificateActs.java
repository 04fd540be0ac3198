package vn.liennganh.console.operator.change;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.liennganh.console.operator.change.ChangeProposal.What;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.BoundCertificate;
import vn.liennganh.directory.Certificates;
import vn.liennganh.directory.Directory;
import vn.liennganh.directory.Enrolment;
import vn.liennganh.directory.change.AgencyChanges;
import vn.liennganh.directory.change.Warrant;
import vn.liennganh.message.AgencyId;

/** How an agency gets certificates, and how one is taken from it. */
final class CertificateActs {

    private CertificateActs() {}

    private static boolean another(Directory directory, AgencyId agency) {
        return directory
                .agency(agency)
                .map(Agency::kind)
                .filter(kind -> !kind.equals(EntryAct.HUB))
                .isPresent();
    }

    /** A one-time code. It rests on what the agency has now: whoever enrolled needs none. */
    @Component
    static final class Invite implements Act {

        private final Enrolment enrolment;
        private final AgencyChanges changes;
        private final Certificates certificates;
        private final Directory directory;

        Invite(
                Enrolment enrolment,
                AgencyChanges changes,
                Certificates certificates,
                Directory directory) {
            this.enrolment = enrolment;
            this.changes = changes;
            this.certificates = certificates;
            this.directory = directory;
        }

        @Override
        public Set<ChangeKind> kinds() {
            return Set.of(ChangeKind.INVITE);
        }

        @Override
        public Optional<String> basis(What what) {
            if (!another(directory, what.agency())
                    || directory.agencyOn(what.agency(), directory.today()).isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    certificates.of(what.agency()).stream()
                            .map(one -> one.fingerprint() + " " + one.revokedAt().isPresent())
                            .sorted()
                            .collect(Collectors.joining("\n", "has ", "")));
        }

        @Override
        public Optional<String> fault(What what) {
            return Optional.empty();
        }

        @Override
        public Optional<String> apply(What what, Warrant warrant) {
            changes.invited(what.agency(), warrant);
            return Optional.of(enrolment.newCode(what.agency()));
        }
    }

    /** Out of use at once, for good. */
    @Component
    static final class Revoke implements Act {

        private final Certificates certificates;
        private final Directory directory;

        Revoke(Certificates certificates, Directory directory) {
            this.certificates = certificates;
            this.directory = directory;
        }

        @Override
        public Set<ChangeKind> kinds() {
            return Set.of(ChangeKind.REVOKE);
        }

        @Override
        public Optional<String> basis(What what) {
            return directory
                    .certificate(what.subject())
                    .filter(one -> one.agency().equals(what.agency()))
                    .filter(one -> one.revokedAt().isEmpty())
                    .filter(one -> another(directory, one.agency()))
                    .map(BoundCertificate::fingerprint);
        }

        @Override
        public Optional<String> fault(What what) {
            return Optional.empty();
        }

        @Override
        public Optional<String> apply(What what, Warrant warrant) {
            certificates.revoke(what.subject(), warrant);
            return Optional.empty();
        }
    }
}
