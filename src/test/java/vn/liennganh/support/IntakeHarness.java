package vn.liennganh.support;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.directory.Binding;
import vn.liennganh.directory.CertificateUse;
import vn.liennganh.directory.Certificates;
import vn.liennganh.directory.Directory;
import vn.liennganh.directory.DirectorySettings;
import vn.liennganh.directory.RevocationListener;
import vn.liennganh.intake.Channel;
import vn.liennganh.intake.Intake;
import vn.liennganh.intake.IntakeSettings;
import vn.liennganh.intake.Outcome;
import vn.liennganh.intake.queue.Pulse;
import vn.liennganh.intake.scan.ClamdSettings;
import vn.liennganh.message.AgencyId;
import vn.liennganh.pki.AlgorithmPolicy;
import vn.liennganh.pki.NoteKey;
import vn.liennganh.pki.SealKey;
import vn.liennganh.pki.SignatureVerifier;
import vn.liennganh.pki.authority.CertificateAuthority;
import vn.liennganh.pki.authority.CertificateOrder.Use;
import vn.liennganh.pki.trust.CertificateJudge;
import vn.liennganh.pki.trust.RevocationSource;
import vn.liennganh.pki.trust.TrustAnchors;
import vn.liennganh.regulation.RuleBook;

/**
 * The door on a real database with the real rules of {@code config/}, without web, broker and
 * simulators: every demo agency has a seal and, where its kind has them, an official.
 */
public final class IntakeHarness implements AutoCloseable {

    /** A Monday morning on which nothing is closed. */
    public static final Instant START = Instant.parse("2026-11-23T02:30:00.000Z");

    /** Setting: folders of agency files, if others than those of the demo agencies. */
    public static final String AGENCIES = "harness.agencies";

    /** Whether every algorithm is switched on. */
    public static final String ML_DSA = "harness.ml-dsa";

    /** Certified once for all: what one hub revokes, it revokes in its own database. */
    private static final TestPki PKI = new TestPki("Test authority", Clock.systemUTC());

    private static IntakeHarness shared;

    private final AnnotationConfigApplicationContext context;
    private final HikariDataSource source;
    private final Parts parts;
    private final Map<String, Object> settings;

    /** What of it does not come from the packages under test. */
    record Parts(DataSource source, TestPki pki, ManualClock hub, Path folder) {}

    /**
     * One for all tests of a process that need no settings of their own: each finds the rows of
     * others there, and a clock that may have moved on.
     */
    public static synchronized IntakeHarness shared() {
        if (shared == null) {
            shared = new IntakeHarness();
            Scratch.atEnd(shared::close);
        }
        return shared;
    }

    public IntakeHarness() {
        this(TestDatabase.fresh(), Map.of(), context -> {});
    }

    /**
     * @param settings keys of {@code hub.intake.*} that differ
     * @param more further beans, such as listeners
     */
    public IntakeHarness(
            DataSource database,
            Map<String, Object> settings,
            Consumer<AnnotationConfigApplicationContext> more) {
        this(database, settings, more, Optional.empty());
    }

    private IntakeHarness(
            DataSource database,
            Map<String, Object> settings,
            Consumer<AnnotationConfigApplicationContext> more,
            Optional<Parts> earlier) {
        source = pooled(database);
        this.settings = Map.copyOf(settings);
        parts =
                new Parts(
                        source,
                        PKI,
                        earlier.map(Parts::hub).orElseGet(() -> new ManualClock(START)),
                        earlier.map(Parts::folder).orElseGet(IntakeHarness::folder));
        context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(properties(settings));
        context.registerBean(Parts.class, () -> parts);
        context.register(House.class);
        more.accept(context);
        context.refresh();
        if (earlier.isEmpty()) {
            Certificates certificates = context.getBean(Certificates.class);
            certificates.bind(bindings());
        }
    }

    /** Another process on the same database, head file, keys, clock and settings. */
    public IntakeHarness restarted(Consumer<AnnotationConfigApplicationContext> more) {
        close();
        return new IntakeHarness(source.getDataSource(), settings, more, Optional.of(parts));
    }

    /** The same, on another database and without a head file: all was restored from a copy. */
    public IntakeHarness restoredTo(DataSource database) {
        close();
        try {
            Files.delete(parts.folder().resolve("head"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new IntakeHarness(database, settings, context -> {}, Optional.of(parts));
    }

    private List<Binding> bindings() {
        Directory directory = context.getBean(Directory.class);
        return directory.agencies().stream()
                .flatMap(
                        agency -> {
                            boolean division = agency.actsFor().isPresent();
                            AgencyId sealing = agency.actsFor().orElse(agency.id());
                            List<String> capacities =
                                    directory.kind(agency.kind()).orElseThrow().capacities();
                            Binding seal =
                                    Binding.of(
                                            agency.id(),
                                            seal(agency.id()).certificate(),
                                            Set.of(CertificateUse.SEAL));
                            Optional<Binding> official =
                                    capacities.stream()
                                            .findFirst()
                                            .map(
                                                    capacity ->
                                                            Binding.official(
                                                                    sealing,
                                                                    official(agency.id())
                                                                            .certificate(),
                                                                    new Binding.Registration(
                                                                            agency.id(),
                                                                            capacity,
                                                                            LocalDate.of(
                                                                                    2026, 1, 1),
                                                                            Optional.empty())));
                            return Stream.concat(
                                    division ? Stream.empty() : Stream.of(seal), official.stream());
                        })
                .toList();
    }

    public TestPki.Identity seal(AgencyId agency) {
        return parts.pki().identity(agency + " seal", Use.SEAL);
    }

    public TestPki.Identity official(AgencyId unit) {
        return parts.pki().identity(unit + " official", Use.OFFICIAL);
    }

    public Intake intake() {
        return context.getBean(Intake.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public ManualClock clock() {
        return parts.hub();
    }

    public TestPki pki() {
        return parts.pki();
    }

    public JdbcClient sql() {
        return context.getBean(JdbcClient.class);
    }

    /** Hands in a message over an agency's own channel. */
    public Outcome submit(byte[] cms, String agency) {
        return intake().submit(cms, channel(agency));
    }

    /** The agency's own channel. */
    public static Channel channel(String agency) {
        return Channel.of("rest", AgencyId.of(agency));
    }

    /** A message document by {@code from}, to be changed and signed. */
    public Letter letter(String type, String from, String... to) {
        return Letter.of(this, type, from, to);
    }

    /** A ping, sealed. */
    public byte[] ping(UUID id, String from, String... to) {
        return letter("sandbox.ping", from, to).id(id).sealed();
    }

    @Override
    public void close() {
        context.close();
        source.close();
    }

    private static HikariDataSource pooled(DataSource database) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database);
        config.setMaximumPoolSize(12);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(2_000);
        config.setValidationTimeout(500);
        return new HikariDataSource(config);
    }

    private static Path folder() {
        return Scratch.folder("intake");
    }

    private PropertySource<?> properties(Map<String, Object> settings) {
        Map<String, Object> all =
                new java.util.HashMap<>(
                        Map.ofEntries(
                                Map.entry("hub.identifier", "X99.00.000"),
                                Map.entry("hub.log.origin", "test.liennganh.invalid/log"),
                                Map.entry(
                                        "hub.log.head-file",
                                        parts.folder().resolve("head").toString()),
                                Map.entry("hub.log.second-heads", ""),
                                Map.entry("hub.log.second-interval", "1s"),
                                Map.entry("hub.log.silence-max", "30s"),
                                Map.entry("hub.timestamps.url", ""),
                                Map.entry("hub.timestamps.interval", "60s"),
                                Map.entry("hub.timestamps.timeout", "5s"),
                                Map.entry("hub.timestamps.grace", "4h"),
                                Map.entry("hub.timestamps.drift-max", "30s"),
                                Map.entry("hub.clamd.address", ""),
                                Map.entry("hub.clamd.timeout", "60s"),
                                Map.entry("hub.intake.batch-max", 512),
                                Map.entry("hub.intake.batch-wait", "2ms"),
                                Map.entry("hub.intake.batch-patience", "5ms"),
                                Map.entry("hub.intake.batch-rest", "5ms"),
                                Map.entry("hub.intake.queue-max", 8192),
                                Map.entry("hub.intake.answer-timeout", "20s"),
                                Map.entry("hub.intake.future-max", "5m"),
                                Map.entry("hub.intake.age-max", "24h"),
                                Map.entry("hub.intake.upload-lifetime", "24h"),
                                Map.entry("hub.intake.upload-quota", "4MB"),
                                Map.entry("hub.intake.expiry-interval", "PT1H"),
                                Map.entry("hub.intake.registry-interval", "PT1H"),
                                Map.entry("hub.intake.audit-interval", "PT1H")));
        all.putAll(settings);
        return new MapPropertySource("harness", all);
    }

    /** The beans that startup gives in the real house. */
    // Registered by hand: as a component it would be found by every hub that a test starts.
    @EnableConfigurationProperties({IntakeSettings.class, ClamdSettings.class})
    @ComponentScan({
        "vn.liennganh.directory",
        "vn.liennganh.evidence",
        "vn.liennganh.exchange",
        "vn.liennganh.intake"
    })
    static class House {

        @Bean
        DataSource dataSource(Parts parts) {
            return parts.source();
        }

        @Bean
        Pulse pulse() {
            return () -> true;
        }

        @Bean
        PlatformTransactionManager transactions(DataSource source) {
            return new DataSourceTransactionManager(source);
        }

        @Bean
        TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
            return new TransactionTemplate(transactions);
        }

        @Bean
        JdbcTemplate jdbcTemplate(DataSource source) {
            return new JdbcTemplate(source);
        }

        @Bean
        JdbcClient jdbcClient(JdbcTemplate template) {
            return JdbcClient.create(template);
        }

        @Bean
        @Primary
        Clock hubClock(Parts parts) {
            return parts.hub();
        }

        @Bean
        Clock machineClock() {
            return Clock.systemUTC();
        }

        @Bean
        CertificateAuthority authority(Parts parts) {
            return parts.pki().authority();
        }

        @Bean
        DirectorySettings directorySettings(Environment environment) {
            String folders = environment.getProperty(AGENCIES, "config/agencies");
            return new DirectorySettings(
                    Stream.of(folders.split(",")).map(Path::of).toList(),
                    Duration.ofHours(1),
                    DirectorySettings.EnrolmentMode.AUTOMATIC,
                    Duration.ofDays(7),
                    5,
                    Duration.ofMinutes(1),
                    Duration.ofDays(365),
                    Duration.ofDays(1),
                    URI.create("https://hub.invalid/pki"));
        }

        @Bean
        AlgorithmPolicy algorithms(Environment environment) {
            return environment.getProperty(ML_DSA, Boolean.class, false)
                    ? AlgorithmPolicy.widest()
                    : AlgorithmPolicy.standard();
        }

        @Bean
        SignatureVerifier signatureVerifier(AlgorithmPolicy algorithms) {
            return new SignatureVerifier(algorithms);
        }

        @Bean
        CertificateJudge certificateJudge(
                CertificateAuthority authority, Directory directory, AlgorithmPolicy algorithms) {
            TrustAnchors.RevocationPolicy register =
                    new TrustAnchors.RevocationPolicy(
                            TrustAnchors.Mode.HARD,
                            List.of(
                                    new RevocationSource.Register(
                                            directory.issuedBy(authority.certificate()))));
            return new CertificateJudge(
                    TrustAnchors.of(authority.certificate(), register),
                    algorithms,
                    Clock.systemUTC(),
                    Duration.ofMinutes(5));
        }

        @Bean
        RevocationListener judgeForgets(ObjectProvider<CertificateJudge> judge) {
            return () -> judge.getObject().revocationChanged();
        }

        @Bean
        RuleBook ruleBook() {
            return ConfiguredRules.BOOK;
        }

        @Bean
        NoteKey noteKey(Parts parts) {
            Path file = parts.folder().resolve("log.key");
            if (!Files.exists(file)) {
                NoteKey.generate().save(file);
            }
            return NoteKey.load(file);
        }

        @Bean
        SealKey hubSeal(Parts parts) {
            return parts.pki().identity("X99.00.000 seal", Use.SEAL).at(Clock.systemUTC());
        }
    }
}
