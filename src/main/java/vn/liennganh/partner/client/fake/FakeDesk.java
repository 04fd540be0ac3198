package vn.liennganh.partner.client.fake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Json;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;
import vn.liennganh.pki.AlgorithmPolicy;
import vn.liennganh.pki.authority.CertsOnly;
import vn.liennganh.pki.authority.Csr;

/** Knows which path asks for what. */
final class FakeDesk {

    private static final String API = "/api/v1/";
    private static final String EST = "/.well-known/est/";
    private static final String CMS = "application/pkcs7-mime; smime-type=signed-data";
    private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+)");

    private final FakeAuthority authority;
    private final FakeLog log;
    private final FakeBooks books;
    private final FakeDoor door;
    private final FakeContents contents;
    private final FakeWords words;
    final Map<String, ObjectNode> samples = new ConcurrentHashMap<>();
    final Map<String, JsonNode> documents = new ConcurrentHashMap<>();
    final Map<String, String> codes = new ConcurrentHashMap<>();
    final AtomicInteger dropped = new AtomicInteger();
    final FakeDownload downloads = new FakeDownload();
    final AtomicInteger brokenUploads = new AtomicInteger();
    final List<String> uploads = new CopyOnWriteArrayList<>();

    FakeDesk(
            FakeAuthority authority,
            FakeLog log,
            FakeBooks books,
            FakeDoor door,
            FakeContents contents) {
        this.authority = authority;
        this.log = log;
        this.books = books;
        this.door = door;
        this.contents = contents;
        this.words = new FakeWords(books);
    }

    void answer(FakeCall call) throws IOException, InterruptedException {
        try {
            String path = call.path();
            if (path.startsWith("/log/")) {
                log(call, path.substring("/log/".length()));
            } else if (path.startsWith(EST)) {
                est(call, path.substring(EST.length()));
            } else if (path.startsWith(API)) {
                api(call, call.caller(), path.substring(API.length()).split("/"));
            } else {
                throw FakeRefusal.of(RefusalCode.NOT_FOUND);
            }
        } catch (FakeRefusal refusal) {
            call.refuse(refusal);
        } catch (IllegalArgumentException malformed) {
            call.refuse(FakeRefusal.of(RefusalCode.MESSAGE_MALFORMED));
        }
    }

    private void log(FakeCall call, String name) throws IOException {
        Optional<byte[]> found =
                switch (name) {
                    case "key" ->
                            Optional.of((log.key().line() + "\n").getBytes(StandardCharsets.UTF_8));
                    case "checkpoint" -> log.head().map(it -> it.getBytes(StandardCharsets.UTF_8));
                    default ->
                            name.startsWith("tile/")
                                    ? log.tile(name.substring("tile/".length()))
                                    : Optional.empty();
                };
        byte[] bytes = found.orElseThrow(() -> FakeRefusal.of(RefusalCode.NOT_FOUND));
        call.answer(200, "text/plain; charset=utf-8", bytes);
    }

    private void est(FakeCall call, String operation) throws IOException {
        List<X509Certificate> answer =
                switch (operation) {
                    case "cacerts" -> List.of(authority.certificate());
                    case "simpleenroll" -> List.of(issue(call, enrolling(call)));
                    case "simplereenroll" -> List.of(issue(call, call.caller().value()));
                    default -> throw FakeRefusal.of(RefusalCode.NOT_FOUND);
                };
        byte[] encoded = Base64.getMimeEncoder().encode(CertsOnly.encode(answer));
        call.answer(200, "application/pkcs7-mime; smime-type=certs-only", encoded);
    }

    /** The code is used up by the certificate. */
    private String enrolling(FakeCall call) {
        String basic = call.header("Authorization").orElse("").replace("Basic ", "");
        String[] pair = new String(Base64.getDecoder().decode(basic)).split(":", 2);
        if (pair.length != 2 || !codes.remove(pair[0], pair[1])) {
            throw FakeRefusal.of(RefusalCode.NOT_AUTHENTICATED);
        }
        return pair[0];
    }

    private X509Certificate issue(FakeCall call, String agency) {
        byte[] request = Base64.getMimeDecoder().decode(call.body());
        Csr csr = Csr.read(request, AlgorithmPolicy.widest()).orThrow();
        return authority.enrolled(agency, csr.publicKey());
    }

    private void api(FakeCall call, AgencyId caller, String[] path)
            throws IOException, InterruptedException {
        String operation = call.method() + " " + path[0] + "/" + path.length;
        switch (operation) {
            case "GET whoami/1" -> call.answer(200, words.whoami(caller, days(call), samples()));
            case "GET samples/2" -> call.answer(200, known(samples, path[1]));
            case "POST messages/1" -> submit(call, caller);
            case "GET messages/2" -> fetch(call, caller, message(caller, path[1]));
            case "GET messages/3" ->
                    call.answer(
                            200,
                            words.evidence(books.receiptsFor(message(caller, path[1]), caller)));
            case "GET messages/4", "HEAD messages/4" ->
                    attachment(call, caller, message(caller, path[1]), Sha256.parse(path[3]));
            case "PUT attachments/2" -> upload(call, caller, Sha256.parse(path[1]));
            case "HEAD attachments/2" -> offset(call, 204, caller, Sha256.parse(path[1]));
            case "GET inbox/1" -> inbox(call, caller);
            case "POST acknowledgements/1" ->
                    call.answer(200, words.receipts(door.acknowledge(call.body(), caller)));
            case "GET exchanges/2" -> exchange(call, caller, UUID.fromString(path[1]));
            case "GET obligations/1" -> duties(call, caller);
            default -> call.answer(200, known(documents, String.join("/", path)));
        }
    }

    private List<String> samples() {
        return samples.keySet().stream().sorted().toList();
    }

    private long days(FakeCall call) {
        return call.certificate()
                .map(it -> it.getNotAfter().getTime() - books.now().toEpochMilli())
                .map(TimeUnit.MILLISECONDS::toDays)
                .orElse(0L);
    }

    private static JsonNode known(Map<String, ? extends JsonNode> from, String name) {
        return Optional.<JsonNode>ofNullable(from.get(name))
                .orElseThrow(() -> FakeRefusal.of(RefusalCode.NOT_FOUND));
    }

    private FakeMessage message(AgencyId caller, String id) {
        return books.find(UUID.fromString(id))
                .filter(it -> it.concerns(caller))
                .orElseThrow(() -> FakeRefusal.of(RefusalCode.NOT_FOUND));
    }

    private void submit(FakeCall call, AgencyId caller) throws IOException {
        if (call.query("dryRun", "false").equals("true")) {
            call.answer(200, words.checked(door.judged(call.body(), caller)));
            return;
        }
        FakeDoor.Entry entry = door.submit(call.body(), caller);
        if (dropped.getAndUpdate(it -> Math.max(0, it - 1)) > 0) {
            call.drop();
        } else {
            call.answer(entry.repeated() ? 200 : 201, entry.message().receipts.get(0).toJson());
        }
    }

    private void fetch(FakeCall call, AgencyId caller, FakeMessage message) throws IOException {
        call.answer(200, CMS, message.cms);
        books.consigned(message, caller);
    }

    private void attachment(FakeCall call, AgencyId caller, FakeMessage message, Sha256 digest)
            throws IOException {
        AttachmentRef reference =
                message.envelope.attachments().stream()
                        .filter(it -> it.sha256().equals(digest))
                        .findFirst()
                        .orElseThrow(() -> FakeRefusal.of(RefusalCode.NOT_FOUND));
        byte[] content =
                contents.content(message.envelope.from(), digest)
                        .orElseThrow(() -> FakeRefusal.of(RefusalCode.NOT_FOUND));
        if (downloads.send(call, reference, content) && call.method().equals("GET")) {
            books.consigned(message, caller);
        }
    }

    private void upload(FakeCall call, AgencyId caller, Sha256 digest) throws IOException {
        Matcher range = RANGE.matcher(call.header("Content-Range").orElse(""));
        boolean piece = range.matches();
        long first = piece ? Long.parseLong(range.group(1)) : 0;
        long total = piece ? Long.parseLong(range.group(3)) : call.body().length;
        uploads.add(call.header("Content-Range").orElse(""));
        if (brokenUploads.getAndUpdate(it -> Math.max(0, it - 1)) > 0) {
            byte[] half = Arrays.copyOf(call.body(), call.body().length / 2);
            contents.put(caller, digest, first, total, half);
            call.drop();
            return;
        }
        boolean whole = contents.put(caller, digest, first, total, call.body());
        offset(call, whole ? 204 : 202, caller, digest);
    }

    private void offset(FakeCall call, int status, AgencyId caller, Sha256 digest)
            throws IOException {
        call.empty(
                status, Map.of("Upload-Offset", String.valueOf(contents.received(caller, digest))));
    }

    private void inbox(FakeCall call, AgencyId caller) throws IOException, InterruptedException {
        long after = Long.parseLong(call.query("after", "0"));
        int limit = Integer.parseInt(call.query("limit", "100"));
        Duration wait = Duration.ofSeconds(Long.parseLong(call.query("wait", "0")));
        boolean content = call.query("content", "false").equals("true");
        List<FakeMessage> messages = books.inbox(caller, after, limit, wait);
        call.answer(200, words.inbox(messages, after, content));
        if (content) {
            messages.forEach(message -> books.consigned(message, caller));
        }
    }

    private void exchange(FakeCall call, AgencyId caller, UUID id) throws IOException {
        List<FakeMessage> messages =
                books.all(it -> it.envelope.exchange().equals(id) && it.concerns(caller));
        if (messages.isEmpty()) {
            throw FakeRefusal.of(RefusalCode.NOT_FOUND);
        }
        call.answer(200, words.exchange(messages));
    }

    private void duties(FakeCall call, AgencyId caller) throws IOException {
        String status = call.query("status", "");
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.set(
                "items",
                words.duties(
                        books.duties(
                                it ->
                                        it.party().equals(caller)
                                                && (status.isEmpty()
                                                        || books.status(it).equals(status)))));
        call.answer(200, json);
    }
}
