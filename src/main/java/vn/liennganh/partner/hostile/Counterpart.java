package vn.liennganh.partner.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import vn.liennganh.message.Json;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;
import vn.liennganh.partner.client.Acknowledgement;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.MessageIds;

/** What a counterpart does that takes its mail and then misbehaves. */
final class Counterpart {

    private static final Duration SOON = Duration.ofSeconds(20);

    private Counterpart() {}

    /** Fetches what it gets and keeps still: consigned, listed on, and never handed over. */
    static String neverAcknowledges(Scene scene) {
        Draft draft = toVillain(scene);
        if (!fetched(scene, Scene.id(draft))) {
            return "not delivered";
        }
        return evidence(scene, Scene.id(draft));
    }

    private static Draft toVillain(Scene scene) {
        Draft draft = scene.greeting(scene.victim(), scene.villain());
        scene.victim().hub().send(scene.victim().signer().seal(draft.bytes()));
        return draft;
    }

    private static byte[] answer(Scene scene, Draft asked, UUID id) {
        return Scene.changed(
                scene.greeting().within(Scene.id(asked), id),
                it -> it.put("type", "sandbox.pong").put("inReplyTo", Scene.id(asked).toString()));
    }

    static String answersTwice(Scene scene) {
        UUID id = MessageIds.next(Clock.systemUTC());
        byte[] cms = scene.villain().signer().seal(answer(scene, toVillain(scene), id));
        scene.villain().hub().send(cms);
        return scene.villain().line().submit(cms);
    }

    /** The same answer in other words under the same id. */
    static String answersAnew(Scene scene) {
        UUID id = MessageIds.next(Clock.systemUTC());
        Draft asked = toVillain(scene);
        scene.villain().hub().send(scene.villain().signer().seal(answer(scene, asked, id)));
        String text = new String(answer(scene, asked, id), UTF_8);
        return Misdeeds.submit(scene, text.replaceFirst("\\{", "{ ").getBytes(UTF_8));
    }

    /** An answer in the exchange of others. */
    static String answersUninvited(Scene scene) {
        Draft theirs = scene.greeting(scene.bystander(), scene.victim());
        scene.bystander().hub().send(scene.bystander().signer().seal(theirs.bytes()));
        UUID id = MessageIds.next(Clock.systemUTC());
        scene.forbidding(scene.greeting().within(Scene.id(theirs), id));
        return Misdeeds.submit(scene, answer(scene, theirs, id));
    }

    static String confirmsOther(Scene scene) {
        UUID message = Scene.id(toVillain(scene));
        return fetched(scene, message)
                ? confirm(scene, message, Sha256.of("other bytes".getBytes(UTF_8)))
                : "not delivered";
    }

    static String confirmsAnothers(Scene scene) {
        Draft theirs = scene.greeting(scene.bystander(), scene.victim());
        byte[] cms = scene.bystander().signer().seal(theirs.bytes());
        scene.bystander().hub().send(cms);
        return confirm(scene, Scene.id(theirs), Sha256.of(cms));
    }

    private static String confirm(Scene scene, UUID message, Sha256 digest) {
        Acknowledgement document =
                new Acknowledgement(
                        scene.villain().id(),
                        scene.villain().hub().whoami().time(),
                        Map.of(message, digest));
        byte[] cms = scene.villain().signer().seal(document.bytes());
        return scene.villain().line().post("/api/v1/acknowledgements", cms, Line.CMS);
    }

    /** Waits for a delivery to the villain and fetches it, which is its legal receipt. */
    private static boolean fetched(Scene scene, UUID message) {
        if (!scene.delivered(scene.villain(), message)) {
            return false;
        }
        scene.villain().hub().open(message);
        return true;
    }

    /**
     * {@code accepted} if the sender holds proof that it was collected and none that it was handed
     * over, and the inbox lists it still.
     */
    private static String evidence(Scene scene, UUID message) {
        Set<String> kinds = kinds(scene, message);
        long end = System.nanoTime() + SOON.toNanos();
        while (!kinds.contains("ContentConsignment") && System.nanoTime() < end) {
            // The hub logs a collection behind its answer.
            scene.victim().hub().inbox(1, Duration.ofSeconds(1), Optional.empty());
            kinds = kinds(scene, message);
        }
        boolean right =
                kinds.contains("ContentConsignment")
                        && !kinds.contains("ContentHandover")
                        && Scene.listed(scene.villain(), message, Duration.ZERO);
        return right ? "accepted" : String.join(" ", kinds);
    }

    private static Set<String> kinds(Scene scene, UUID message) {
        Set<String> kinds = new TreeSet<>();
        for (Receipt receipt : scene.victim().hub().evidence(message)) {
            kinds.add(Json.MAPPER.readTree(receipt.statement()).path("kind").asString());
        }
        return kinds;
    }
}
