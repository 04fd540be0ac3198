package vn.liennganh.partner.client;

import java.util.Optional;
import vn.liennganh.pki.SealKey;

/**
 * The keys that sign for an agency: first the competent official, then the seal (Decree
 * 30/2020/ND-CP).
 *
 * @param seal absent for a regional division, whose province agency seals
 * @param official absent where the catalogue asks for the seal alone
 */
public record Signer(Optional<SealKey> seal, Optional<SealKey> official) {

    public Signer {
        if (seal.isEmpty() && official.isEmpty()) {
            throw new IllegalArgumentException("A signer holds a seal, an official's key, or both");
        }
    }

    /** The content signed by every key at hand, the official first. */
    public byte[] sign(byte[] content) {
        if (official.isEmpty()) {
            return seal.orElseThrow().sign(content);
        }
        byte[] signed = official.get().sign(content);
        return seal.map(key -> key.addSigner(signed)).orElse(signed);
    }

    /**
     * The content under the seal alone, as an acknowledgement wants it.
     *
     * @throws IllegalStateException without a seal
     */
    public byte[] seal(byte[] content) {
        return seal.orElseThrow(() -> new IllegalStateException("This agency has no seal at hand"))
                .sign(content);
    }
}
