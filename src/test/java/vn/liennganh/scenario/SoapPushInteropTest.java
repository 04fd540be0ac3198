package vn.liennganh.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import vn.liennganh.message.Sha256;
import vn.liennganh.pki.CmsReader;
import vn.liennganh.pki.Pem;
import vn.liennganh.support.HttpsReceiver;
import vn.liennganh.support.Program;
import vn.liennganh.support.Tools;

/**
 * The hub's own call as programs see it that know nothing of CXF: xmlsec1 checks its signature,
 * openssl the certificate behind it and the message in it, and an answer by hand is consignment
 * where the registry asks for mutual TLS alone.
 */
@Tag(Tools.INTEROP)
class SoapPushInteropTest {

    private static final String AGENCY = "X99.61.002";
    private static final String PATH = "/by-hand";
    private static final String NAMESPACE = "urn:liennganh:ws:1";

    private static RunningHub hub;
    private static HttpsReceiver receiver;
    private static Party sender;

    @TempDir Path folder;

    @BeforeAll
    static void open() throws IOException {
        Tools.need("xmlsec1", "openssl");
        ChannelHub channels = ChannelHub.shared();
        hub = channels.hub();
        receiver = channels.receiver();
        sender = Party.of(hub, "X99.11.001");
        receiver.answer(PATH, SoapPushInteropTest::taken);
        channels.pushed(
                AGENCY,
                "channel: soap\n    soap: mutual-tls\n    push: {url: \"https://localhost:%d%s\", version: \"1.2\"}"
                        .formatted(receiver.port(), PATH));
    }

    @AfterAll
    static void close() {
        receiver.takeAgain(PATH);
    }

    /** Written by hand, with nothing in it but what the WSDL asks for. */
    private static void taken(HttpExchange exchange) throws IOException {
        List<HttpsReceiver.Call> calls = receiver.calls(PATH);
        Document call = parsed(calls.get(calls.size() - 1).body());
        byte[] answer =
                ("<e:Envelope xmlns:e='http://www.w3.org/2003/05/soap-envelope'><e:Body>"
                                + "<DeliverResponse xmlns='%s'><id>%s</id><sha256>%s</sha256>"
                                + "</DeliverResponse></e:Body></e:Envelope>")
                        .formatted(NAMESPACE, text(call, "id"), text(call, "sha256"))
                        .getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/soap+xml;charset=UTF-8");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
    }

    @Test
    void xmlsec1_and_openssl_find_the_call_right_and_an_answer_by_hand_is_consignment()
            throws Exception {
        byte[] cms = sender.ping(AGENCY);
        sender.send(cms);
        UUID id = Party.messageId(cms);
        await().until(() -> sender.attested(id).contains("ContentConsignment"));

        byte[] call =
                receiver.calls(PATH).stream()
                        .map(HttpsReceiver.Call::body)
                        .filter(body -> text(parsed(body), "id").equals(id.toString()))
                        .findFirst()
                        .orElseThrow();
        Document document = parsed(call);
        Files.write(folder.resolve("call.xml"), call);
        Files.writeString(
                folder.resolve("elsewhere.xml"),
                new String(call, UTF_8).replace(PATH + "<", "/elsewhere<"));
        String token =
                document.getElementsByTagNameNS("*", "BinarySecurityToken")
                        .item(0)
                        .getTextContent();
        Files.writeString(
                folder.resolve("hub.crt"),
                Pem.write(Pem.certificateOf(Base64.getMimeDecoder().decode(token))));
        byte[] carried = Base64.getMimeDecoder().decode(text(document, "message"));
        Files.write(folder.resolve("message.p7m"), carried);
        String authority = hub.sandbox().resolve("ca.pem").toAbsolutePath().toString();

        assertThat(xmlsec1("call.xml")).contains("OK").doesNotContain("FAIL");
        assertThat(xmlsec1("elsewhere.xml")).as("to another address").contains("FAIL");
        assertThat(run("openssl", "verify", "-CAfile", authority, "hub.crt")).contains("OK");
        assertThat(run("openssl", "x509", "-in", "hub.crt", "-noout", "-subject"))
                .contains("X99.00.000");
        assertThat(carried).isEqualTo(cms);
        assertThat(text(document, "sha256")).isEqualTo(Sha256.of(cms).hex());
        assertThat(
                        run(
                                "openssl",
                                "cms",
                                "-verify",
                                "-cades",
                                "-binary",
                                "-inform",
                                "DER",
                                "-in",
                                "message.p7m",
                                "-CAfile",
                                authority,
                                "-purpose",
                                "any",
                                "-out",
                                "message.json"))
                .contains("successful");
        assertThat(folder.resolve("message.json"))
                .hasBinaryContent(new CmsReader().read(cms).orThrow().content());
    }

    /** Of the first such element. */
    private static String text(Document call, String name) {
        return call.getElementsByTagNameNS(NAMESPACE, name).item(0).getTextContent();
    }

    private static Document parsed(byte[] xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        } catch (Exception unreadable) {
            throw new IllegalStateException(new String(xml, UTF_8), unreadable);
        }
    }

    private String xmlsec1(String file) throws Exception {
        return run(
                "sh",
                "-c",
                "xmlsec1 --verify --pubkey-cert-pem hub.crt --id-attr:Id Body --id-attr:Id Timestamp"
                        + " --id-attr:Id Action --id-attr:Id MessageID --id-attr:Id To"
                        + " --id-attr:Id ReplyTo "
                        + file
                        + " 2>&1 || true");
    }

    private String run(String... command) {
        return Program.run(folder, command).well();
    }
}
