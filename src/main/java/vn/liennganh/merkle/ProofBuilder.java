package vn.liennganh.merkle;

import java.util.ArrayList;
import java.util.List;

/** Makes inclusion and consistency proofs (RFC 9162, 2.1.3.1 and 2.1.4.1). */
public final class ProofBuilder {

    private ProofBuilder() {}

    /**
     * The proof that leaf {@code index} stands in the tree of {@code size} leaves, the leaf's
     * sibling first.
     */
    public static List<byte[]> inclusion(long index, long size, NodeSource nodes) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("No leaf " + index + " in a tree of " + size);
        }
        List<byte[]> path = new ArrayList<>();
        descend(index, 0, size, nodes, path);
        return path;
    }

    private static void descend(
            long index, long from, long to, NodeSource nodes, List<byte[]> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (index < middle) {
            descend(index, from, middle, nodes, path);
            path.add(nodes.range(middle, to));
        } else {
            descend(index, middle, to, nodes, path);
            path.add(nodes.range(from, middle));
        }
    }

    /** The proof that the tree of {@code size} leaves extends that of {@code earlier} leaves. */
    public static List<byte[]> consistency(long earlier, long size, NodeSource nodes) {
        if (earlier < 0 || earlier > size) {
            throw new IllegalArgumentException("No tree of " + earlier + " before " + size);
        }
        List<byte[]> path = new ArrayList<>();
        if (earlier > 0 && earlier < size) {
            consistency(earlier, new Span(0, size), true, nodes, path);
        }
        return path;
    }

    private record Span(long from, long to) {}

    private static void consistency(
            long earlier, Span span, boolean known, NodeSource nodes, List<byte[]> path) {
        if (earlier == span.to) {
            if (!known) {
                path.add(nodes.range(span.from, span.to));
            }
            return;
        }
        long middle = span.from + split(span.to - span.from);
        if (earlier <= middle) {
            consistency(earlier, new Span(span.from, middle), known, nodes, path);
            path.add(nodes.range(middle, span.to));
        } else {
            consistency(earlier, new Span(middle, span.to), false, nodes, path);
            path.add(nodes.range(span.from, middle));
        }
    }

    /** The largest power of two smaller than {@code size}. */
    private static long split(long size) {
        return Long.highestOneBit(size - 1);
    }
}
