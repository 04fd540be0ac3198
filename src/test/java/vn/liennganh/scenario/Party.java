package vn.liennganh.scenario;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.Json;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Statement;
import vn.liennganh.partner.client.Acknowledgement;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.HubClient;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.partner.client.InboxPage;
import vn.liennganh.partner.client.MessageIds;
import vn.liennganh.partner.client.Opened;
import vn.liennganh.partner.client.Patience;
import vn.liennganh.partner.client.Signer;
import vn.liennganh.partner.client.Trust;
import vn.liennganh.pki.CmsReader;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.SealKey;
import vn.liennganh.pki.TlsIdentity;

/** One agency in a story: its own keys, its own connection, and every receipt checked. */
public final class Party {

    private final AgencyId id;
    private final Signer both;
    private final Signer sealAlone;
    private final HubClient hub;
    private final URI url;
    private final SSLContext tls;

    /**
     * @param folder holds {@code seal}, {@code official} and {@code tls}, each {@code .crt} and
     *     {@code .key}
     */
    public Party(URI url, Path authority, Path folder, String id) {
        this.id = AgencyId.of(id);
        this.url = url;
        Clock clock = Clock.systemUTC();
        Optional<SealKey> seal = key(folder, "seal", clock);
        this.both = new Signer(seal, key(folder, "official", clock));
        this.sealAlone = new Signer(seal, seal.isPresent() ? Optional.empty() : both.official());
        List<java.security.cert.X509Certificate> trusted = Pem.readCertificates(authority);
        this.tls =
                new TlsIdentity(
                                Pem.readCertificate(folder.resolve("tls.crt")),
                                Pem.readPrivateKey(folder.resolve("tls.key")),
                                List.of())
                        .sslContext(trusted);
        this.hub =
                HubClient.of(
                        url,
                        tls,
                        new Trust(trusted, Optional.empty(), clock),
                        new HubClient.Options(Optional.empty(), Locale.ENGLISH, Patience.none()));
    }

    public static Party of(RunningHub hub, String id) {
        return new Party(hub.url(), hub.sandbox().resolve("ca.pem"), hub.keys(id), id);
    }

    public static Party of(HubProcess hub, String id) {
        return new Party(hub.url(), hub.sandbox().resolve("ca.pem"), hub.sandbox().resolve(id), id);
    }

    public AgencyId id() {
        return id;
    }

    public HubClient hub() {
        return hub;
    }

    /** What the hub publishes under this path, for anybody. */
    public byte[] published(String path) {
        HttpResponse<byte[]> answer = call(path, HttpRequest.newBuilder());
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " is not there: " + answer.statusCode());
        }
        return answer.body();
    }

    /** A call as any HTTP client makes it, with this agency's certificate. */
    HttpResponse<byte[]> call(String path, HttpRequest.Builder request) {
        try {
            return HttpClient.newBuilder()
                    .sslContext(tls)
                    .build()
                    .send(
                            request.uri(url.resolve(path)).build(),
                            HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** A sample of that type, opening a conversation with {@code to}; change it, then sign it. */
    public Draft opening(String type, String... to) {
        return Draft.of(hub.sample(type))
                .from(id)
                .to(List.of(to))
                .at(hub.whoami().time())
                .opening(MessageIds.next(Clock.systemUTC()));
    }

    /** A sample of that type, answering {@code request}. */
    public Draft answering(String type, Envelope request) {
        return Draft.of(hub.sample(type))
                .from(id)
                .at(hub.whoami().time())
                .answering(request, MessageIds.next(Clock.systemUTC()));
    }

    /** Signed by official and seal. */
    public byte[] signed(Draft draft) {
        return both.sign(draft.bytes());
    }

    /** Signed by the seal alone. */
    public byte[] sealed(Draft draft) {
        return sealAlone.sign(draft.bytes());
    }

    /** The same around whatever it is told to sign, a message or not. */
    public byte[] sealed(byte[] content) {
        return sealAlone.sign(content);
    }

    public byte[] ping(String to) {
        return sealed(opening("sandbox.ping", to));
    }

    /** A sealed ping that names a content; the content itself has to be brought by the caller. */
    public byte[] withContent(String to, byte[] content) {
        ObjectNode document =
                (ObjectNode) Json.MAPPER.readTree(opening("sandbox.ping", to).bytes());
        document.putArray("attachments")
                .addObject()
                .put("name", "scan.pdf")
                .put("mediaType", "application/pdf")
                .put("size", content.length)
                .put("sha256", Sha256.of(content).hex());
        return sealed(Draft.of(document));
    }

    public Receipt send(byte[] cms) {
        return hub.send(cms);
    }

    /** Takes off these agencies' inboxes what the stories of others left there. */
    public static void emptied(RunningHub hub, String... agencies) {
        for (String agency : agencies) {
            Party party = of(hub, agency);
            List<InboxItem> left = party.page(Duration.ZERO).items();
            while (!left.isEmpty()) {
                Map<UUID, Sha256> messages = new LinkedHashMap<>();
                left.forEach(one -> messages.put(one.id(), one.sha256()));
                party.acknowledge(messages);
                left = party.page(Duration.ZERO).items();
            }
        }
    }

    /** Of which kinds the evidence is that this agency gets of a message, in its order. */
    public List<String> attested(UUID message) {
        return hub.evidence(message).stream()
                .map(one -> Statement.read(one.statement()).orElseThrow().kind().wireName())
                .toList();
    }

    /** What a signed message says; its signatures are not looked at. */
    public static Envelope envelope(byte[] cms) {
        return EnvelopeReader.read(new CmsReader().read(cms).orThrow().content()).value();
    }

    /** The id of a signed message. */
    public static UUID messageId(byte[] cms) {
        return envelope(cms).id();
    }

    /** The id of the message that a receipt is for. */
    public static UUID messageId(Receipt receipt) {
        return Statement.read(receipt.statement()).orElseThrow().messageId();
    }

    /** Everything in the inbox, waiting up to twenty seconds for the first. */
    public List<InboxItem> inbox() {
        return page(Duration.ofSeconds(20)).items();
    }

    /** The message in the inbox, once it lies there. */
    public InboxItem delivered(UUID message) {
        return await().until(
                        () ->
                                page(Duration.ZERO).items().stream()
                                        .filter(item -> item.id().equals(message))
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    public InboxPage page(Duration wait) {
        return hub.inbox(1_000, wait, Optional.empty());
    }

    public Opened open(InboxItem item) {
        return hub.open(item);
    }

    public List<Receipt> acknowledge(Map<UUID, Sha256> messages) {
        return hub.acknowledge(acknowledgement(messages));
    }

    /** The signed acknowledgement, for any channel. */
    public byte[] acknowledgement(Map<UUID, Sha256> messages) {
        return sealAlone.seal(
                new Acknowledgement(id, hub.whoami().time(), new LinkedHashMap<>(messages))
                        .bytes());
    }

    private static Optional<SealKey> key(Path folder, String name, Clock clock) {
        Path certificate = folder.resolve(name + ".crt");
        return Files.exists(certificate)
                ? Optional.of(
                        new SealKey(
                                Pem.readCertificate(certificate),
                                Pem.readPrivateKey(folder.resolve(name + ".key")),
                                List.of(),
                                clock))
                : Optional.empty();
    }
}
