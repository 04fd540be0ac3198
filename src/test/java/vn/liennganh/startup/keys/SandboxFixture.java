package vn.liennganh.startup.keys;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import vn.liennganh.directory.Certificates;
import vn.liennganh.directory.Directory;
import vn.liennganh.directory.DirectorySettings;
import vn.liennganh.directory.DirectorySettings.EnrolmentMode;
import vn.liennganh.directory.Enrolment;
import vn.liennganh.message.AgencyId;
import vn.liennganh.pki.authority.CertificateAuthority;
import vn.liennganh.pki.trust.TrustAnchors;

/**
 * One start of a sandbox as far as its keys go: the directory on a database, and the keys made for
 * it.
 */
final class SandboxFixture implements AutoCloseable {

    static final AgencyId HUB = AgencyId.of("X99.00.000");

    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext();
    private final Path data;

    SandboxFixture(Path data, Path agencies, DataSource database, TrustAnchors configured) {
        this.data = data;
        URI pki = URI.create("https://localhost:8443/pki");
        Clock clock = Clock.systemUTC();
        SandboxKeyProperties properties =
                new SandboxKeyProperties(
                        Set.of(AgencyId.of("X99.51.099"), AgencyId.of("X99.21.099")),
                        Set.of(AgencyId.of("X99.11.001")));
        context.registerBean(
                "machineClock", Clock.class, () -> clock, bean -> bean.setPrimary(true));
        context.registerBean(DataSource.class, () -> database);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(
                PlatformTransactionManager.class, () -> new JdbcTransactionManager(database));
        context.registerBean(
                DirectorySettings.class,
                () ->
                        new DirectorySettings(
                                List.of(agencies),
                                Duration.ofHours(1),
                                EnrolmentMode.AUTOMATIC,
                                Duration.ofDays(7),
                                5,
                                Duration.ofSeconds(60),
                                Duration.ofDays(365),
                                Duration.ofHours(24),
                                pki));
        context.registerBean(
                DevelopmentKeys.Prepared.class,
                () ->
                        new DevelopmentKeys(data, pki, properties, clock)
                                .prepare(
                                        HUB,
                                        directory(),
                                        context.getBean(Certificates.class),
                                        configured));
        context.registerBean(CertificateAuthority.class, () -> keys().authority());
        context.scan("vn.liennganh.directory");
        try {
            context.refresh();
            EnrolmentCodes.write(data, directory(), enrolment());
        } catch (RuntimeException refused) {
            context.close();
            throw refused;
        }
    }

    static SandboxFixture start(Path data, DataSource database) {
        return new SandboxFixture(
                data,
                Path.of("config/agencies"),
                database,
                TrustFile.read(Path.of("config/trust")));
    }

    DevelopmentKeys.Prepared keys() {
        return context.getBean(DevelopmentKeys.Prepared.class);
    }

    Directory directory() {
        return context.getBean(Directory.class);
    }

    Enrolment enrolment() {
        return context.getBean(Enrolment.class);
    }

    Path sandbox() {
        return data.resolve("sandbox");
    }

    @Override
    public void close() {
        context.close();
    }
}
