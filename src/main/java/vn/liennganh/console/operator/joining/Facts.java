package vn.liennganh.console.operator.joining;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import vn.liennganh.console.signin.Member;
import vn.liennganh.console.signin.Members;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.BoundCertificate;
import vn.liennganh.directory.CertificateUse;
import vn.liennganh.directory.Certificates;
import vn.liennganh.directory.Directory;
import vn.liennganh.directory.Enrolment;
import vn.liennganh.directory.OneTimeCode;
import vn.liennganh.message.WireTime;

/** Whether a step is done, as far as the hub knows; nobody has to tick it off. */
@Component
class Facts {

    private final Directory directory;
    private final Certificates certificates;
    private final Enrolment enrolment;
    private final Members members;
    private final Firsts firsts;
    private final FirstRepository reached;
    private final Clock machine;

    Facts(
            Directory directory,
            Certificates certificates,
            Enrolment enrolment,
            Members members,
            Firsts firsts,
            FirstRepository reached,
            @Qualifier("machineClock") Clock machine) {
        this.directory = directory;
        this.certificates = certificates;
        this.enrolment = enrolment;
        this.members = members;
        this.firsts = firsts;
        this.reached = reached;
        this.machine = machine;
    }

    Fact of(Agency agency, Step step) {
        return switch (step) {
            case REGISTERED ->
                    agency.inForce(directory.today())
                            ? Fact.done(Optional.of(agency.validFrom()))
                            : Fact.open();
            case CONTACTS ->
                    agency.contacts().isEmpty() ? Fact.open() : Fact.done(Optional.empty());
            case CODE -> code(agency);
            case CERTIFICATE -> certificate(agency);
            case PEOPLE -> people(agency);
            case CONNECTION -> connection(agency);
            case SENT, TAKEN, REAL ->
                    firsts.of(agency.id(), step)
                            .map(at -> Fact.done(Optional.of(day(at))))
                            .orElseGet(Fact::open);
        };
    }

    /** Whoever has a certificate needs no code any more. */
    private Fact code(Agency agency) {
        if (certificate(agency).done()) {
            return Fact.done(Optional.empty());
        }
        Optional<OneTimeCode.State> told = enrolment.code(agency.id());
        if (told.isEmpty()) {
            return Fact.open();
        }
        if (told.get().used()) {
            return Fact.done(Optional.empty());
        }
        return told.get().good()
                ? new Fact(true, Optional.of(day(told.get().until())), "code-until")
                : Fact.open("code-over");
    }

    private Fact certificate(Agency agency) {
        Instant now = machine.instant();
        List<BoundCertificate> usable =
                certificates.of(agency.id()).stream().filter(one -> one.usable(now)).toList();
        Stream<CertificateUse> wanted =
                agency.actsFor().isPresent()
                        ? Stream.of(CertificateUse.TLS)
                        : Stream.of(CertificateUse.TLS, CertificateUse.SEAL);
        if (wanted.allMatch(use -> usable.stream().anyMatch(one -> one.serves(use)))) {
            return Fact.done(
                    usable.stream()
                            .map(BoundCertificate::notBefore)
                            .min(Instant::compareTo)
                            .map(Facts::day));
        }
        return enrolment.pending().stream().anyMatch(one -> one.agency().equals(agency.id()))
                ? Fact.open("certificate-asked")
                : Fact.open();
    }

    private Fact people(Agency agency) {
        LocalDate today = members.today();
        return members.of(agency.id()).stream()
                .filter(one -> one.inForce(today))
                .map(Member::since)
                .min(LocalDate::compareTo)
                .map(since -> Fact.done(Optional.of(since)))
                .orElseGet(Fact::open);
    }

    /** An address that has changed since has to be reached again. */
    private Fact connection(Agency agency) {
        Optional<String> url = agency.reach().push().map(Object::toString);
        return reached.reached(agency.id())
                .map(
                        last ->
                                url.filter(last.url()::equals).isPresent()
                                        ? Fact.done(Optional.of(day(last.at())))
                                        : Fact.open("connection-moved"))
                .orElseGet(Fact::open);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, WireTime.ZONE);
    }
}
