package vn.liennganh.partner.client;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.merkle.NoteKeyLine;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;

/**
 * Every call of the hub's REST interface over mutual TLS (protocol, section 3). What comes back is
 * checked before it is returned: receipts against the log key and the seal, messages against their
 * sender.
 *
 * <p>Every call throws {@link Problem} when the hub refuses, {@link java.io.UncheckedIOException}
 * when it cannot be reached, and {@link VerificationFailed} when an answer proves nothing. Safe for
 * many threads.
 */
public final class HubClient {

    private static final String API = "/api/v1";
    private static final String CMS = "application/pkcs7-mime; smime-type=signed-data";

    private final Wire wire;
    private final MessageCheck messages;
    private final Trust trust;
    private volatile Optional<Proofs> receipts;

    private HubClient(Wire wire, Trust trust) {
        this.wire = wire;
        this.trust = trust;
        this.messages = new MessageCheck(trust);
        this.receipts = trust.logKey().map(key -> new Proofs(trust, messages));
    }

    /**
     * A client; nothing is sent yet.
     *
     * @param tls with the client certificate of the agency, trusting the hub's authority
     * @param trust without a log key, the key that the hub shows over TLS is taken at first use
     */
    public static HubClient of(URI hub, SSLContext tls, Trust trust, Options options) {
        return new HubClient(
                new Wire(hub, tls, options.threads(), options.language(), options.patience()),
                trust);
    }

    /**
     * How a client behaves.
     *
     * @param threads for the connections of many clients together; otherwise each has its own
     */
    public record Options(Optional<Executor> threads, Locale language, Patience patience) {

        public static Options ofPerson(Locale language) {
            return new Options(Optional.empty(), language, Patience.ofPerson());
        }

        public static Options standard() {
            return ofPerson(Texts.VIETNAMESE);
        }
    }

    public WhoAmI whoami() {
        return WhoAmI.of(json("/whoami"));
    }

    /** A complete valid document of that type with invented content. */
    public ObjectNode sample(String type) {
        return (ObjectNode) json("/samples/" + type);
    }

    /** Submits a signed message; sending the same bytes again is harmless. */
    public Receipt send(byte[] cms) {
        Reply reply = wire.post(API + "/messages", CMS, BodyPublishers.ofByteArray(cms));
        return proved(reply.json(), Optional.of(Sha256.of(cms)));
    }

    /**
     * Every check of the hub and nothing stored: {@code {accepted, recipients, copies,
     * obligations}}.
     */
    public JsonNode dryRun(byte[] cms) {
        return wire.post(API + "/messages?dryRun=true", CMS, BodyPublishers.ofByteArray(cms))
                .json();
    }

    /** Stores the content of an attachment under its digest, streamed from the file. */
    public void upload(Path file, Sha256 sha256) {
        try {
            wire.send(
                    wire.request(API + "/attachments/" + sha256, Wire.TRANSFER)
                            .header("Content-Type", "application/octet-stream")
                            .PUT(BodyPublishers.ofFile(file))
                            .build());
        } catch (java.io.FileNotFoundException missing) {
            throw new java.io.UncheckedIOException(missing);
        }
    }

    /** The bytes of a message as its sender signed them, unread. */
    public byte[] message(UUID id) {
        return wire.get(API + "/messages/" + id).body();
    }

    /** Fetches a message and proves who wrote it. */
    public Opened open(UUID id) {
        return messages.open(message(id));
    }

    /** Fetches a delivery, proves who wrote it, and that it is what the inbox announced. */
    public Opened open(InboxItem item) {
        Opened opened = open(item.id());
        if (!opened.sha256().equals(item.sha256()) || !opened.envelope().id().equals(item.id())) {
            throw new VerificationFailed(Text.of("partner.not-what-was-announced"));
        }
        return opened;
    }

    /** Streams an attachment into a file; the caller compares its digest. */
    public void download(UUID message, Sha256 attachment, Path target) {
        wire.download(API + "/messages/" + message + "/attachments/" + attachment, target);
    }

    /** Every receipt about a message that this agency may see, each of them proved. */
    public List<Receipt> evidence(UUID message) {
        List<Receipt> proved = new ArrayList<>();
        json("/messages/" + message + "/evidence")
                .path("items")
                .forEach(item -> proved.add(proved(item, Optional.empty())));
        return proved;
    }

    /**
     * One page of what is not acknowledged yet.
     *
     * @param wait how long the hub may hold the answer until there is something newer, at most 60 s
     */
    public InboxPage inbox(int limit, Duration wait, Optional<String> after) {
        String path =
                API
                        + "/inbox?limit="
                        + limit
                        + "&wait="
                        + wait.toSeconds()
                        + after.map(place -> "&after=" + encoded(place)).orElse("");
        return InboxPage.of(wire.get(path, Wire.CALL.plus(wait)).json());
    }

    /** Hands in an acknowledgement; one receipt for each message, in its order. */
    public List<Receipt> acknowledge(byte[] cms) {
        Reply reply = wire.post(API + "/acknowledgements", CMS, BodyPublishers.ofByteArray(cms));
        List<Receipt> proved = new ArrayList<>();
        reply.json().forEach(item -> proved.add(proved(item, Optional.empty())));
        return proved;
    }

    public JsonNode exchange(UUID id) {
        return json("/exchanges/" + id);
    }

    /** Every duty of an exchange that this agency may see. */
    public List<Duty> dutiesOf(UUID exchange) {
        List<Duty> duties = new ArrayList<>();
        exchange(exchange).path("obligations").forEach(item -> duties.add(Duty.of(item)));
        return duties;
    }

    /** What this agency owes, in every page; {@code status} empty for all. */
    public List<Duty> duties(String status) {
        List<Duty> duties = new ArrayList<>();
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            String place = after.get().isEmpty() ? "" : "&after=" + encoded(after.get());
            JsonNode page = json("/obligations?party=me&status=" + status + place);
            page.path("items").forEach(item -> duties.add(Duty.of(item)));
            after =
                    page.path("next")
                            .stringValueOpt()
                            .filter(next -> !page.path("items").isEmpty());
        }
        return duties;
    }

    /**
     * Any other document below {@code /api/v1}, such as {@code /regulations} or {@code /agencies}.
     */
    public JsonNode json(String path) {
        return wire.get(API + path).json();
    }

    /** Has something done below {@code /api/v1}; the document may be empty. */
    public JsonNode ask(String path, ObjectNode document) {
        return wire.post(
                        API + path,
                        "application/json",
                        BodyPublishers.ofString(document.toString(), StandardCharsets.UTF_8))
                .json();
    }

    /** The key of the log as the hub shows it now. */
    public NoteKeyLine logKey() {
        String line = new String(wire.get("/log/key").body(), StandardCharsets.UTF_8);
        return NoteKeyLine.parse(line)
                .orElseThrow(() -> new VerificationFailed(Text.of("partner.log-key-unreadable")));
    }

    private Receipt proved(JsonNode json, Optional<Sha256> message) {
        Receipt receipt =
                Receipt.read(json)
                        .orElseThrow(
                                () ->
                                        new VerificationFailed(
                                                Text.of("partner.receipt-unreadable")));
        return proofs().require(receipt, message);
    }

    private Proofs proofs() {
        Proofs known = receipts.orElseGet(() -> new Proofs(trust.withLogKey(logKey()), messages));
        receipts = Optional.of(known);
        return known;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
