package vn.liennganh.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import vn.liennganh.partner.client.keys.AgencyKeys;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.TlsIdentity;
import vn.liennganh.scenario.RunningHub;

/** A connection of an agency, written on by hand: whatever it says, right or wrong. */
final class Wire implements AutoCloseable {

    /** Longer than any answer takes, shorter than the hub keeps a connection that says nothing. */
    private static final int PATIENCE_MILLIS = 15_000;

    private static final Pattern STATUS =
            Pattern.compile("^HTTP/1\\.1 (\\d{3})", Pattern.MULTILINE);

    private final SSLSocket socket;

    private Wire(SSLSocket socket) {
        this.socket = socket;
    }

    static Wire of(RunningHub hub, String agency) {
        TlsIdentity identity =
                new TlsIdentity(
                        Pem.readCertificate(hub.keys(agency).resolve("tls.crt")),
                        Pem.readPrivateKey(hub.keys(agency).resolve("tls.key")),
                        List.of());
        return to(hub, identity.sslContext(authorities(hub)));
    }

    static Wire ofStranger(RunningHub hub) {
        return to(hub, AgencyKeys.anonymous(authorities(hub)));
    }

    private static List<X509Certificate> authorities(RunningHub hub) {
        return Pem.readCertificates(hub.sandbox().resolve("ca.pem"));
    }

    private static Wire to(RunningHub hub, SSLContext tls) {
        URI url = hub.url();
        try {
            SSLSocket socket =
                    (SSLSocket) tls.getSocketFactory().createSocket(url.getHost(), url.getPort());
            socket.setSoTimeout(PATIENCE_MILLIS);
            return new Wire(socket);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Sends lines, each ended as HTTP wants it. */
    Wire lines(String text) {
        return send(text.replace("\n", "\r\n"));
    }

    /** Sends characters up to U+00FF as they are. */
    Wire send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return this;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * All that comes until the hub closes the connection.
     *
     * @param closed false where it was still open after a while
     */
    record Heard(String text, boolean closed) {

        /** How the answers began, in their order. */
        List<Integer> statuses() {
            List<Integer> found = new ArrayList<>();
            Matcher status = STATUS.matcher(text);
            while (status.find()) {
                found.add(Integer.parseInt(status.group(1)));
            }
            return found;
        }
    }

    /** How the first answer begins, as soon as it does; 0 where there is none for a while. */
    int status() {
        try {
            byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
            return Integer.parseInt(new String(line, StandardCharsets.ISO_8859_1).substring(9));
        } catch (SocketTimeoutException silent) {
            return 0;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Heard heard() {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        boolean closed = true;
        try {
            InputStream in = socket.getInputStream();
            byte[] piece = new byte[8_192];
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                read.write(piece, 0, count);
            }
        } catch (SocketTimeoutException silent) {
            closed = false;
        } catch (IOException cut) {
            // Ended without a farewell; what came before counts.
        }
        return new Heard(read.toString(StandardCharsets.UTF_8), closed);
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
