package vn.liennganh.support;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A form with files in it, as a browser sends it. */
final class Multipart {

    private static final Charset UTF = StandardCharsets.UTF_8;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final String boundary = UUID.randomUUID().toString();

    void field(String name, String value) {
        write("name=\"" + name + "\"", "", value.getBytes(UTF));
    }

    /** A file, as which the browser told this media type. */
    void file(String field, String name, String mediaType, byte[] content) {
        write(
                "name=\"" + field + "\"; filename=\"" + name.replace("\"", "%22") + "\"",
                "Content-Type: " + mediaType + "\r\n",
                content);
    }

    String type() {
        return "multipart/form-data; boundary=" + boundary;
    }

    byte[] bytes() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(body.toByteArray());
        whole.writeBytes(("--" + boundary + "--\r\n").getBytes(UTF));
        return whole.toByteArray();
    }

    private void write(String disposition, String type, byte[] content) {
        String head =
                "--%s\r\nContent-Disposition: form-data; %s\r\n%s\r\n"
                        .formatted(boundary, disposition, type);
        body.writeBytes(head.getBytes(UTF));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(UTF));
    }
}
