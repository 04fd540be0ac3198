package vn.liennganh.startup.broker.port;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * Walks over one encoded value after the other as their bytes come (OASIS AMQP 1.0, part 1), and
 * makes nothing of them: whether sizes and counts fit, how deep they lie in each other, and which
 * symbols and descriptors they bring. Not safe for several threads.
 */
final class ValueWalk {

    /** Told what a walk comes by. */
    interface Finds {

        /** Of a value that nothing is around: what kind it is, as a number or a name. */
        void outermost(Object descriptor) throws Unreadable;

        /** Of a value inside another. */
        void described(Object descriptor) throws Unreadable;

        void symbol(String symbol) throws Unreadable;
    }

    private static final int DEEPEST = 32;
    private static final int SYMBOL_MAX = 512;

    /** Elements of an array that take no room. */
    private static final int EMPTY_MAX = 128;

    private static final int DESCRIBED = 0x00;
    private static final int ULONG_0 = 0x44;
    private static final int ULONG_SMALL = 0x53;
    private static final int ULONG = 0x80;
    private static final int SYMBOL_8 = 0xa3;
    private static final int SYMBOL_32 = 0xb3;

    /** By the upper four bits of a code: how many bytes stand behind it, or say how many. */
    private static final int[] WIDTHS = {0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 1, 4, 1, 4, 1, 4};

    /** The codes that there are (part 1, 1.6), a bit for each. */
    private static final BitSet CODES =
            BitSet.valueOf(new long[] {0, 0x1f0003007f003fL, 0xb000b0110001fL, 0x1000100030003L});

    private enum Step {
        CODE,
        ELEMENT,
        SIZE,
        COUNT,
        CONTENT
    }

    private final Finds finds;

    private final int[] codes = new int[DEEPEST + 1];
    private final long[] left = new long[DEEPEST + 1];
    private final long[] ends = new long[DEEPEST + 1];
    private int depth;

    private Step step = Step.CODE;
    private long position;
    private int code;
    private long size;

    /** Bytes still to come of the token that is being read, and what has come of a number. */
    private long wanted = 1;

    private long number;
    private final byte[] word = new byte[SYMBOL_MAX];
    private int letters;

    ValueWalk(Finds finds) {
        this.finds = finds;
        ends[0] = Long.MAX_VALUE >> 1;
    }

    /** Begins anew, and no value ends behind so many bytes. */
    void within(long room) {
        ends[0] = room;
        depth = 0;
        position = 0;
        number = 0;
        next(Step.CODE, 1);
    }

    /** Whether it stands between two outermost values. */
    boolean between() {
        return depth == 0 && step == Step.CODE;
    }

    /**
     * Walks on, to the end of what has come or of an outermost value.
     *
     * @return whether such a value has ended
     */
    boolean walk(ByteBuf in) throws Unreadable {
        while (in.isReadable()) {
            if (step == Step.CONTENT && !spelled()) {
                int most = (int) Math.min(wanted, in.readableBytes());
                in.skipBytes(most);
                wanted -= most;
                position += most;
            } else {
                token(in.readUnsignedByte());
            }
            if (wanted == 0 && arrived()) {
                return true;
            }
        }
        return false;
    }

    private void token(int next) {
        position++;
        wanted--;
        if (step == Step.CONTENT && symbol()) {
            word[letters++] = (byte) next;
        } else {
            number = number << 8 | next;
        }
    }

    /** Whether the content is looked at. */
    private boolean spelled() {
        return symbol() || code == ULONG_SMALL || code == ULONG;
    }

    private boolean symbol() {
        return code == SYMBOL_8 || code == SYMBOL_32;
    }

    private boolean descriptor() {
        return depth > 0 && codes[depth] == DESCRIBED && left[depth] == 2;
    }

    /** A token is whole; whether an outermost value is. */
    private boolean arrived() throws Unreadable {
        long read = number;
        number = 0;
        switch (step) {
            case CODE:
                return begun((int) read);
            case ELEMENT:
                return elements((int) read);
            case SIZE:
                return sized(read);
            case COUNT:
                return counted(read);
            default:
                return ended(read);
        }
    }

    private boolean begun(int found) throws Unreadable {
        if (found == DESCRIBED) {
            need(!descriptor(), "A described descriptor");
            push(DESCRIBED, 2, ends[depth]);
            next(Step.CODE, 1);
            return false;
        }
        if (depth == 0) {
            throw new Unreadable("A value that does not say what it is");
        }
        return value(found);
    }

    /** A value of this code begins; its code has been read. */
    private boolean value(int found) throws Unreadable {
        code = found;
        need(CODES.get(found), "A code that there is not");
        need(
                !descriptor() || symbol() || found == ULONG_0 || spelled(),
                "A descriptor of another kind");
        int width = WIDTHS[found >> 4];
        if (found < 0xa0) {
            return content(width);
        }
        next(Step.SIZE, width);
        return false;
    }

    private boolean content(long bytes) throws Unreadable {
        need(position + bytes <= ends[depth], "A value longer than what it lies in");
        need(!symbol() || bytes <= SYMBOL_MAX, "A symbol that is too long");
        letters = 0;
        next(Step.CONTENT, bytes);
        return bytes == 0 && ended(0);
    }

    private boolean sized(long bytes) throws Unreadable {
        if (code < 0xc0) {
            return content(bytes);
        }
        need(position + bytes <= ends[depth], "A value longer than what it lies in");
        size = position + bytes;
        next(Step.COUNT, WIDTHS[code >> 4]);
        return false;
    }

    private boolean counted(long count) throws Unreadable {
        boolean array = code >= 0xe0;
        boolean map = (code & 0x0f) == 1;
        need(position <= size && (!map || count % 2 == 0), "A count that does not fit");
        need(array || count <= size - position, "A count that does not fit");
        push(code, count, size);
        if (array) {
            next(Step.ELEMENT, 1);
            return false;
        }
        next(Step.CODE, 1);
        return count == 0 && closed();
    }

    private boolean elements(int found) throws Unreadable {
        boolean empty = WIDTHS[found >> 4] == 0;
        need(found != DESCRIBED, "An array of described values");
        need(
                left[depth] <= (empty ? EMPTY_MAX : ends[depth] - position),
                "A count that does not fit");
        codes[depth] = found << 8 | codes[depth];
        if (left[depth] == 0) {
            return closed();
        }
        return value(found);
    }

    /** A value without others in it has ended. */
    private boolean ended(long read) throws Unreadable {
        if (symbol()) {
            String spelt = new String(word, 0, letters, StandardCharsets.ISO_8859_1);
            if (descriptor()) {
                found(spelt);
            } else {
                finds.symbol(spelt);
            }
        } else if (descriptor()) {
            found(code == ULONG_0 ? 0L : (Object) read);
        }
        return itemEnded();
    }

    private void found(Object descriptor) throws Unreadable {
        if (depth == 1) {
            finds.outermost(descriptor);
        } else {
            finds.described(descriptor);
        }
    }

    private boolean closed() throws Unreadable {
        need(position == ends[depth], "A value shorter than it says");
        depth--;
        return itemEnded();
    }

    /** Of whatever lies around it, one less is to come. */
    private boolean itemEnded() throws Unreadable {
        while (depth > 0) {
            left[depth]--;
            int around = codes[depth];
            if (left[depth] > 0) {
                return around > 0xff ? value(around >> 8) : again();
            }
            need(around == DESCRIBED || position == ends[depth], "A value shorter than it says");
            depth--;
        }
        next(Step.CODE, 1);
        return true;
    }

    private boolean again() {
        next(Step.CODE, 1);
        return false;
    }

    private void push(int found, long items, long end) throws Unreadable {
        need(depth < DEEPEST, "Too many values in each other");
        depth++;
        codes[depth] = found;
        left[depth] = items;
        ends[depth] = end;
    }

    private void next(Step then, long bytes) {
        step = then;
        wanted = bytes;
    }

    private static void need(boolean given, String otherwise) throws Unreadable {
        if (!given) {
            throw new Unreadable(otherwise);
        }
    }
}
