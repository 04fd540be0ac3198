package vn.liennganh.directory;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vn.liennganh.directory.DirectorySettings.EnrolmentMode;
import vn.liennganh.directory.change.AgencyChanges;
import vn.liennganh.directory.change.AmendmentRepository;
import vn.liennganh.directory.change.RegistryKeeper;
import vn.liennganh.directory.change.SuspensionRepository;
import vn.liennganh.directory.registry.TestRegistry;
import vn.liennganh.message.AgencyId;
import vn.liennganh.pki.AlgorithmPolicy;
import vn.liennganh.pki.KeyPairs;
import vn.liennganh.pki.authority.CertificateAuthority;
import vn.liennganh.pki.authority.CertificateOrder;
import vn.liennganh.pki.authority.CsrWriter;
import vn.liennganh.support.TestDatabase;

/** The directory on a real database with an authority of its own and a clock that tests move. */
final class DirectoryFixture {

    static final AgencyId BANK = AgencyId.of("X99.2");
    static final AgencyId AGENCY = AgencyId.of("X99.1");
    static final AgencyId DIVISION = AgencyId.of("X99.1.01");

    /** Stands still until it is moved. */
    static final class MovedClock extends Clock {

        private Instant now = Instant.parse("2026-11-23T02:00:00Z");

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Ho_Chi_Minh");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    final MovedClock clock = new MovedClock();
    final AtomicInteger revocations = new AtomicInteger();
    final DataSource database = TestDatabase.fresh();
    final DirectorySettings settings;
    final CertificateAuthority ca;
    final LiveDirectory directory;
    final Certificates certificates;
    final Authority authority;
    final Enrolment enrolment;

    DirectoryFixture(Path folder, EnrolmentMode mode) throws IOException {
        TestRegistry.write(folder);
        settings =
                new DirectorySettings(
                        List.of(folder),
                        Duration.ofSeconds(2),
                        mode,
                        Duration.ofDays(7),
                        5,
                        Duration.ofSeconds(60),
                        Duration.ofDays(365),
                        Duration.ofHours(24),
                        URI.create("https://localhost:1/pki"));
        ca =
                CertificateAuthority.root(
                        CertificateOrder.Subject.of("Test CA", "Test"),
                        KeyPairs.newP256(),
                        new CertificateOrder.Validity(
                                clock.instant(), clock.instant().plus(Duration.ofDays(3650))),
                        clock);
        JdbcClient jdbc = JdbcClient.create(database);
        JdbcTransactionManager transactions = new JdbcTransactionManager(database);
        CertificateRepository repository = new CertificateRepository(jdbc);
        directory = another();
        certificates = new Certificates(repository, directory, transactions, clock);
        authority = new Authority(ca, directory, repository, settings, clock);
        enrolment =
                new Enrolment(
                        new EnrolmentRepository(jdbc),
                        certificates,
                        new CertificateIssuer(
                                ca, provider(Optional.<AlgorithmPolicy>empty()), settings, clock),
                        directory,
                        settings,
                        transactions,
                        clock);
    }

    /** The directory as another hub on this database has it, or this one after a start. */
    LiveDirectory another() {
        JdbcClient jdbc = JdbcClient.create(database);
        RevocationListener counter = revocations::incrementAndGet;
        return new LiveDirectory(
                settings,
                new CertificateRepository(jdbc),
                new DelegationRepository(jdbc),
                new AmendmentRepository(jdbc),
                new SuspensionRepository(jdbc),
                provider(Optional.of(counter)),
                clock);
    }

    AgencyChanges changes(RegistryKeeper keeper) {
        return new AgencyChanges(
                new AmendmentRepository(JdbcClient.create(database)),
                settings,
                keeper,
                new JdbcTransactionManager(database),
                "",
                clock);
    }

    /** A request that asks for a name that is not the sender's. */
    static byte[] request() {
        return CsrWriter.write(KeyPairs.newP256(), "X99.3");
    }

    private static <T> ObjectProvider<T> provider(Optional<T> bean) {
        return new ObjectProvider<>() {
            @Override
            public Stream<T> stream() {
                return bean.stream();
            }

            @Override
            public Iterator<T> iterator() {
                return bean.stream().iterator();
            }

            @Override
            public T getObject() {
                return bean.orElseThrow();
            }

            @Override
            public T getIfAvailable() {
                return bean.orElse(null);
            }
        };
    }
}
