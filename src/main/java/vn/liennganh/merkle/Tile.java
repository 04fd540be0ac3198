package vn.liennganh.merkle;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tile of the published log (C2SP tlog-tiles): up to 256 hashes side by side, eight levels of the
 * tree at once.
 *
 * @param level the row of tiles; row {@code L} holds the nodes of tree level {@code 8 * L}
 * @param width 1 to 256; less is a partial tile
 */
public record Tile(int level, long index, int width) {

    /** Hashes in a complete tile. */
    public static final int WIDTH = 256;

    /** Tree levels that a row of tiles spans. */
    public static final int LEVELS = 8;

    private static final Pattern PATH =
            Pattern.compile(
                    "(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,5}[0-9]{3})"
                            + "(?:\\.p/([1-9][0-9]{0,2}))?");

    public Tile {
        if (level < 0 || level > 63 || index < 0 || width < 1 || width > WIDTH) {
            throw new IllegalArgumentException("No such tile");
        }
    }

    /** What a path below {@code /log/tile/} asks for: a tile, or the entries under a tile. */
    public record Address(boolean entries, Tile tile) {}

    /** Reads {@code <L>/<N>[.p/<W>]} or {@code entries/<N>[.p/<W>]}; empty if it is neither. */
    public static Optional<Address> parse(String path) {
        Matcher form = PATH.matcher(path);
        if (!form.matches()) {
            return Optional.empty();
        }
        boolean entries = form.group(1).equals("entries");
        String number = form.group(2);
        int width = form.group(3) == null ? WIDTH : Integer.parseInt(form.group(3));
        int level = entries ? 0 : Integer.parseInt(form.group(1));
        boolean partialOfWhole = form.group(3) != null && width >= WIDTH;
        if (partialOfWhole || level > 63 || number.startsWith("x000/")) {
            return Optional.empty();
        }
        long index = Long.parseLong(number.replace("x", "").replace("/", ""));
        return Optional.of(new Address(entries, new Tile(level, index, width)));
    }

    /** {@code <L>/<N>[.p/<W>]}. */
    public String path() {
        return level + "/" + numberPath();
    }

    /** {@code entries/<N>[.p/<W>]}: the entries under a tile of level 0. */
    public String entriesPath() {
        return "entries/" + numberPath();
    }

    private String numberPath() {
        StringBuilder path = new StringBuilder(String.format("%03d", index % 1_000));
        for (long rest = index / 1_000; rest > 0; rest /= 1_000) {
            path.insert(0, String.format("x%03d/", rest % 1_000));
        }
        return width == WIDTH ? path.toString() : path.append(".p/").append(width).toString();
    }

    /** Hashes of this tile that a tree of {@code size} leaves has: 0 to 256. */
    public int reached(long size) {
        int shift = level * LEVELS;
        long nodes = shift > 62 ? 0 : size >> shift;
        return (int) Math.max(0, Math.min(WIDTH, nodes - index * WIDTH));
    }

    /** Node {@code offset}, {@code rise} levels above the tile's own, out of its hashes. */
    public static byte[] node(byte[] hashes, int rise, int offset) {
        byte[][] row = new byte[1 << rise][];
        for (int i = 0; i < row.length; i++) {
            int from = ((offset << rise) + i) * TreeHash.LENGTH;
            row[i] = java.util.Arrays.copyOfRange(hashes, from, from + TreeHash.LENGTH);
        }
        for (int length = row.length; length > 1; length /= 2) {
            for (int i = 0; i < length / 2; i++) {
                row[i] = TreeHash.node(row[2 * i], row[2 * i + 1]);
            }
        }
        return row[0];
    }
}
