package vn.liennganh.partner.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Sha256;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.MessageIds;

/** Every misdeed there is, in the order in which a hub's checks meet them. */
public final class Misdeeds {

    private static final String MESSAGES = "/api/v1/messages";
    private static final String UPLOADS = "/api/v1/attachments/";
    private static final int MESSAGE_MAX = 1_048_576;
    private static final int TOO_DEEP = 70;

    private Misdeeds() {}

    public static List<Misdeed> all() {
        return Stream.of(onTheWire(), inTheMessage(), withContents(), asCounterpart())
                .flatMap(List::stream)
                .toList();
    }

    public static Optional<Misdeed> find(String name) {
        return all().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    private static List<Misdeed> onTheWire() {
        return List.of(
                new Misdeed("oversize", "too-large", Misdeeds::oversize),
                new Misdeed("no-certificate", "not-authenticated", Misdeeds::noCertificate),
                new Misdeed("wrong-media-type", "unsupported-media-type", Misdeeds::wrongMediaType),
                new Misdeed("two-lengths", "message-malformed", Misdeeds::twoLengths),
                new Misdeed("slow-body", "cut", Misdeeds::slowBody),
                new Misdeed("torn-body", "accepted", Misdeeds::tornBody),
                new Misdeed("foreign-message", "not-found", Misdeeds::foreignMessage));
    }

    private static List<Misdeed> inTheMessage() {
        return List.of(
                new Misdeed("no-der", "message-malformed", Misdeeds::noDer),
                new Misdeed("two-keys", "message-malformed", Misdeeds::twoKeys),
                new Misdeed("deep", "message-malformed", Misdeeds::deep),
                new Misdeed("other-sender", "sender-mismatch", Misdeeds::otherSender),
                new Misdeed("relayed", "sender-mismatch", Misdeeds::relayed),
                new Misdeed("stale", "time-out-of-range", Misdeeds::stale),
                new Misdeed("bad-signature", "signature-invalid", Misdeeds::badSignature),
                new Misdeed("replay", "repeated", Misdeeds::replay),
                new Misdeed("other-content", "message-id-conflict", Misdeeds::otherContent),
                new Misdeed("unknown-type", "type-unknown", Misdeeds::unknownType),
                new Misdeed("wrong-type", "schema-violation", Misdeeds::wrongType),
                new Misdeed("no-recipient", "recipient-unknown", Misdeeds::noRecipient),
                new Misdeed("no-exchange", "exchange-unknown", Misdeeds::noExchange));
    }

    private static List<Misdeed> withContents() {
        return List.of(
                new Misdeed("other-digest", "digest-mismatch", Misdeeds::otherDigest),
                new Misdeed("no-content", "attachment-missing", Misdeeds::noContent),
                new Misdeed("foreign-content", "attachment-missing", Misdeeds::foreignContent));
    }

    private static List<Misdeed> asCounterpart() {
        return List.of(
                new Misdeed("never-acknowledges", "accepted", Counterpart::neverAcknowledges),
                new Misdeed("answers-twice", "repeated", Counterpart::answersTwice),
                new Misdeed("answers-anew", "message-id-conflict", Counterpart::answersAnew),
                new Misdeed("answers-uninvited", "exchange-unknown", Counterpart::answersUninvited),
                new Misdeed("confirms-other-bytes", "digest-mismatch", Counterpart::confirmsOther),
                new Misdeed("confirms-anothers", "not-found", Counterpart::confirmsAnothers));
    }

    private static byte[] sealed(Scene scene, Draft draft) {
        return scene.villain().signer().seal(draft.bytes());
    }

    static String submit(Scene scene, byte[] content) {
        return scene.villain().line().submit(scene.villain().signer().seal(content));
    }

    private static String oversize(Scene scene) {
        return scene.villain().line().submit(new byte[MESSAGE_MAX + 1]);
    }

    private static String noCertificate(Scene scene) {
        return scene.stranger().submit(sealed(scene, scene.forbidding(scene.greeting())));
    }

    private static String wrongMediaType(Scene scene) {
        byte[] cms = sealed(scene, scene.forbidding(scene.greeting()));
        return scene.villain().line().post(MESSAGES, cms, "text/plain");
    }

    private static String twoLengths(Scene scene) {
        byte[] cms = sealed(scene, scene.forbidding(scene.greeting()));
        try (Line.Raw raw = scene.villain().line().raw()) {
            return raw.head("POST", MESSAGES, "Content-Length: " + cms.length, "Content-Length: 5")
                    .send(cms)
                    .answer();
        }
    }

    /** Half of it, and then nothing: the hub ends it, and serves others in the meantime. */
    private static String slowBody(Scene scene) {
        byte[] cms = sealed(scene, scene.forbidding(scene.greeting()));
        try (Line.Raw raw = scene.villain().line().raw()) {
            raw.head("POST", MESSAGES, "Content-Length: " + cms.length)
                    .send(Arrays.copyOf(cms, cms.length / 2));
            scene.bystander().hub().whoami();
            String answer = raw.answer();
            return answer.startsWith("HTTP 2") ? answer : "cut";
        }
    }

    /** A connection that breaks in the middle leaves nothing, and uses up no id. */
    private static String tornBody(Scene scene) {
        byte[] cms = sealed(scene, scene.greeting());
        try (Line.Raw raw = scene.villain().line().raw()) {
            raw.head("POST", MESSAGES, "Content-Length: " + cms.length)
                    .send(Arrays.copyOf(cms, cms.length - 1));
        }
        return scene.villain().line().submit(cms);
    }

    private static String foreignMessage(Scene scene) {
        Draft other = scene.greeting(scene.bystander(), scene.victim());
        scene.bystander().hub().send(scene.bystander().signer().seal(other.bytes()));
        return scene.villain()
                .line()
                .call("GET", MESSAGES + "/" + Scene.id(other), new byte[0], Line.CMS);
    }

    private static String noDer(Scene scene) {
        byte[] cms = sealed(scene, scene.forbidding(scene.greeting()));
        cms[1] = (byte) 0x80; // an indefinite length
        return scene.villain().line().submit(cms);
    }

    private static String twoKeys(Scene scene) {
        String text = new String(scene.forbidding(scene.greeting()).bytes(), UTF_8);
        return submit(scene, ("{\"specVersion\":\"1.0\"," + text.substring(1)).getBytes(UTF_8));
    }

    private static String deep(Scene scene) {
        String deep = "{\"a\":".repeat(TOO_DEEP) + "1" + "}".repeat(TOO_DEEP);
        String text = new String(scene.forbidding(scene.greeting()).bytes(), UTF_8);
        String open = text.substring(0, text.lastIndexOf('}'));
        return submit(scene, (open + ",\"relatedExchanges\":" + deep + "}").getBytes(UTF_8));
    }

    private static String otherSender(Scene scene) {
        return submit(
                scene, scene.forbidding(scene.greeting()).from(scene.bystander().id()).bytes());
    }

    private static String relayed(Scene scene) {
        Draft draft = scene.forbidding(scene.greeting(scene.bystander(), scene.victim()));
        return scene.villain().line().submit(scene.bystander().signer().seal(draft.bytes()));
    }

    private static String stale(Scene scene) {
        Draft draft = scene.forbidding(scene.greeting());
        return submit(scene, draft.at(scene.villain().hub().whoami().time().minusDays(30)).bytes());
    }

    private static String badSignature(Scene scene) {
        byte[] cms = sealed(scene, scene.forbidding(scene.greeting()));
        cms[cms.length - 1] ^= 1; // the last byte belongs to the signature
        return scene.villain().line().submit(cms);
    }

    private static String replay(Scene scene) {
        byte[] cms = sealed(scene, scene.greeting());
        scene.villain().hub().send(cms);
        return scene.villain().line().submit(cms);
    }

    private static String otherContent(Scene scene) {
        Draft first = scene.greeting();
        byte[] cms = sealed(scene, first);
        scene.villain().hub().send(cms);
        String heard =
                submit(scene, Scene.changed(first, it -> body(it).put("text", "something else")));
        boolean kept = Arrays.equals(scene.villain().hub().open(Scene.id(first)).cms(), cms);
        return kept ? heard : "the other content was kept";
    }

    private static String unknownType(Scene scene) {
        Draft draft = scene.forbidding(scene.greeting());
        return submit(scene, Scene.changed(draft, it -> it.put("type", "sandbox.pang")));
    }

    private static String wrongType(Scene scene) {
        Draft draft = scene.forbidding(scene.greeting());
        return submit(scene, Scene.changed(draft, it -> body(it).put("text", 5)));
    }

    private static String noRecipient(Scene scene) {
        return submit(scene, scene.forbidding(scene.greeting()).to(List.of("X99.99.999")).bytes());
    }

    private static String noExchange(Scene scene) {
        Draft draft = scene.greeting();
        UUID id = MessageIds.next(Clock.systemUTC());
        scene.forbidding(draft.within(UUID.randomUUID(), id));
        return submit(scene, Scene.changed(draft, it -> it.put("type", "sandbox.pong")));
    }

    private static ObjectNode body(ObjectNode document) {
        return (ObjectNode) document.get("body");
    }

    private static String otherDigest(Scene scene) {
        String other = Sha256.of(UUID.randomUUID().toString().getBytes(UTF_8)).hex();
        return scene.villain()
                .line()
                .call("PUT", UPLOADS + other, "a scan".getBytes(UTF_8), "application/octet-stream");
    }

    private static String noContent(Scene scene) {
        byte[] content = UUID.randomUUID().toString().getBytes(UTF_8);
        return submit(scene, naming(scene, content));
    }

    /** Who knows a digest does not hold the content. */
    private static String foreignContent(Scene scene) {
        byte[] content = UUID.randomUUID().toString().getBytes(UTF_8);
        scene.bystander()
                .line()
                .call("PUT", UPLOADS + Sha256.of(content), content, "application/octet-stream");
        return submit(scene, naming(scene, content));
    }

    private static byte[] naming(Scene scene, byte[] content) {
        return Scene.changed(
                scene.forbidding(scene.greeting()),
                it ->
                        it.putArray("attachments")
                                .addObject()
                                .put("name", "scan.pdf")
                                .put("mediaType", "application/pdf")
                                .put("size", content.length)
                                .put("sha256", Sha256.of(content).hex()));
    }
}
