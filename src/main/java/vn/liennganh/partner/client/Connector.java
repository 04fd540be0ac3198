package vn.liennganh.partner.client;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import vn.liennganh.merkle.NoteKeyLine;
import vn.liennganh.message.Texts;
import vn.liennganh.partner.client.keys.AgencyKeys;
import vn.liennganh.partner.client.log.LogMemory;
import vn.liennganh.partner.client.mail.Outbox;
import vn.liennganh.pki.Pem;

/** Says how to reach a hub and as whom; {@link #open} gives the {@link Partner}. */
public final class Connector {

    private final URI hub;
    private @Nullable AgencyKeys keys;
    private List<X509Certificate> authorities = List.of();
    private @Nullable Path memory;
    private Optional<NoteKeyLine> logKey = Optional.empty();
    private Clock clock = Clock.systemUTC();
    private Locale language = Texts.VIETNAMESE;
    private Patience patience = Patience.ofService();
    private Optional<Executor> threads = Optional.empty();

    Connector(URI hub) {
        this.hub = hub;
    }

    /**
     * Everything out of one directory: PEM keys ({@link KeyFolder}), {@code ca.pem}, and what is to
     * be remembered.
     */
    public Connector home(Path directory) {
        return keys(new KeyFolder(directory, Map.of(), clock))
                .authorities(Pem.readCertificates(directory.resolve("ca.pem")))
                .memory(directory);
    }

    /** PEM files. */
    public Connector keys(KeyFolder folder) {
        return keys(AgencyKeys.in(folder));
    }

    /** Keys out of a key store or a PKCS#11 token. */
    public Connector keys(AgencyKeys agencyKeys) {
        this.keys = agencyKeys;
        return this;
    }

    /** The authorities whose fingerprint stood in the letter; nobody else is trusted. */
    public Connector authorities(List<X509Certificate> trusted) {
        this.authorities = List.copyOf(trusted);
        return this;
    }

    /**
     * A directory of this agency alone, for what must outlive the process: the log's key and newest
     * head, signed messages, receipts. Several processes may share it.
     */
    public Connector memory(Path directory) {
        this.memory = directory;
        return this;
    }

    /** The log's key, where the letter named it; otherwise the first one seen is pinned. */
    public Connector logKey(NoteKeyLine key) {
        this.logKey = Optional.of(key);
        return this;
    }

    /** The machine's clock, for certificates and signing-time; call it before {@link #home}. */
    public Connector clock(Clock machineClock) {
        this.clock = machineClock;
        return this;
    }

    /** The language of the hub's problems: Vietnamese unless English is asked for. */
    public Connector language(Locale wished) {
        this.language = wished;
        return this;
    }

    /** How long a call is repeated; by default some minutes, honouring {@code Retry-After}. */
    public Connector patience(Patience wished) {
        this.patience = wished;
        return this;
    }

    /** Threads for the connections of many partners together. */
    public Connector threads(Executor executor) {
        this.threads = Optional.of(executor);
        return this;
    }

    /**
     * The partner; nothing is sent yet.
     *
     * @throws IllegalStateException if keys, authorities or the memory are missing
     */
    public Partner open() {
        if (keys == null || authorities.isEmpty() || memory == null) {
            throw new IllegalStateException("A partner needs keys, authorities and a memory");
        }
        HubClient client =
                HubClient.of(
                        hub,
                        keys.sslContext(authorities),
                        new Trust(authorities, logKey, clock),
                        new HubClient.Options(threads, language, patience),
                        LogMemory.in(memory));
        return new Partner(client, keys.signer(), new Outbox(memory), clock);
    }
}
