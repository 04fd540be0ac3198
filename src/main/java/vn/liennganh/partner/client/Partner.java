package vn.liennganh.partner.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Json;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Statement;
import vn.liennganh.partner.client.mail.Inbox;
import vn.liennganh.partner.client.mail.Outbox;
import vn.liennganh.partner.client.mail.Safekeeping;
import vn.liennganh.partner.client.mail.Sent;
import vn.liennganh.partner.client.mail.Signed;
import vn.liennganh.pki.CmsReader;

/**
 * One agency and its hub: compose, sign, send, receive, acknowledge, with everything the hub says
 * verified before the caller sees it.
 *
 * <p>Calls throw {@link Problem} when the hub refuses, with its stable code; {@link
 * VerificationFailed} when an answer proves nothing; {@link UncheckedIOException} when the hub
 * cannot be reached in the time of the {@link Patience}. Safe for many threads; one instance serves
 * a whole application.
 */
public final class Partner {

    private static final String SANDBOX = "sandbox";
    private static final Duration CLOCK_KEPT = Duration.ofMinutes(5);

    private final HubClient hub;
    private final Signer signer;
    private final Outbox outbox;
    private final Clock clock;
    private volatile Optional<Acquaintance> acquaintance = Optional.empty();

    /** What the hub said about itself and this agency, and when. */
    private record Acquaintance(WhoAmI me, long nanos) {}

    Partner(HubClient hub, Signer signer, Outbox outbox, Clock clock) {
        this.hub = hub;
        this.signer = signer;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Begins to say how to reach a hub. */
    public static Connector connect(URI hub) {
        return new Connector(hub);
    }

    /** The single calls of the interface, verified like everything here. */
    public HubClient hub() {
        return hub;
    }

    /** The keys that sign for this agency. */
    public Signer signer() {
        return signer;
    }

    /** What was signed and what was answered, on disk. */
    public Outbox outbox() {
        return outbox;
    }

    /** Who the hub takes this agency for. */
    public WhoAmI whoami() {
        WhoAmI me = hub.whoami();
        acquaintance = Optional.of(new Acquaintance(me, System.nanoTime()));
        return me;
    }

    /** The hub's time, which a message's {@code time} is measured by. */
    public OffsetDateTime now() {
        Optional<Acquaintance> known = acquaintance;
        if (known.isPresent() && !known.get().me().environment().equals(SANDBOX)) {
            Duration age = Duration.ofNanos(System.nanoTime() - known.get().nanos());
            if (age.compareTo(CLOCK_KEPT) < 0) {
                return known.get().me().time().plus(age);
            }
        }
        return whoami().time(); // in a sandbox the clock jumps
    }

    /** A document of that type with invented content, for a recipient to be named. */
    public Draft sample(String type) {
        return Draft.contentOf(hub.sample(type));
    }

    /** An empty document of that type. */
    public Draft compose(String type) {
        return Draft.of(type, Json.MAPPER.createObjectNode());
    }

    /** Uploads a file, from where a broken upload stopped, and names it in the draft. */
    public AttachmentRef attach(Draft draft, Path file) {
        AttachmentRef attachment = describe(file);
        hub.upload(file, attachment.sha256());
        draft.attach(attachment);
        return attachment;
    }

    /** Streams an attachment of a received message into a file, and compares its digest. */
    public void download(Opened message, Sha256 attachment, Path target) {
        hub.download(message.envelope().id(), attachment, target);
    }

    /**
     * Fills in what is missing ({@code from}, {@code time}, an {@code id} that opens an exchange),
     * signs with the official, then the seal, and keeps the bytes.
     */
    public Signed sign(Draft draft) {
        complete(draft);
        UUID id = UUID.fromString(draft.field("id").asString());
        Signed signed = new Signed(id, signer.sign(draft.bytes()));
        outbox.keep(signed);
        return signed;
    }

    /**
     * Signs and sends. A draft whose id was signed before sends the very bytes of then, whether or
     * not they arrived: calling it again after a crash, with the same id, is one message.
     *
     * @throws IllegalArgumentException if other content was signed under this id
     */
    public Sent send(Draft draft) {
        Optional<Signed> earlier =
                draft.field("id").stringValueOpt().map(UUID::fromString).flatMap(outbox::signed);
        return send(earlier.map(it -> same(it, draft)).orElseGet(() -> sign(draft)));
    }

    /** Sends signed bytes, for the first time or again, and keeps the proved receipt. */
    public Sent send(Signed message) {
        Receipt receipt = hub.send(message.cms());
        outbox.keep(message.id(), receipt);
        Statement statement = Statement.read(receipt.statement()).orElseThrow();
        return new Sent(message.id(), message.cms(), receipt, statement);
    }

    /** Sends again what was signed under this id. */
    public Sent resend(UUID id) {
        return send(
                outbox.signed(id)
                        .orElseThrow(
                                () -> new IllegalArgumentException("Nothing was signed as " + id)));
    }

    /** What was signed and never answered, as after a crash: to be sent again, each by its id. */
    public List<UUID> unanswered() {
        return outbox.unanswered();
    }

    /** What waits for this agency; its iterator ends when nothing new came for so long. */
    public Inbox inbox(Duration idle) {
        return new Inbox(hub, this::acknowledgement, idle);
    }

    /** Every receipt about a message that this agency may see. */
    public List<Receipt> evidence(UUID message) {
        return hub.evidence(message);
    }

    /** State, parties, messages and obligations of a conversation. */
    public JsonNode exchange(UUID id) {
        return hub.exchange(id);
    }

    /** What this agency owes: {@code open}, {@code overdue} …, empty for everything. */
    public List<Duty> duties(String status) {
        return hub.duties(status);
    }

    private byte[] acknowledgement(Map<UUID, Sha256> held) {
        return signer.seal(new Acknowledgement(agency().agency(), now(), held).bytes());
    }

    private WhoAmI agency() {
        return acquaintance.map(Acquaintance::me).orElseGet(this::whoami);
    }

    private void complete(Draft draft) {
        if (draft.field("time").isMissingNode()) {
            draft.at(now());
        }
        if (draft.field("from").isMissingNode()) {
            draft.from(agency().agency());
        }
        if (draft.field("id").isMissingNode()) {
            draft.opening(MessageIds.next(clock));
        }
    }

    /** The bytes of then, if they say what the draft says; the time may differ. */
    private static Signed same(Signed earlier, Draft draft) {
        byte[] content = new CmsReader().read(earlier.cms()).orThrow().content();
        ObjectNode then = (ObjectNode) Json.MAPPER.readTree(content);
        ObjectNode now = (ObjectNode) Json.MAPPER.readTree(draft.bytes());
        for (String filled : List.of("time", "from")) {
            then.remove(filled);
            now.remove(filled);
        }
        if (!then.equals(now)) {
            throw new IllegalArgumentException("Other content was signed as " + earlier.id());
        }
        return earlier;
    }

    private static AttachmentRef describe(Path file) {
        String name = String.valueOf(file.getFileName());
        String guessed = URLConnection.guessContentTypeFromName(name);
        try {
            return new AttachmentRef(
                    name,
                    guessed == null ? "application/octet-stream" : guessed,
                    Files.size(file),
                    Safekeeping.digest(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
