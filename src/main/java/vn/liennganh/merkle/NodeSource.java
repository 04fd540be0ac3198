package vn.liennganh.merkle;

import java.util.ArrayList;
import java.util.List;

/** Where the hashes of complete subtrees come from. */
@FunctionalInterface
public interface NodeSource {

    /**
     * The root of the complete subtree over the leaves {@code index << level} up to, and without,
     * {@code (index + 1) << level}.
     *
     * @throws IllegalStateException if the source does not hold that subtree
     */
    byte[] node(int level, long index);

    /** The root over the leaves {@code from} to {@code to}, as RFC 9162 splits them. */
    default byte[] range(long from, long to) {
        List<byte[]> peaks = new ArrayList<>();
        for (long at = from; at < to; ) {
            int level = 63 - Long.numberOfLeadingZeros(to - at);
            peaks.add(node(level, at >> level));
            at += 1L << level;
        }
        return fold(peaks);
    }

    /** The root of the tree of the first {@code size} leaves. */
    default byte[] root(long size) {
        return size == 0 ? TreeHash.emptyRoot() : range(0, size);
    }

    /** Joins the perfect subtrees of a tree, the largest first, into its root. */
    static byte[] fold(List<byte[]> peaks) {
        byte[] root = peaks.get(peaks.size() - 1);
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = TreeHash.node(peaks.get(i), root);
        }
        return root;
    }
}
