package vn.liennganh.evidence;

import java.nio.charset.StandardCharsets;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import vn.liennganh.merkle.NoteKeyLine;
import vn.liennganh.merkle.SignedNote;

/**
 * The two private keys that a flush uses once each: the log's Ed25519 key for the note, the hub's
 * P-256 seal for the note's bytes.
 *
 * @param key the log's name and public key
 * @param sealCheck whether a seal, second, is a whole signature over the bytes, first
 */
public record HeadSigner(
        NoteKeyLine key,
        UnaryOperator<byte[]> noteKey,
        UnaryOperator<byte[]> seal,
        SignedNote.Ed25519 check,
        BiPredicate<byte[], byte[]> sealCheck) {

    /** Whether this is a seal over the note; whose certificate made it is not judged. */
    boolean sealed(String note, byte[] seal) {
        return sealCheck.test(note.getBytes(StandardCharsets.UTF_8), seal);
    }
}
