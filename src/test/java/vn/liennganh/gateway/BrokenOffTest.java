package vn.liennganh.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.TlsIdentity;
import vn.liennganh.scenario.RunningHub;

/** Who goes away in the middle of a call has done nothing to the hub: one quiet line says so. */
class BrokenOffTest {

    private static RunningHub hub;

    private final Logger root = (Logger) LoggerFactory.getLogger("ROOT");
    private final Logger edge = (Logger) LoggerFactory.getLogger("vn.liennganh.gateway");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeAll
    static void start() {
        hub = RunningHub.shared();
    }

    @BeforeEach
    void listen() {
        edge.setLevel(Level.INFO);
        lines.start();
        root.addAppender(lines);
    }

    @AfterEach
    void enough() {
        root.detachAppender(lines);
        edge.setLevel(null);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /api/v1/attachments/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08,"
                + " length, reset",
        "PUT, /api/v1/attachments/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08,"
                + " length, end",
        "PUT, /api/v1/attachments/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08,"
                + " chunked, reset",
        "PUT, /api/v1/attachments/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08,"
                + " chunked, end",
        "POST, /api/v1/messages, length, reset",
        "POST, /api/v1/messages, length, end",
        "POST, /api/v1/messages, chunked, end",
        "POST, /api/v1/acknowledgements, length, reset",
        "POST, /ws/v1, length, reset",
        "POST, /ws/v1, chunked, end"
    })
    void a_body_that_breaks_off_leaves_one_line(String method, String path, String form, String end)
            throws IOException {
        cut(method, path, form, end.equals("reset"));

        await().until(() -> lines().stream().anyMatch(line -> line.contains("caller left")));
        assertThat(lines.list)
                .filteredOn(one -> one.getLevel().isGreaterOrEqual(Level.WARN))
                .extracting(one -> one.getFormattedMessage() + one.getThrowableProxy())
                .isEmpty();
        assertThat(lines()).filteredOn(line -> line.contains("caller left")).hasSize(1);
    }

    private List<String> lines() {
        return List.copyOf(lines.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static void cut(String method, String path, String form, boolean reset)
            throws IOException {
        Path keys = hub.keys("X99.71.001");
        Socket line = new Socket(InetAddress.getLoopbackAddress(), hub.url().getPort());
        SSLSocket tls =
                (SSLSocket)
                        new TlsIdentity(
                                        Pem.readCertificate(keys.resolve("tls.crt")),
                                        Pem.readPrivateKey(keys.resolve("tls.key")),
                                        List.of())
                                .sslContext(Pem.readCertificates(hub.sandbox().resolve("ca.pem")))
                                .getSocketFactory()
                                .createSocket(line, "localhost", line.getPort(), true);
        boolean chunked = form.equals("chunked");
        String head =
                method
                        + " "
                        + path
                        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                        + (path.startsWith("/ws") ? "text/xml" : "application/pkcs7-mime")
                        + "\r\n"
                        + (chunked ? "Transfer-Encoding: chunked" : "Content-Length: 500000")
                        + "\r\n\r\n"
                        + (chunked ? "20000\r\n" : "");
        tls.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
        tls.getOutputStream().write(new byte[5_000]);
        tls.getOutputStream().flush();
        await("the hub reads").until(() -> atWork() > 0);
        if (reset) {
            line.setSoLinger(true, 0);
        }
        line.close();
    }

    private static double atWork() {
        return hub.bean(MeterRegistry.class).get("hub.calls.at.work").gauge().value();
    }
}
