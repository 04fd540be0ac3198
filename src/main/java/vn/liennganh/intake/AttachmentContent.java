package vn.liennganh.intake;

import java.io.IOException;
import java.io.OutputStream;

/** The content of one attachment, read as it is written out, never whole in memory. */
public record AttachmentContent(long size, Stream stream) {

    /** Writes content, a piece of 256 KiB at a time. */
    public interface Stream {

        /**
         * @param from the first byte, counted from 0
         * @param to behind the last byte
         */
        void writeTo(OutputStream out, long from, long to) throws IOException;
    }

    /** Writes the whole. */
    public void writeTo(OutputStream out) throws IOException {
        stream.writeTo(out, 0, size);
    }
}
