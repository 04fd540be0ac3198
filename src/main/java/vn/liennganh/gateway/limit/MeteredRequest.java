package vn.liennganh.gateway.limit;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A request whose length nobody announced: what comes is counted while it is read. */
final class MeteredRequest extends HttpServletRequestWrapper {

    private final LongConsumer meter;
    private @Nullable ServletInputStream stream;

    MeteredRequest(HttpServletRequest request, LongConsumer meter) {
        super(request);
        this.meter = meter;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        ServletInputStream opened = stream;
        if (opened == null) {
            opened = new Metered(super.getInputStream());
            stream = opened;
        }
        return opened;
    }

    private final class Metered extends ServletInputStream {

        private final ServletInputStream content;

        Metered(ServletInputStream content) {
            this.content = content;
        }

        @Override
        public int read() throws IOException {
            int one = content.read();
            meter.accept(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int count = content.read(target, from, length);
            meter.accept(Math.max(0, count));
            return count;
        }

        @Override
        public boolean isFinished() {
            return content.isFinished();
        }

        @Override
        public boolean isReady() {
            return content.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            content.setReadListener(listener);
        }

        @Override
        public void close() throws IOException {
            content.close();
        }
    }
}
