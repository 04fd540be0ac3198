package vn.liennganh.gateway.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.limit.Admission;
import vn.liennganh.message.RefusalCode;

/** Reads a request body once, within a limit. */
public final class Bodies {

    /** 1 MiB: a signed message on every channel. */
    static final int MESSAGE_MAX = Admission.MESSAGE_MAX;

    private Bodies() {}

    /**
     * The whole body.
     *
     * @throws ProblemException {@code too-large} as soon as the limit is known to be passed, before
     *     reading on
     */
    public static byte[] read(HttpServletRequest request) throws IOException {
        long announced = request.getContentLengthLong();
        int most = Admission.messageMax(request);
        if (announced > most) {
            throw tooLarge();
        }
        InputStream in = request.getInputStream();
        if (announced >= 0) {
            byte[] body = new byte[(int) announced];
            int read = in.readNBytes(body, 0, body.length);
            return read == body.length ? body : Arrays.copyOf(body, read);
        }
        byte[] body = in.readNBytes(most + 1);
        if (body.length > most) {
            throw tooLarge();
        }
        return body;
    }

    private static ProblemException tooLarge() {
        return new ProblemException(Problem.of(RefusalCode.TOO_LARGE, "gateway.too-large"));
    }
}
