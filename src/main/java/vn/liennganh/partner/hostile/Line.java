package vn.liennganh.partner.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Json;
import vn.liennganh.partner.client.keys.AgencyKeys;

/** A connection that sends whatever it is told to, right or wrong, and reads what comes back. */
final class Line {

    static final String CMS = "application/pkcs7-mime; smime-type=signed-data";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.1 (\\d{3})");

    private final URI hub;
    private final SSLContext tls;
    private final HttpClient http;

    Line(URI hub, SSLContext tls) {
        this.hub = hub;
        this.tls = tls;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .sslContext(tls)
                        .build();
    }

    static Line ofStranger(URI hub, List<X509Certificate> authorities) {
        return new Line(hub, AgencyKeys.anonymous(authorities));
    }

    /** What a call came to: {@code accepted}, {@code repeated}, or the code of the refusal. */
    String post(String path, byte[] body, String contentType) {
        return call("POST", path, body, contentType);
    }

    String submit(byte[] cms) {
        return post("/api/v1/messages", cms, CMS);
    }

    String call(String method, String path, byte[] body, String contentType) {
        HttpRequest request =
                HttpRequest.newBuilder(hub.resolve(path))
                        .timeout(PATIENCE)
                        .header("Content-Type", contentType)
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        try {
            HttpResponse<byte[]> answer =
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return switch (answer.statusCode()) {
                case 200 -> path.endsWith("/messages") ? "repeated" : "accepted";
                case 201, 202, 204 -> "accepted";
                default -> code(answer.body());
            };
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException());
        }
    }

    private static String code(byte[] problem) {
        JsonNode code = Json.MAPPER.readTree(problem).path("code");
        return code.asString("no problem document");
    }

    /** Bytes on the wire as they are, and what the hub does about it. */
    Raw raw() {
        try {
            SSLSocket socket =
                    (SSLSocket) tls.getSocketFactory().createSocket(hub.getHost(), hub.getPort());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            return new Raw(socket);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** One connection, by hand. */
    static final class Raw implements AutoCloseable {

        private final SSLSocket socket;

        private Raw(SSLSocket socket) {
            this.socket = socket;
        }

        Raw head(String method, String path, String... fields) {
            StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
            head.append("Host: localhost\r\nContent-Type: ").append(CMS).append("\r\n");
            for (String field : fields) {
                head.append(field).append("\r\n");
            }
            return send(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        }

        Raw send(byte[] bytes) {
            try {
                socket.getOutputStream().write(bytes);
                socket.getOutputStream().flush();
                return this;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        /** What the hub answers, or {@code cut} where it ends the connection without a word. */
        String answer() {
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            try {
                InputStream in = socket.getInputStream();
                byte[] piece = new byte[8_192];
                for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                    read.write(piece, 0, count);
                }
            } catch (IOException cut) {
                // Ended without a farewell; what came before counts.
            }
            String text = read.toString(StandardCharsets.UTF_8);
            Matcher status = STATUS.matcher(text);
            if (!status.find()) {
                return "cut";
            }
            int body = text.indexOf('{');
            return status.group(1).startsWith("2") || body < 0
                    ? "HTTP " + status.group(1)
                    : code(
                            text.substring(body, text.lastIndexOf('}') + 1)
                                    .getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException gone) {
                // It was to be closed.
            }
        }
    }
}
