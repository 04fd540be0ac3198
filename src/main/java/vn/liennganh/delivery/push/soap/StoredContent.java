package vn.liennganh.delivery.push.soap;

import jakarta.activation.DataHandler;
import java.io.IOException;
import java.io.OutputStream;
import vn.liennganh.intake.AttachmentContent;

/** An attachment as CXF writes it into its part: out of the store, a piece at a time. */
final class StoredContent extends DataHandler {

    private final AttachmentContent content;

    StoredContent(AttachmentContent content) {
        super(new byte[0], "application/octet-stream");
        this.content = content;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        content.writeTo(out);
    }
}
