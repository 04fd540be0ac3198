package vn.liennganh.merkle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A text with signatures of named keys below it (C2SP signed-note).
 *
 * @param text ends with a newline; the signatures are over exactly this
 */
public record SignedNote(String text, List<Signature> signatures) {

    private static final String DASH = "\u2014 ";

    /**
     * One signature line.
     *
     * @param keyId four bytes
     */
    public record Signature(String name, byte[] keyId, byte[] bytes) {}

    /** Checks an Ed25519 signature. */
    @FunctionalInterface
    public interface Ed25519 {
        boolean verify(byte[] publicKey, byte[] signed, byte[] signature);
    }

    public SignedNote {
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("A note ends with a newline");
        }
        signatures = List.copyOf(signatures);
    }

    /** Signs a text with one key. */
    public static SignedNote sign(String text, NoteKeyLine key, UnaryOperator<byte[]> signer) {
        byte[] signature = signer.apply(text.getBytes(StandardCharsets.UTF_8));
        return new SignedNote(text, List.of(new Signature(key.name(), key.keyId(), signature)));
    }

    /** The whole note: text, empty line, signature lines, the last newline included. */
    public String format() {
        StringBuilder note = new StringBuilder(text).append('\n');
        for (Signature signature : signatures) {
            byte[] both = Arrays.copyOf(signature.keyId, 4 + signature.bytes.length);
            System.arraycopy(signature.bytes, 0, both, 4, signature.bytes.length);
            note.append(DASH)
                    .append(signature.name)
                    .append(' ')
                    .append(Base64.getEncoder().encodeToString(both))
                    .append('\n');
        }
        return note.toString();
    }

    /** Reads a note; empty unless it is well-formed. */
    public static Optional<SignedNote> parse(String note) {
        int gap = note.lastIndexOf("\n\n");
        if (gap < 0 || !note.endsWith("\n") || gap + 2 >= note.length()) {
            return Optional.empty();
        }
        List<Signature> signatures = new ArrayList<>();
        for (String line : note.substring(gap + 2, note.length() - 1).split("\n", -1)) {
            Optional<Signature> signature = signature(line);
            if (signature.isEmpty() || signatures.size() == 100) {
                return Optional.empty();
            }
            signatures.add(signature.get());
        }
        return Optional.of(new SignedNote(note.substring(0, gap + 1), signatures));
    }

    private static Optional<Signature> signature(String line) {
        String[] parts = line.split(" ", -1);
        if (!line.startsWith(DASH) || parts.length != 3 || parts[1].isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] both = Base64.getDecoder().decode(parts[2]);
            return both.length < 5
                    ? Optional.empty()
                    : Optional.of(
                            new Signature(
                                    parts[1],
                                    Arrays.copyOf(both, 4),
                                    Arrays.copyOfRange(both, 4, both.length)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** True when {@code key} signed; lines of other keys, such as witnesses, are passed over. */
    public boolean signedBy(NoteKeyLine key, Ed25519 check) {
        byte[] signed = text.getBytes(StandardCharsets.UTF_8);
        return signatures.stream()
                .anyMatch(
                        it ->
                                it.name.equals(key.name())
                                        && MessageDigest.isEqual(it.keyId, key.keyId())
                                        && it.bytes.length == 64
                                        && check.verify(key.publicKey(), signed, it.bytes));
    }
}
