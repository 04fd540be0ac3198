package vn.liennganh.partner.scenario;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Texts;
import vn.liennganh.partner.client.Acknowledgement;
import vn.liennganh.partner.client.HubClient;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.partner.client.InboxPage;
import vn.liennganh.partner.client.KeyFolder;
import vn.liennganh.partner.client.Opened;
import vn.liennganh.partner.client.Signer;
import vn.liennganh.partner.client.Trust;

/**
 * One agency that plays: its own keys, its own connection, its own inbox. Safe for many threads, so
 * that several stories may share it.
 */
final class Actor {

    private static final int PAGE = 500;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration DELIVERY = Duration.ofSeconds(30);
    private static final long LOOK_AGAIN_MILLIS = 20;

    private final AgencyId id;
    private final HubClient hub;
    private final HubClient english;
    private final Signer signer;
    private final Trust trust;
    private final Map<UUID, InboxItem> seen = new ConcurrentHashMap<>();
    private final Map<UUID, JsonNode> opened = new ConcurrentHashMap<>();
    private Optional<String> after = Optional.empty();

    private Actor(AgencyId id, HubClient hub, HubClient english, Signer signer, Trust trust) {
        this.id = id;
        this.hub = hub;
        this.english = english;
        this.signer = signer;
        this.trust = trust;
    }

    /**
     * With the keys that the sandbox made for it.
     *
     * @throws IllegalArgumentException if the sandbox has no keys for that agency
     */
    static Actor of(Sandbox sandbox, AgencyId id, HubClient.Options options) {
        Path folder = sandbox.folder().resolve(id.value());
        Clock clock = Clock.systemDefaultZone();
        KeyFolder keys = new KeyFolder(folder, Map.of(), clock);
        Trust trust = new Trust(sandbox.authorities(), Optional.empty(), clock);
        var tls = keys.tls().sslContext(trust.authorities());
        HubClient hub = HubClient.of(sandbox.hub(), tls, trust, options);
        HubClient english =
                HubClient.of(
                        sandbox.hub(),
                        tls,
                        trust,
                        new HubClient.Options(
                                options.threads(), Texts.ENGLISH, options.patience()));
        return new Actor(id, hub, english, keys.signer(), trust.withLogKey(hub.logKey()));
    }

    AgencyId id() {
        return id;
    }

    HubClient hub() {
        return hub;
    }

    /** The same connection where the answer is compared with words of a scenario file. */
    HubClient english() {
        return english;
    }

    /** Authority and log key: all that an expert needs who has no connection. */
    Trust trust() {
        return trust;
    }

    OffsetDateTime now() {
        return hub.whoami().time();
    }

    /** Signed as the story wants it: {@code both}, {@code seal} or {@code broken}. */
    byte[] sign(byte[] content, String manner) {
        if (manner.equals("both")) {
            return signer.sign(content);
        }
        byte[] cms = signer.seal(content);
        if (manner.equals("broken")) {
            cms = Arrays.copyOf(cms, cms.length);
            cms[cms.length - 1] ^= 1; // the last byte belongs to the signature
        }
        return cms;
    }

    /** Waits until the inbox lists a delivery. */
    Optional<InboxItem> delivered(UUID message) {
        return delivered(item -> item.id().equals(message));
    }

    /**
     * Waits until the hub has told this agency something about an exchange.
     *
     * @param type of the notice, such as {@code obligation-notice.overdue}
     */
    Optional<InboxItem> told(String type, UUID exchange) {
        return delivered(item -> item.type().equals(type) && about(item, exchange));
    }

    private boolean about(InboxItem notice, UUID exchange) {
        JsonNode body = opened.computeIfAbsent(notice.id(), id -> body(notice));
        return body.path("exchange").asString("").equals(exchange.toString());
    }

    private JsonNode body(InboxItem notice) {
        return Json.MAPPER.readTree(hub.open(notice).json()).path("body");
    }

    private Optional<InboxItem> delivered(Predicate<InboxItem> wanted) {
        long end = System.nanoTime() + DELIVERY.toNanos();
        boolean whole = false;
        while (true) {
            Optional<InboxItem> found = seen.values().stream().filter(wanted).findFirst();
            if (found.isPresent() || System.nanoTime() > end) {
                return found;
            }
            if (whole) {
                readAll();
            } else {
                readOn();
            }
            whole = !whole;
        }
    }

    /** What came behind the last that was listed; two who read at once see the same twice. */
    private void readOn() {
        Optional<String> place = place();
        InboxPage page = hub.inbox(PAGE, POLL, place);
        page.items().forEach(item -> seen.put(item.id(), item));
        stand(place, page.next());
    }

    /** An urgent delivery is listed before those that have been seen. */
    private void readAll() {
        Optional<String> place = Optional.empty();
        do {
            InboxPage page = hub.inbox(PAGE, Duration.ZERO, place);
            page.items().forEach(item -> seen.put(item.id(), item));
            place = page.items().size() < PAGE ? Optional.empty() : page.next();
        } while (place.isPresent());
    }

    private synchronized Optional<String> place() {
        return after;
    }

    private synchronized void stand(Optional<String> from, Optional<String> next) {
        if (after.equals(from) && next.isPresent()) {
            after = next;
        }
    }

    /** Fetches a delivery; that is its legal receipt. */
    Opened collect(InboxItem item) {
        return hub.open(item);
    }

    /** Confirms that it holds a message in full. */
    void acknowledge(UUID message, Sha256 sha256) {
        hub.acknowledge(
                signer.seal(new Acknowledgement(id, now(), Map.of(message, sha256)).bytes()));
        seen.remove(message);
    }

    /** Looks again and again, until it is so or a delivery's time has passed. */
    static boolean soon(BooleanSupplier condition) {
        long end = System.nanoTime() + DELIVERY.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(LOOK_AGAIN_MILLIS);
            } catch (InterruptedException told) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
