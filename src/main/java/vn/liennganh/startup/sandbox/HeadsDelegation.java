package vn.liennganh.startup.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.SmartInitializingSingleton;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Delegation;
import vn.liennganh.directory.Delegations;
import vn.liennganh.directory.Directory;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.pki.Certificate;
import vn.liennganh.pki.Pem;
import vn.liennganh.regulation.Edition;
import vn.liennganh.regulation.RuleBook;

/**
 * In the sandbox the head of an agency lets its officer sign every procedure in his name, by a
 * written delegation (Decree 30/2020, Article 13.3), so that {@code official.key} suffices whatever
 * a type asks for.
 */
final class HeadsDelegation implements SmartInitializingSingleton {

    private static final String HEAD = "head";
    private static final int YEARS = 10;

    private final Path sandbox;
    private final Directory directory;
    private final Delegations delegations;
    private final RuleBook rules;
    private final Clock clock;

    HeadsDelegation(
            Path sandbox,
            Directory directory,
            Delegations delegations,
            RuleBook rules,
            Clock clock) {
        this.sandbox = sandbox;
        this.directory = directory;
        this.delegations = delegations;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Set<String> procedures = new TreeSet<>();
        rules.inForce(LegalClock.day(clock.instant())).stream()
                .map(Edition::procedure)
                .forEach(procedures::add);
        // A catalogue that grows is another document.
        String document = "UQ-" + Integer.toHexString(procedures.hashCode());
        for (Agency agency : directory.agencies()) {
            Path folder = sandbox.resolve(agency.id().value());
            if (Files.exists(folder.resolve(HEAD + ".crt"))) {
                delegations.record(
                        Delegation.of(
                                new Delegation.Parties(
                                        agency.actsFor().orElse(agency.id()),
                                        fingerprint(folder, HEAD),
                                        fingerprint(folder, "official"),
                                        HEAD),
                                procedures,
                                agency.validFrom(),
                                agency.validFrom().plusYears(YEARS),
                                document));
            }
        }
    }

    private static String fingerprint(Path folder, String name) {
        return Certificate.fingerprintOf(Pem.readCertificate(folder.resolve(name + ".crt")));
    }
}
