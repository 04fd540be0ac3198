package vn.liennganh.partner.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import vn.liennganh.merkle.NoteKeyLine;
import vn.liennganh.partner.client.KeyFolder;
import vn.liennganh.partner.client.Signer;
import vn.liennganh.partner.client.Trust;
import vn.liennganh.partner.client.keys.AgencyKeys;
import vn.liennganh.pki.Pem;

/**
 * A directory with an agency's keys and what it knows about the hub. {@code partner.properties} may
 * name the files ({@code hub}, {@code ca}, {@code tls.crt}, {@code seal.key} …); without it the
 * files have the names that the sandbox gives them.
 */
final class AgencyHome {

    static final String PROPERTIES = "partner.properties";
    static final URI HUB = URI.create("https://localhost:8443");

    private final Path directory;
    private final Properties properties;
    private final Clock clock;

    private AgencyHome(Path directory, Properties properties, Clock clock) {
        this.directory = directory;
        this.properties = properties;
        this.clock = clock;
    }

    static AgencyHome open(Path directory, Clock clock) {
        Properties properties = new Properties();
        Path file = directory.resolve(PROPERTIES);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException unreadable) {
                throw new Unusable("partner.file-unreadable", file);
            }
        }
        return new AgencyHome(directory, properties, clock);
    }

    Path directory() {
        return directory;
    }

    Clock clock() {
        return clock;
    }

    URI hub(Optional<URI> option) {
        return option.or(() -> Optional.ofNullable(properties.getProperty("hub")).map(URI::create))
                .orElse(HUB);
    }

    /** The authority file: the option's, the property's, or {@code ca.pem} here or one level up. */
    List<X509Certificate> authorities(Optional<Path> option) {
        Path file =
                option.or(() -> named("ca"))
                        .or(() -> existing(directory.resolve("ca.pem")))
                        .or(() -> existing(directory.resolve("..").resolve("ca.pem")))
                        .orElseThrow(() -> new Unusable("partner.no-authority", directory));
        return read(file, Pem::readCertificates);
    }

    /** The log key that was pinned here; learnt from the hub at first use otherwise. */
    Optional<NoteKeyLine> logKey() {
        return existing(directory.resolve("log.key")).map(AgencyHome::readLogKey);
    }

    static NoteKeyLine readLogKey(Path file) {
        return NoteKeyLine.parse(read(file, AgencyHome::text))
                .orElseThrow(() -> new Unusable("partner.file-unreadable", file));
    }

    Trust trust(Optional<Path> ca) {
        return new Trust(authorities(ca), logKey(), clock);
    }

    AgencyKeys keys() {
        return keys(AgencyKeys::in);
    }

    /** What signs, where nothing has to open connections. */
    Signer signer() {
        return keys(KeyFolder::signer);
    }

    private <T> T keys(Function<KeyFolder, T> reader) {
        Map<String, Path> elsewhere = new HashMap<>();
        properties.stringPropertyNames().stream()
                .filter(name -> name.endsWith(".crt") || name.endsWith(".key"))
                .forEach(name -> elsewhere.put(name, named(name).orElseThrow()));
        try {
            return reader.apply(new KeyFolder(directory, elsewhere, clock));
        } catch (IllegalArgumentException | UncheckedIOException unusable) {
            throw new Unusable("partner.no-key", directory);
        }
    }

    private Optional<Path> named(String property) {
        return Optional.ofNullable(properties.getProperty(property)).map(directory::resolve);
    }

    private static Optional<Path> existing(Path file) {
        return Files.exists(file) ? Optional.of(file) : Optional.empty();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static <T> T read(Path file, Function<Path, T> reader) {
        try {
            return reader.apply(file);
        } catch (IllegalArgumentException | UncheckedIOException unreadable) {
            throw new Unusable("partner.file-unreadable", file);
        }
    }
}
