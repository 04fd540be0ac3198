package vn.liennganh.partner.signing;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import vn.liennganh.partner.client.Signer;
import vn.liennganh.pki.SealKey;

/**
 * Signs what pages of the hub bring, with keys of the home, of a PKCS#12 file or of a PKCS#11
 * token, each signature after a yes in this terminal; runs until it is stopped.
 */
@Command(name = "signing-agent", mixinStandardHelpOptions = true)
public final class SigningAgentCommand implements Callable<Integer> {

    @ParentCommand private @Nullable Surroundings partner;

    @ArgGroup private @Nullable Place place;

    @Option(names = "--label", paramLabel = "LABEL", descriptionKey = "partner.agent.label")
    private @Nullable String label;

    @Option(names = "--as", paramLabel = "official|seal", descriptionKey = "partner.agent.as")
    private @Nullable String as;

    @Option(names = "--origin", paramLabel = "URL", descriptionKey = "partner.agent.origin")
    private List<URI> origins = List.of();

    @Option(names = "--unattended-for-tests", descriptionKey = "partner.agent.unattended-for-tests")
    private boolean unattended;

    /** Where the key lies; the home where neither is named. */
    static final class Place {

        @Option(names = "--p12", paramLabel = "FILE", descriptionKey = "partner.agent.p12")
        private @Nullable Path file;

        @ArgGroup(exclusive = false)
        private @Nullable Token token;
    }

    /** A token, by the library of its maker. */
    static final class Token {

        @Option(
                names = "--pkcs11",
                paramLabel = "LIBRARY",
                required = true,
                descriptionKey = "partner.agent.pkcs11")
        private @Nullable Path library;

        @Option(names = "--slot", paramLabel = "N", descriptionKey = "partner.agent.slot")
        private @Nullable Integer slot;
    }

    @Override
    public Integer call() throws InterruptedException {
        Surroundings around = Objects.requireNonNull(partner);
        Set<URI> hubs = hubs(around);
        Window window = window(around);
        Map<Capacity, HeldKey> keys = keys(around, window);
        Person person = new PersonAtWindow(window, around.language(), around.clock(), unattended);
        SigningDesk desk = new SigningDesk(keys, person, around.clock());
        window.show(around.text("partner.agent-serves", String.join(" ", Door.origins(hubs))));
        keys.forEach(
                (capacity, key) ->
                        window.show(
                                around.text(
                                        "partner.agent-holds-" + capacity.word(),
                                        Shown.plain(key.holder()),
                                        key.daysLeft(around.clock().instant()),
                                        key.fingerprint())));
        SigningAgent agent = start(around, hubs, desk, window);
        try (agent) {
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private static SigningAgent start(
            Surroundings around, Set<URI> hubs, SigningDesk desk, Window window) {
        try {
            return SigningAgent.start(
                    hubs,
                    desk,
                    around.clock(),
                    code -> window.show(around.text("partner.agent-code", code)));
        } catch (IllegalStateException taken) {
            int last = SigningAgent.FIRST_PORT + SigningAgent.PORTS - 1;
            throw around.unusable("partner.agent-no-port", SigningAgent.FIRST_PORT, last);
        }
    }

    private Set<URI> hubs(Surroundings around) {
        Set<URI> hubs = new HashSet<>(origins);
        hubs.add(around.hubAddress());
        for (URI hub : hubs) {
            try {
                Door.origin(hub);
            } catch (IllegalArgumentException plain) {
                throw around.unusable("partner.agent-no-https", hub);
            }
            if (unattended && !onThisMachine(hub)) {
                throw around.unusable("partner.agent-unattended-elsewhere", hub);
            }
        }
        return hubs;
    }

    /** A hub at a loopback address is a sandbox. */
    private static boolean onThisMachine(URI hub) {
        try {
            return InetAddress.getByName(hub.getHost()).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private Window window(Surroundings around) {
        Optional<Window> terminal = ConsoleWindow.ofThisProcess();
        if (terminal.isEmpty() && !unattended) {
            throw around.unusable("partner.agent-no-terminal");
        }
        return terminal.orElseGet(() -> new PrintedWindow(around.out()));
    }

    private Map<Capacity, HeldKey> keys(Surroundings around, Window window) {
        Map<Capacity, HeldKey> keys = new EnumMap<>(Capacity.class);
        Optional<Capacity> wanted = wanted(around);
        if (place == null) {
            Signer signer = around.signerOfHome();
            signer.official().ifPresent(key -> keys.put(Capacity.OFFICIAL, new HeldKey(key)));
            signer.seal().ifPresent(key -> keys.put(Capacity.SEAL, new HeldKey(key)));
            wanted.ifPresent(only -> keys.keySet().retainAll(Set.of(only)));
        } else {
            Capacity capacity = wanted.orElseThrow(() -> around.unusable("partner.agent-as-what"));
            KeyStores stores = new KeyStores(window, around);
            keys.put(capacity, new HeldKey(key(around, stores, place)));
        }
        if (keys.isEmpty()) {
            throw around.unusable("partner.agent-as-what");
        }
        return keys;
    }

    private SealKey key(Surroundings around, KeyStores stores, Place where) {
        Optional<String> entry = Optional.ofNullable(label);
        try {
            if (where.token != null) {
                Integer slot = where.token.slot;
                return stores.ofToken(
                        Objects.requireNonNull(where.token.library),
                        slot == null ? OptionalInt.empty() : OptionalInt.of(slot),
                        entry);
            }
            return stores.ofFile(Objects.requireNonNull(where.file), entry);
        } catch (IllegalArgumentException misfit) {
            throw around.unusable("partner.agent-no-entry", entry.orElse(""));
        }
    }

    private Optional<Capacity> wanted(Surroundings around) {
        Optional<Capacity> known = Optional.ofNullable(as).flatMap(Capacity::ofWord);
        if (as != null && known.isEmpty()) {
            throw around.unusable("partner.agent-as-what");
        }
        return known;
    }
}
