package vn.liennganh.evidence;

import java.util.function.UnaryOperator;
import vn.liennganh.merkle.NoteKeyLine;
import vn.liennganh.merkle.SignedNote;

/**
 * The two private keys that a flush uses once each: the log's Ed25519 key for the note, the hub's
 * P-256 seal for the note's bytes.
 *
 * @param key the log's name and public key
 */
public record HeadSigner(
        NoteKeyLine key,
        UnaryOperator<byte[]> noteKey,
        UnaryOperator<byte[]> seal,
        SignedNote.Ed25519 check) {}
