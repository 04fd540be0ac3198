package vn.liennganh.merkle;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Who may sign a note, as one line {@code name+hash+key} (C2SP signed-note, Ed25519).
 *
 * @param name without spaces and plus signs
 * @param publicKey 32 bytes
 */
public record NoteKeyLine(String name, byte[] publicKey) {

    private static final byte ED25519 = 1;

    public NoteKeyLine {
        boolean plain =
                name.codePoints()
                        .noneMatch(
                                c ->
                                        c == '+'
                                                || Character.isWhitespace(c)
                                                || Character.isISOControl(c));
        if (name.isEmpty() || !plain || publicKey.length != 32) {
            throw new IllegalArgumentException("Not the name and public key of a note's signer");
        }
    }

    /** The first four bytes of SHA-256(name || 0x0A || 0x01 || public key). */
    public byte[] keyId() {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        input.writeBytes(name.getBytes(StandardCharsets.UTF_8));
        input.write('\n');
        input.writeBytes(typedKey());
        return Arrays.copyOf(TreeHash.entry(input.toByteArray()), 4);
    }

    private byte[] typedKey() {
        byte[] typed = new byte[33];
        typed[0] = ED25519;
        System.arraycopy(publicKey, 0, typed, 1, 32);
        return typed;
    }

    /** The verifier key, without a newline. */
    public String line() {
        return name
                + "+"
                + HexFormat.of().formatHex(keyId())
                + "+"
                + Base64.getEncoder().encodeToString(typedKey());
    }

    /** Reads a verifier key; empty unless its hash fits its key and the key is Ed25519. */
    public static Optional<NoteKeyLine> parse(String line) {
        String[] parts = line.strip().split("\\+", 3);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            byte[] typed = Base64.getDecoder().decode(parts[2]);
            if (typed.length != 33 || typed[0] != ED25519) {
                return Optional.empty();
            }
            NoteKeyLine key = new NoteKeyLine(parts[0], Arrays.copyOfRange(typed, 1, 33));
            byte[] stated = HexFormat.of().parseHex(parts[1]);
            return MessageDigest.isEqual(stated, key.keyId()) ? Optional.of(key) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
