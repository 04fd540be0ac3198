package vn.liennganh.startup.broker.port;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Walks over one message as its transfers come (OASIS AMQP 1.0, 3.2), before the broker decodes any
 * of it. Not safe for several threads.
 */
public final class MessageWalk {

    private final ValueWalk sections;

    /**
     * @param words of whoever sends
     */
    public MessageWalk(Supplier<Vocabulary> words) {
        this.sections = new ValueWalk(new Finds(words));
    }

    /**
     * Walks over what one more transfer brings.
     *
     * @param last whether the message ends with it
     * @throws Unreadable where the broker should see nothing of it
     */
    public void walk(byte[] bytes, int offset, int length, boolean last) throws Unreadable {
        ByteBuf in = Unpooled.wrappedBuffer(bytes, offset, length);
        while (in.isReadable()) {
            sections.walk(in);
        }
        if (last && !sections.between()) {
            throw new Unreadable("A message that ends before a section of it");
        }
    }

    private record Finds(Supplier<Vocabulary> words) implements ValueWalk.Finds {

        @Override
        public void outermost(Object descriptor) throws Unreadable {
            Optional<Long> kind = Descriptors.known(descriptor);
            if (kind.filter(it -> it >> 4 == 7).isEmpty()) {
                throw new Unreadable("A section of no kind");
            }
        }

        @Override
        public void described(Object descriptor) throws Unreadable {
            throw new Unreadable("A described value in a message");
        }

        @Override
        public void symbol(String symbol) throws Unreadable {
            words.get().use(symbol);
        }
    }
}
