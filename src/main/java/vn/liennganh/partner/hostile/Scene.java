package vn.liennganh.partner.hostile;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.HubClient;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.partner.client.KeyFolder;
import vn.liennganh.partner.client.MessageIds;
import vn.liennganh.partner.client.Patience;
import vn.liennganh.partner.client.Problem;
import vn.liennganh.partner.client.Signer;
import vn.liennganh.partner.client.Trust;
import vn.liennganh.pki.Pem;

/**
 * The three of a misdeed, with the keys that the sandbox made for them: who does it, whom it is
 * meant for, and somebody who has no part in it.
 */
public final class Scene {

    private static final String TYPE = "sandbox.ping";
    private static final Duration SOON = Duration.ofSeconds(20);

    /** An agency with its keys. */
    record Agency(AgencyId id, Signer signer, HubClient hub, Line line) {}

    private final Agency villain;
    private final Agency victim;
    private final Agency bystander;
    private final Line stranger;
    private final List<UUID> forbidden = new ArrayList<>();

    private Scene(Agency villain, Agency victim, Agency bystander, Line stranger) {
        this.villain = villain;
        this.victim = victim;
        this.bystander = bystander;
        this.stranger = stranger;
    }

    /**
     * @param sandbox the hub's {@code data/sandbox}
     */
    public static Scene of(
            URI hub, Path sandbox, AgencyId villain, AgencyId victim, AgencyId bystander) {
        List<X509Certificate> trusted = Pem.readCertificates(sandbox.resolve("ca.pem"));
        return new Scene(
                agency(hub, sandbox, trusted, villain),
                agency(hub, sandbox, trusted, victim),
                agency(hub, sandbox, trusted, bystander),
                Line.ofStranger(hub, trusted));
    }

    private static Agency agency(
            URI hub, Path sandbox, List<X509Certificate> trusted, AgencyId id) {
        Clock clock = Clock.systemDefaultZone();
        KeyFolder keys = new KeyFolder(sandbox.resolve(id.value()), Map.of(), clock);
        var tls = keys.tls().sslContext(trusted);
        HubClient client =
                HubClient.of(
                        hub,
                        tls,
                        new Trust(trusted, Optional.empty(), clock),
                        new HubClient.Options(Optional.empty(), Locale.ENGLISH, Patience.none()));
        return new Agency(id, keys.signer(), client, new Line(hub, tls));
    }

    Agency villain() {
        return villain;
    }

    Agency victim() {
        return victim;
    }

    Agency bystander() {
        return bystander;
    }

    /** Somebody without a certificate. */
    Line stranger() {
        return stranger;
    }

    /** A greeting as it should be, from the villain to its victim. */
    Draft greeting() {
        return greeting(villain, victim);
    }

    Draft greeting(Agency from, Agency to) {
        return Draft.of(from.hub().sample(TYPE))
                .from(from.id())
                .to(List.of(to.id().value()))
                .at(from.hub().whoami().time())
                .opening(MessageIds.next(Clock.systemUTC()));
    }

    /** The same, changed. */
    static byte[] changed(Draft draft, Consumer<ObjectNode> change) {
        ObjectNode document = (ObjectNode) Json.MAPPER.readTree(draft.bytes());
        change.accept(document);
        return Json.MAPPER.writeValueAsBytes(document);
    }

    static UUID id(Draft draft) {
        return UUID.fromString(draft.field("id").asString());
    }

    /** Remembers that no message of this id may exist when it is over. */
    Draft forbidding(Draft draft) {
        forbidden.add(id(draft));
        return draft;
    }

    /** Whether a delivery stands in somebody's inbox, now or within some seconds. */
    boolean delivered(Agency to, UUID message) {
        long end = System.nanoTime() + SOON.toNanos();
        while (System.nanoTime() < end) {
            if (listed(to, message, Duration.ofSeconds(1))) {
                return true;
            }
        }
        return false;
    }

    static boolean listed(Agency of, UUID message, Duration wait) {
        Optional<String> after = Optional.empty();
        do {
            var page = of.hub().inbox(1_000, after.isEmpty() ? Duration.ZERO : wait, after);
            if (page.items().stream().map(InboxItem::id).anyMatch(message::equals)) {
                return true;
            }
            if (page.items().isEmpty()) {
                return false;
            }
            after = page.next();
        } while (after.isPresent());
        return false;
    }

    /** What there is that should not be; looked for anew each time. */
    String harm() {
        List<String> found = new ArrayList<>();
        for (UUID message : forbidden) {
            if (!absent(message)) {
                found.add(message.toString());
            }
        }
        forbidden.clear();
        return String.join(", ", found);
    }

    private boolean absent(UUID message) {
        try {
            villain.hub().open(message);
            return false;
        } catch (Problem problem) {
            return problem.status() == 404 && !listed(victim, message, Duration.ZERO);
        }
    }
}
