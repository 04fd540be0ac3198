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
import vn.liennganh.message.Json;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.partner.client.log.LogMemory;
import vn.liennganh.pki.Checked;
import vn.liennganh.pki.CmsDocument;
import vn.liennganh.pki.CmsReader;

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
    private final Transfers transfers;
    private final MessageCheck messages;
    private final Receipts receipts;

    private HubClient(Wire wire, Trust trust, Optional<LogMemory> memory) {
        this.wire = wire;
        this.transfers = new Transfers(wire);
        this.messages = new MessageCheck(trust);
        this.receipts = new Receipts(wire, trust, messages, memory);
    }

    /**
     * A client that remembers nothing of the log between its receipts; nothing is sent yet.
     *
     * @param tls with the client certificate of the agency, trusting the hub's authority
     * @param trust without a log key, the key that the hub shows over TLS is taken at first use
     */
    public static HubClient of(URI hub, SSLContext tls, Trust trust, Options options) {
        return new HubClient(wire(hub, tls, options), trust, Optional.empty());
    }

    /**
     * A client that notices a log which is rolled back or forked: each receipt's head must extend
     * the newest one in memory.
     */
    public static HubClient of(
            URI hub, SSLContext tls, Trust trust, Options options, LogMemory memory) {
        return new HubClient(wire(hub, tls, options), trust, Optional.of(memory));
    }

    private static Wire wire(URI hub, SSLContext tls, Options options) {
        return new Wire(hub, tls, options.threads(), options.language(), options.patience());
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

    /**
     * Submits a signed message; sending the same bytes again is harmless and gives the same
     * receipt.
     */
    public Receipt send(byte[] cms) {
        Sha256 digest = Sha256.of(cms);
        try {
            Reply reply = wire.post(API + "/messages", CMS, BodyPublishers.ofByteArray(cms));
            return receipts.acceptance(reply.json(), digest);
        } catch (Problem refused) {
            throw receipts.refusal(refused, digest);
        }
    }

    /**
     * Every check of the hub and nothing stored: {@code {accepted, recipients, copies,
     * obligations}}.
     */
    public JsonNode dryRun(byte[] cms) {
        return wire.post(API + "/messages?dryRun=true", CMS, BodyPublishers.ofByteArray(cms))
                .json();
    }

    /**
     * Stores the content of an attachment under its digest, streamed from the file. A broken
     * connection goes on where the hub stopped receiving.
     */
    public void upload(Path file, Sha256 sha256) {
        transfers.upload(API + "/attachments/" + sha256, file);
    }

    /** Fetches a message and proves who wrote it. */
    public Opened open(UUID id) {
        return messages.open(wire.get(API + "/messages/" + id).body());
    }

    /** Fetches a delivery, proves who wrote it, and that it is what the inbox announced. */
    public Opened open(InboxItem item) {
        return announced(item, open(item.id()));
    }

    private static Opened announced(InboxItem item, Opened opened) {
        if (!opened.sha256().equals(item.sha256()) || !opened.envelope().id().equals(item.id())) {
            throw new VerificationFailed(
                    RefusalCode.DIGEST_MISMATCH.slug(), Text.of("partner.not-what-was-announced"));
        }
        return opened;
    }

    /**
     * Streams an attachment into a file, which is there only when its content has that digest.
     *
     * @throws VerificationFailed {@code digest-mismatch}
     */
    public void download(UUID message, Sha256 attachment, Path target) {
        transfers.download(
                API + "/messages/" + message + "/attachments/" + attachment, attachment, target);
    }

    /** Every receipt about a message that this agency may see, each of them proved. */
    public List<Receipt> evidence(UUID message) {
        List<Receipt> proved = new ArrayList<>();
        json("/messages/" + message + "/evidence")
                .path("items")
                .forEach(
                        item ->
                                proved.add(
                                        receipts.proved(
                                                item, it -> it.messageId().equals(message))));
        return proved;
    }

    /**
     * Everything that proves a message in one file (ASiC-E): itself, its attachments, and every
     * receipt that this agency may see.
     */
    public byte[] container(UUID message) {
        return wire.get(API + "/messages/" + message + "/evidence.asice").body();
    }

    /**
     * One page of what is not acknowledged yet.
     *
     * @param wait how long the hub may hold the answer until there is something newer, at most 60 s
     */
    public InboxPage inbox(int limit, Duration wait, Optional<String> after) {
        return InboxPage.of(wire.get(inboxPath(limit, wait, after), Wire.CALL.plus(wait)).json());
    }

    private static String inboxPath(int limit, Duration wait, Optional<String> after) {
        return API
                + "/inbox?limit="
                + limit
                + "&wait="
                + wait.toSeconds()
                + after.map(place -> "&after=" + encoded(place)).orElse("");
    }

    /** What came together, most urgent first, and where the following page begins. */
    public record Collected(List<Opened> messages, Optional<String> next) {}

    /**
     * The next of the inbox with their bytes in one call, each proved to be its sender's and what
     * was announced. The hub attests that all of them were left to this agency: legal clocks run.
     *
     * @param limit at most; fewer come where they are large
     * @param wait as in {@link #inbox}
     */
    public Collected collect(int limit, Duration wait, Optional<String> after) {
        JsonNode json =
                wire.get(inboxPath(limit, wait, after) + "&content=true", Wire.CALL.plus(wait))
                        .json();
        List<Opened> opened = new ArrayList<>();
        for (JsonNode item : json.path("items")) {
            opened.add(
                    announced(
                            InboxItem.of(item), messages.open(item.path("message").binaryValue())));
        }
        return new Collected(opened, InboxPage.of(json).next());
    }

    /** Hands in an acknowledgement; one receipt for each message, in its order. */
    public List<Receipt> acknowledge(byte[] cms) {
        Checked<CmsDocument> document = new CmsReader().read(cms);
        JsonNode named =
                Json.MAPPER.readTree(MessageCheck.sound(document).content()).path("messages");
        Reply reply = wire.post(API + "/acknowledgements", CMS, BodyPublishers.ofByteArray(cms));
        return receipts.handovers(reply.json(), named);
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

    /** A document below {@code /sandbox}; nothing is there outside a sandbox. */
    public JsonNode sandbox(String path) {
        return wire.get("/sandbox" + path).json();
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
        return receipts.shownKey();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
