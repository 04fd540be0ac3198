package vn.liennganh.partner.client.fake;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.merkle.NoteKeyLine;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Json;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.WireTime;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.MessageCheck;
import vn.liennganh.partner.client.MessageIds;
import vn.liennganh.partner.client.Trust;

/**
 * A hub for unit tests: HTTPS on a random port of this machine, an authority and a log of its own,
 * receipts that verify, every agency there that a test names. A program under test cannot tell it
 * from the real one for the calls of sending, receiving, acknowledging, attachments, evidence,
 * exchanges, obligations, enrolment and the log.
 *
 * <p>It knows no law: every type is accepted between any agencies, until a test says otherwise. Use
 * one for each test, or one for all.
 */
public final class FakeHub implements AutoCloseable {

    private final Clock clock = Clock.systemUTC();
    private final FakeAuthority authority = new FakeAuthority(clock);
    private final FakeLog log = new FakeLog(authority.seal(FakeBooks.HUB.value()));
    private final FakeBooks books = new FakeBooks(log, clock);
    private final FakeContents contents = new FakeContents();
    private final FakeDoor door =
            new FakeDoor(books, new MessageCheck(trust(authority, clock)), contents);
    private final FakeDesk desk = new FakeDesk(authority, log, books, door, contents);
    private final ExecutorService threads = Executors.newCachedThreadPool(FakeHub::daemon);
    private final HttpsServer server;

    private FakeHub() throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SSLContext tls = authority.server().sslContext(authorities());
        server.setHttpsConfigurator(
                new HttpsConfigurator(tls) {
                    @Override
                    public void configure(HttpsParameters connection) {
                        SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                        wanted.setWantClientAuth(true);
                        connection.setSSLParameters(wanted);
                    }
                });
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer((HttpsExchange) exchange));
        server.start();
        sample("sandbox.ping", Json.MAPPER.createObjectNode().put("text", "ping"));
        sample("sandbox.pong", Json.MAPPER.createObjectNode().put("text", "pong"));
    }

    /** A hub that listens. */
    public static FakeHub start() {
        try {
            return new FakeHub();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public URI url() {
        return URI.create("https://localhost:" + server.getAddress().getPort());
    }

    /** Whom its partners have to trust. */
    public List<X509Certificate> authorities() {
        return List.of(authority.certificate());
    }

    /** The key of its log, as the letter would name it. */
    public NoteKeyLine logKey() {
        return log.key();
    }

    /**
     * Writes the keys of an agency as PEM files, {@code ca.pem} beside them: what {@code
     * Connector.home} and {@code ./partner --home} read.
     */
    public Path keys(String agency, Path folder) {
        authority.write(agency, folder);
        return folder;
    }

    /** A one-time code with which an agency enrols over EST. */
    public String enrolmentCode(String agency) {
        String code = UUID.randomUUID().toString();
        desk.codes.put(agency, code);
        return code;
    }

    /** Teaches it a type: what {@code GET /samples/{type}} gives, and {@code whoami} names. */
    public void sample(String type, ObjectNode body) {
        ObjectNode document = Json.MAPPER.createObjectNode();
        document.put("specVersion", "1.0").put("type", type).set("body", body);
        desk.samples.put(type, document);
    }

    /** Any further document below {@code /api/v1}, such as {@code schemas/my.type}. */
    public void document(String path, JsonNode json) {
        desk.documents.put(path, json);
    }

    /** From now on a message of this type obliges its recipients to answer within that time. */
    public void owes(String type, String answer, Duration within) {
        books.owes(type, answer, within);
    }

    /** The next submission is refused so; with 429 or 5xx before anything of it is looked at. */
    public void refuseNext(RefusalCode code) {
        door.refuseNext(code, Optional.empty());
    }

    /** The next submission is refused so, and asked to come again after that time. */
    public void refuseNext(RefusalCode code, Duration retryAfter) {
        door.refuseNext(code, Optional.of(retryAfter));
    }

    /** Every submission of this type is refused so. */
    public void refuse(String type, RefusalCode code) {
        door.refuse(type, code);
    }

    /** The connection breaks after the next message was accepted, before its receipt is sent. */
    public void dropNextAnswer() {
        desk.dropped.incrementAndGet();
    }

    /** The next upload breaks when half of what it carries has been stored. */
    public void breakNextUpload() {
        desk.brokenUploads.incrementAndGet();
    }

    /** The {@code Content-Range} of each upload so far; empty for one that carried the whole. */
    public List<String> uploads() {
        return List.copyOf(desk.uploads);
    }

    /** The next download breaks when half of what it carries has been sent. */
    public void breakNextDownload() {
        desk.downloads.broken.incrementAndGet();
    }

    /** The {@code Range} of each download so far; empty for one that asked for the whole. */
    public List<String> downloads() {
        return List.copyOf(desk.downloads.ranges);
    }

    /**
     * Sets the log back to its beginning, as a hub restored from an old backup would: whoever
     * remembers a head must notice.
     */
    public void rollBackLog() {
        log.forget();
    }

    /** Moves the time that the hub attests; certificates stay on the machine's clock. */
    public void advance(Duration by) {
        books.advance(by);
    }

    /**
     * Sends a message of another agency, signed by its official and its seal, through the same
     * checks as any other.
     *
     * @param draft completed with sender, time and id where it lacks them
     * @return what was accepted
     */
    public Envelope deliver(String from, Draft draft) {
        draft.from(AgencyId.of(from)).at(WireTime.attested(books.now()));
        if (draft.field("id").isMissingNode()) {
            draft.opening(MessageIds.next(clock));
        }
        return deliver(from, authority.signer(from).sign(draft.bytes()));
    }

    /** The same for bytes that are signed already. */
    public Envelope deliver(String from, byte[] cms) {
        return door.submit(cms, AgencyId.of(from)).message().envelope;
    }

    /** What was accepted so far, in its order. */
    public List<Envelope> accepted() {
        return books.all(it -> true).stream().map(it -> it.envelope).toList();
    }

    /** Whether a recipient has acknowledged a message. */
    public boolean acknowledged(UUID message, String party) {
        return !books.all(
                        it ->
                                it.envelope.id().equals(message)
                                        && it.acknowledged.contains(AgencyId.of(party)))
                .isEmpty();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpsExchange exchange) throws IOException {
        try {
            desk.answer(new FakeCall(exchange));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private static Trust trust(FakeAuthority authority, Clock clock) {
        return new Trust(List.of(authority.certificate()), Optional.empty(), clock);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "fake-hub");
        thread.setDaemon(true);
        return thread;
    }
}
