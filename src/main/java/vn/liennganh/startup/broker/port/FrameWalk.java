package vn.liennganh.startup.broker.port;

import io.netty.buffer.ByteBuf;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Walks over what a partner writes before the broker decodes it, frame by frame (OASIS AMQP 1.0,
 * 2.3): the broker's library trusts counts and sizes, and keeps every symbol and descriptor. What
 * stands behind a frame's own value, as a transfer's message does, is passed over. Not safe for
 * several threads.
 */
public final class FrameWalk {

    private static final int HEAD = 8;
    private static final int WORD = 4;
    private static final long AMQP = 0x414d5150L;

    private final Supplier<Vocabulary> words;
    private long head;
    private int headBytes;

    /** Bytes of this frame that are still to come, behind its head. */
    private long frame;

    /** Of these, what lies before its value. */
    private long extended;

    private final ValueWalk value = new ValueWalk(new Finds());
    private boolean inValue;
    private boolean signsIn;

    /**
     * @param words of whoever writes
     */
    public FrameWalk(Supplier<Vocabulary> words) {
        this.words = words;
    }

    /**
     * Walks over what has come, and leaves it as it is.
     *
     * @throws Unreadable where the broker should see nothing of it
     */
    public void walk(ByteBuf come) throws Unreadable {
        ByteBuf in = come.slice();
        while (in.isReadable()) {
            if (headBytes < HEAD) {
                head = head << 8 | in.readUnsignedByte();
                if (++headBytes == HEAD) {
                    begun();
                }
            } else if (extended > 0) {
                extended -= pass(in, extended);
            } else if (inValue) {
                ByteBuf body = in.readSlice((int) Math.min(frame, in.readableBytes()));
                int before = body.readableBytes();
                inValue = !value.walk(body);
                frame -= before - body.readableBytes();
                in.readerIndex(in.readerIndex() - body.readableBytes());
                if (inValue && frame == 0) {
                    throw new Unreadable("A frame that ends before its value");
                }
            } else {
                pass(in, frame);
            }
            if (headBytes == HEAD && frame == 0) {
                headBytes = 0;
            }
        }
    }

    private long pass(ByteBuf in, long most) {
        int bytes = (int) Math.min(most, in.readableBytes());
        in.skipBytes(bytes);
        frame -= bytes;
        return bytes;
    }

    private void begun() throws Unreadable {
        if (head >>> 32 == AMQP) {
            // A new layer begins; whether it may, the broker knows.
            frame = 0;
            return;
        }
        long size = head >>> 32;
        long offset = (head >>> 24 & 0xff) * WORD;
        long type = head >>> 16 & 0xff;
        if (offset < HEAD || offset > size || type > 1) {
            throw new Unreadable("No frame");
        }
        frame = size - HEAD;
        extended = offset - HEAD;
        signsIn = type == 1;
        inValue = size > offset;
        value.within(size - offset);
    }

    private final class Finds implements ValueWalk.Finds {

        @Override
        public void outermost(Object descriptor) throws Unreadable {
            Optional<Long> kind = Descriptors.known(descriptor);
            if (kind.filter(it -> signsIn ? it >> 4 == 4 : it >> 4 == 1 && it < 0x1d).isEmpty()) {
                throw new Unreadable("A frame of no kind");
            }
        }

        @Override
        public void described(Object descriptor) throws Unreadable {
            if (Descriptors.known(descriptor).isEmpty()) {
                words.get().use(descriptor.toString());
            }
        }

        @Override
        public void symbol(String symbol) throws Unreadable {
            words.get().use(symbol);
        }
    }
}
