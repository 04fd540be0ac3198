package vn.liennganh.merkle;

import java.security.MessageDigest;
import java.util.List;

/** Checks inclusion and consistency proofs (RFC 9162, 2.1.3.2 and 2.1.4.2). Never throws. */
public final class ProofCheck {

    private ProofCheck() {}

    /** True when {@code leaf}, a leaf hash, is number {@code index} below {@code root}. */
    public static boolean inclusion(
            long index, long size, byte[] leaf, List<byte[]> proof, byte[] root) {
        if (index < 0 || index >= size || malformed(proof)) {
            return false;
        }
        long fn = index;
        long sn = size - 1;
        byte[] hash = leaf;
        for (byte[] sibling : proof) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                hash = TreeHash.node(sibling, hash);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                hash = TreeHash.node(hash, sibling);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && MessageDigest.isEqual(hash, root);
    }

    /** True when the tree of {@code size} leaves with {@code root} extends the earlier one. */
    public static boolean consistency(
            long earlier, byte[] earlierRoot, long size, byte[] root, List<byte[]> proof) {
        if (earlier < 0 || earlier > size || malformed(proof)) {
            return false;
        }
        if (earlier == size) {
            return proof.isEmpty() && MessageDigest.isEqual(earlierRoot, root);
        }
        if (earlier == 0) {
            return proof.isEmpty() && MessageDigest.isEqual(earlierRoot, TreeHash.emptyRoot());
        }
        boolean whole = Long.bitCount(earlier) == 1;
        if (proof.isEmpty() && !whole) {
            return false;
        }
        return climb(earlier, earlierRoot, size, root, whole ? with(earlierRoot, proof) : proof);
    }

    private static boolean climb(
            long earlier, byte[] earlierRoot, long size, byte[] root, List<byte[]> path) {
        long fn = earlier - 1;
        long sn = size - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        byte[] fr = path.get(0);
        byte[] sr = path.get(0);
        for (byte[] sibling : path.subList(1, path.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = TreeHash.node(sibling, fr);
                sr = TreeHash.node(sibling, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = TreeHash.node(sr, sibling);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && MessageDigest.isEqual(fr, earlierRoot) && MessageDigest.isEqual(sr, root);
    }

    private static List<byte[]> with(byte[] first, List<byte[]> rest) {
        List<byte[]> all = new java.util.ArrayList<>(rest.size() + 1);
        all.add(first);
        all.addAll(rest);
        return all;
    }

    private static boolean malformed(List<byte[]> proof) {
        return proof.size() > 64 || proof.stream().anyMatch(hash -> hash.length != TreeHash.LENGTH);
    }
}
