package vn.liennganh.merkle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Log entries side by side, as tlog-tiles publishes them: each with its length in two bytes, which
 * is always {@code 00 20}, as an entry is a SHA-256.
 */
public final class EntryBundle {

    private static final int STRIDE = TreeHash.LENGTH + 2;

    private EntryBundle() {}

    /** Puts the entries into one bundle. */
    public static byte[] of(List<byte[]> entries) {
        byte[] bundle = new byte[entries.size() * STRIDE];
        for (int i = 0; i < entries.size(); i++) {
            bundle[i * STRIDE + 1] = TreeHash.LENGTH;
            System.arraycopy(entries.get(i), 0, bundle, i * STRIDE + 2, TreeHash.LENGTH);
        }
        return bundle;
    }

    /** The entries of a bundle; empty if it holds anything but entries of 32 bytes. */
    public static Optional<List<byte[]>> read(byte[] bundle) {
        if (bundle.length % STRIDE != 0) {
            return Optional.empty();
        }
        List<byte[]> entries = new ArrayList<>();
        for (int at = 0; at < bundle.length; at += STRIDE) {
            if (bundle[at] != 0 || bundle[at + 1] != TreeHash.LENGTH) {
                return Optional.empty();
            }
            entries.add(java.util.Arrays.copyOfRange(bundle, at + 2, at + STRIDE));
        }
        return Optional.of(entries);
    }
}
