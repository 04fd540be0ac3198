package vn.liennganh.gateway.soap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Statement;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.partner.client.Problem;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.CuttingProxy;
import vn.liennganh.support.Tools;

/**
 * A call of REST or SOAP whose line goes dead at any byte of it, from the handshake to the last of
 * the answer: the same message sent again is one message, with the one receipt that it has.
 */
@Tag(Tools.LONG)
class CutCallsTest {

    private static final String OFFICE = "X99.11.002";
    private static final String NOTARY = "X99.76.001";
    private static final String BOUNDARY = "cut";

    /** Cuts over a call, and over its answer. */
    private static final int CUTS = 8;

    private static RunningHub hub;
    private static Party office;
    private static SoapPartner soap;

    @BeforeAll
    static void everybody() {
        hub = RunningHub.shared();
        office = Party.of(hub, OFFICE);
        soap = new SoapPartner(hub, OFFICE);
        Party.emptied(hub, NOTARY);
    }

    /** A message, and what is attached to it; nothing where it is empty. */
    private record Letter(UUID id, byte[] cms, byte[] content) {

        static Letter of(Way way, int number) {
            byte[] content = new byte[way == Way.SOAP_WITH_PART ? 60_000 : 0];
            new Random(number).nextBytes(content);
            Draft draft = office.opening("sandbox.ping", NOTARY);
            byte[] cms =
                    content.length == 0
                            ? office.sealed(draft)
                            : office.withContent(NOTARY, content);
            return new Letter(Party.messageId(cms), cms, content);
        }
    }

    /** How a message is handed in, as the bytes of one HTTP request. */
    enum Way {
        REST {
            @Override
            byte[] request(Letter letter) {
                return head(
                        "/api/v1/messages",
                        "application/pkcs7-mime; smime-type=signed-data",
                        "Content-Length: " + letter.cms().length,
                        letter.cms());
            }
        },
        REST_IN_CHUNKS {
            @Override
            byte[] request(Letter letter) {
                ByteArrayOutputStream chunks = new ByteArrayOutputStream();
                for (int at = 0; at < letter.cms().length; at += 700) {
                    int size = Math.min(700, letter.cms().length - at);
                    chunks.writeBytes((Integer.toHexString(size) + "\r\n").getBytes(UTF_8));
                    chunks.write(letter.cms(), at, size);
                    chunks.writeBytes("\r\n".getBytes(UTF_8));
                }
                chunks.writeBytes("0\r\n\r\n".getBytes(UTF_8));
                return head(
                        "/api/v1/messages",
                        "application/pkcs7-mime; smime-type=signed-data",
                        "Transfer-Encoding: chunked",
                        chunks.toByteArray());
            }
        },
        SOAP {
            @Override
            byte[] request(Letter letter) {
                byte[] body = envelope(Envelopes.submit(letter.cms()));
                return head(
                        "/ws/v1",
                        "application/soap+xml;charset=UTF-8",
                        "Content-Length: " + body.length,
                        body);
            }
        },
        SOAP_WITH_PART {
            @Override
            byte[] request(Letter letter) {
                String digest = Sha256.of(letter.content()).hex();
                ByteArrayOutputStream body = new ByteArrayOutputStream();
                body.writeBytes(
                        ("--"
                                        + BOUNDARY
                                        + "\r\nContent-Type: application/xop+xml; charset=UTF-8;"
                                        + " type=\"application/soap+xml\"\r\n\r\n")
                                .getBytes(UTF_8));
                body.writeBytes(envelope(Envelopes.submit(letter.cms())));
                body.writeBytes(
                        ("\r\n--" + BOUNDARY + "\r\nContent-ID: <" + digest + ">\r\n\r\n")
                                .getBytes(UTF_8));
                body.writeBytes(letter.content());
                body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
                return head(
                        "/ws/v1",
                        "multipart/related; type=\"application/xop+xml\";"
                                + " start-info=\"application/soap+xml\"; boundary="
                                + BOUNDARY,
                        "Content-Length: " + body.size(),
                        body.toByteArray());
            }
        };

        abstract byte[] request(Letter letter);

        private static byte[] envelope(String body) {
            return soap.signed(Envelopes.SOAP_12, "Submit", body).getBytes(UTF_8);
        }

        private static byte[] head(String path, String type, String length, byte[] body) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(
                    ("POST "
                                    + path
                                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                    + "Content-Type: "
                                    + type
                                    + "\r\n"
                                    + length
                                    + "\r\n\r\n")
                            .getBytes(UTF_8));
            all.writeBytes(body);
            return all.toByteArray();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_call_cut_at_any_byte_and_sent_again_is_one_message(Way way) throws IOException {
        long up;
        long down;
        try (CuttingProxy proxy = CuttingProxy.to(hub.url().getPort())) {
            Letter whole = Letter.of(way, 0);
            assertThat(answer(proxy, way.request(whole))).startsWith("HTTP/1.1 20");
            up = proxy.up();
            down = proxy.down();
        }
        Set<UUID> sent = new HashSet<>();
        int unheard = 0;
        int kept = 0;
        for (int i = 0; i < 2 * CUTS; i++) {
            Letter letter = Letter.of(way, i + 1);
            sent.add(letter.id());
            try (CuttingProxy proxy = CuttingProxy.to(hub.url().getPort())) {
                // First the call, from its first byte to the last but a few; then the answer.
                if (i < CUTS) {
                    proxy.cutUpAfter(1 + i * (up - 8) / CUTS);
                } else {
                    proxy.cutDownAfter(1 + (i - CUTS) * (down - 8) / CUTS);
                }
                unheard += answer(proxy, way.request(letter)).contains("\r\n\r\n") ? 0 : 1;
            }
            kept += accepted(letter.id()).isEmpty() ? 0 : 1;

            try (CuttingProxy proxy = CuttingProxy.to(hub.url().getPort())) {
                assertThat(answer(proxy, way.request(letter))).startsWith("HTTP/1.1 20");
            }
            List<Receipt> receipts = accepted(letter.id());
            assertThat(receipts).hasSize(1);
            assertThat(office.send(letter.cms()).statement())
                    .isEqualTo(receipts.get(0).statement());
        }
        assertThat(unheard).as("calls without an answer").isGreaterThan(CUTS);
        assertThat(kept).as("accepted, and the sender did not hear it").isPositive();
        assertThat(Party.of(hub, NOTARY).inbox().stream().map(InboxItem::id).filter(sent::contains))
                .containsExactlyInAnyOrderElementsOf(sent);
    }

    /** What came of the answer before the line went dead. */
    private static String answer(CuttingProxy proxy, byte[] request) {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        try (SSLSocket socket =
                (SSLSocket)
                        soap.tls()
                                .getSocketFactory()
                                .createSocket(InetAddress.getLoopbackAddress(), proxy.port())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(request);
            out.flush();
            socket.getInputStream().transferTo(heard);
        } catch (IOException cut) {
            // The line went dead under its hands.
        }
        return heard.toString(UTF_8);
    }

    /** Receipts of acceptance that the hub has of a message; none of one that it never took. */
    private static List<Receipt> accepted(UUID message) {
        List<Receipt> all;
        try {
            all = office.hub().evidence(message);
        } catch (Problem unknown) {
            assertThat(unknown.status()).isEqualTo(404);
            return List.of();
        }
        return all.stream()
                .filter(
                        receipt ->
                                Statement.read(receipt.statement())
                                        .orElseThrow()
                                        .kind()
                                        .wireName()
                                        .equals("SubmissionAcceptance"))
                .toList();
    }
}
