package vn.liennganh.intake;

import java.io.IOException;
import java.io.OutputStream;

/** The content of one attachment, read as it is written out, never whole in memory. */
public record AttachmentContent(long size, Stream stream) {

    /** Writes the content, a piece of 256 KiB at a time. */
    public interface Stream {
        void writeTo(OutputStream out) throws IOException;
    }
}
