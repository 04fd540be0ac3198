package vn.liennganh.merkle;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks a receipt without asking the hub: each link from the message to the signed head of the
 * log, one finding a link. What a signature needs is brought by the caller.
 */
public final class ReceiptCheck {

    /** How one check ended. */
    public enum Result {
        OK,
        FAILED,
        SKIPPED
    }

    /**
     * One link of the chain.
     *
     * @param name stable, in kebab-case
     * @param detail key of the sentence for people
     */
    public record Check(String name, Result result, String detail, List<String> args) {

        public Check {
            args = List.copyOf(args);
        }
    }

    /** The parts of a receipt. */
    public record Parts(
            byte[] statement,
            String origin,
            long index,
            long treeSize,
            List<byte[]> inclusionProof,
            String checkpoint,
            byte[] seal,
            Optional<byte[]> timestamp) {}

    /**
     * The message that the receipt should be about.
     *
     * @param attachmentsNamed SHA-256 in hexadecimal of those that the message names
     * @param attachmentsGiven SHA-256 of those that lie beside it
     */
    public record Message(
            byte[] bytes, Set<String> attachmentsNamed, Set<String> attachmentsGiven) {}

    /** What the caller knows about keys and certificates. */
    public interface Signatures extends SignedNote.Ed25519 {

        /** The check {@code message-signature}. */
        Check message(byte[] cms);

        /** The check {@code seal}: a detached CMS over exactly {@code content}. */
        Check seal(byte[] content, byte[] cms);

        /** The check {@code timestamp}: a token of RFC 3161 over exactly {@code content}. */
        Check timestamp(byte[] content, byte[] token);
    }

    private ReceiptCheck() {}

    /**
     * Runs every check; none stops the others.
     *
     * @param stated the message's SHA-256 as the statement says it; empty if it is no statement
     * @param key the log's key, when the caller has it from elsewhere than the receipt
     */
    public static List<Check> run(
            Parts parts,
            Optional<String> stated,
            Optional<Message> message,
            Optional<NoteKeyLine> key,
            Signatures signatures) {
        List<Check> checks = new ArrayList<>();
        checks.add(stated.isPresent() ? ok("statement") : failed("statement"));
        checks.add(digest(stated, message));
        checks.add(
                message.map(it -> signatures.message(it.bytes))
                        .orElseGet(() -> skipped("message-signature")));
        message.filter(it -> !it.attachmentsNamed.isEmpty() || !it.attachmentsGiven.isEmpty())
                .ifPresent(it -> checks.add(attachments(it)));
        checks.add(inclusion(parts));
        checks.add(
                key.map(it -> checkpoint(parts, it, signatures))
                        .orElseGet(() -> skipped("checkpoint")));
        checks.add(signatures.seal(parts.checkpoint.getBytes(StandardCharsets.UTF_8), parts.seal));
        parts.timestamp.ifPresent(it -> checks.add(signatures.timestamp(parts.seal, it)));
        return checks;
    }

    /** {@code invalid} if a check failed, {@code incomplete} if one was skipped, else valid. */
    public static String verdict(List<Check> checks) {
        if (checks.stream().anyMatch(it -> it.result == Result.FAILED)) {
            return "invalid";
        }
        boolean gap =
                checks.stream()
                        .anyMatch(
                                it -> it.result == Result.SKIPPED && !it.name.equals("timestamp"));
        return gap ? "incomplete" : "valid";
    }

    private static Check digest(Optional<String> stated, Optional<Message> message) {
        if (message.isEmpty() || stated.isEmpty()) {
            return skipped("message-digest");
        }
        String digest = HexFormat.of().formatHex(TreeHash.entry(message.get().bytes));
        return digest.equals(stated.get()) ? ok("message-digest") : failed("message-digest");
    }

    private static Check attachments(Message message) {
        Set<String> strangers = new TreeSet<>(message.attachmentsGiven);
        strangers.removeAll(message.attachmentsNamed);
        if (!strangers.isEmpty()) {
            return failed("attachments", strangers.iterator().next());
        }
        Set<String> absent = new TreeSet<>(message.attachmentsNamed);
        absent.removeAll(message.attachmentsGiven);
        return absent.isEmpty()
                ? ok("attachments")
                : skipped("attachments", absent.iterator().next());
    }

    private static Check inclusion(Parts parts) {
        Optional<Checkpoint> head = head(parts);
        if (head.isEmpty()) {
            return failed("inclusion", String.valueOf(parts.index));
        }
        byte[] leaf = TreeHash.leaf(TreeHash.entry(parts.statement));
        boolean proved =
                head.get().size() == parts.treeSize
                        && ProofCheck.inclusion(
                                parts.index,
                                parts.treeSize,
                                leaf,
                                parts.inclusionProof,
                                head.get().root());
        String index = String.valueOf(parts.index);
        return proved ? ok("inclusion", index) : failed("inclusion", index);
    }

    private static Check checkpoint(Parts parts, NoteKeyLine key, Signatures signatures) {
        boolean signed =
                SignedNote.parse(parts.checkpoint)
                        .filter(note -> note.signedBy(key, signatures))
                        .isPresent();
        boolean named =
                head(parts)
                        .filter(
                                head ->
                                        head.origin().equals(parts.origin)
                                                && head.origin().equals(key.name()))
                        .isPresent();
        return signed && named ? ok("checkpoint", key.name()) : failed("checkpoint", key.name());
    }

    private static Optional<Checkpoint> head(Parts parts) {
        return SignedNote.parse(parts.checkpoint).flatMap(it -> Checkpoint.parse(it.text()));
    }

    /**
     * The check {@code timestamp} where the token holds: the head, and so the statement below it,
     * was there at that time at the latest. How far the statement's own time lies before it is for
     * people to judge.
     */
    public static Check stamped(Instant time, String authority, Optional<Instant> stated) {
        return ok(
                "timestamp", time.toString(), authority, stated.map(Instant::toString).orElse("-"));
    }

    /**
     * The check {@code timestamp} where the token proves nothing.
     *
     * @param unjudged whether nothing is wrong but that its certificate cannot be judged any more
     */
    public static Check unstamped(boolean unjudged, String detail, List<String> args) {
        return new Check("timestamp", unjudged ? Result.SKIPPED : Result.FAILED, detail, args);
    }

    /** The check held. */
    public static Check ok(String name, String... args) {
        return new Check(name, Result.OK, "evidence." + name + "-ok", List.of(args));
    }

    /** The check did not hold. */
    public static Check failed(String name, String... args) {
        return new Check(name, Result.FAILED, "evidence." + name + "-failed", List.of(args));
    }

    /** The check could not be made, because something was not given. */
    public static Check skipped(String name, String... args) {
        return new Check(name, Result.SKIPPED, "evidence." + name + "-skipped", List.of(args));
    }
}
