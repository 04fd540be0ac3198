package vn.liennganh.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SSLSocket;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.TlsIdentity;
import vn.liennganh.scenario.RunningHub;

/** A call of an agency whose body has not come yet: it holds its place until the test goes on. */
final class HalfSent implements AutoCloseable {

    private static final int BODY = 64;

    private final SSLSocket socket;

    private HalfSent(SSLSocket socket) {
        this.socket = socket;
    }

    static HalfSent of(RunningHub hub, String agency, String method, String path) {
        try {
            SSLSocket socket = connected(hub, agency);
            String head =
                    """
                    %s %s HTTP/1.1
                    Host: localhost
                    Content-Type: application/octet-stream
                    Connection: close
                    Content-Length: %d

                    """
                            .formatted(method, path, BODY)
                            .replace("\n", "\r\n");
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new HalfSent(socket);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A connection that shows the agency's certificate, and on which nothing was said yet. */
    static SSLSocket connected(RunningHub hub, String agency) throws IOException {
        URI url = hub.url();
        TlsIdentity identity =
                new TlsIdentity(
                        Pem.readCertificate(hub.keys(agency).resolve("tls.crt")),
                        Pem.readPrivateKey(hub.keys(agency).resolve("tls.key")),
                        List.of());
        return (SSLSocket)
                identity.sslContext(Pem.readCertificates(hub.sandbox().resolve("ca.pem")))
                        .getSocketFactory()
                        .createSocket(url.getHost(), url.getPort());
    }

    /** Sends the rest and reads the status. */
    int finish() {
        try (socket) {
            socket.getOutputStream().write(new byte[BODY]);
            socket.getOutputStream().flush();
            InputStream answer = socket.getInputStream();
            return Integer.parseInt(
                    new String(answer.readAllBytes(), StandardCharsets.ISO_8859_1)
                            .substring(9, 12));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
