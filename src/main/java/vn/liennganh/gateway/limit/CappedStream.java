package vn.liennganh.gateway.limit;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;

/** Content of which no more is read than allowed: beyond it {@code too-large}, at once. */
final class CappedStream extends FilterInputStream {

    private long left;

    CappedStream(InputStream content, long most) {
        super(content);
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        take(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int count = super.read(target, from, length);
        take(count);
        return count;
    }

    private void take(int count) {
        left -= Math.max(0, count);
        if (left < 0) {
            throw new ProblemException(Problem.ofStatus(413));
        }
    }
}
