package vn.liennganh.gateway.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.activation.DataHandler;
import jakarta.xml.ws.Dispatch;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.handler.MessageContext;
import jakarta.xml.ws.soap.MTOMFeature;
import jakarta.xml.ws.soap.SOAPFaultException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import javax.xml.namespace.QName;
import javax.xml.transform.Source;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMResult;
import javax.xml.transform.stream.StreamSource;
import org.apache.cxf.attachment.ByteDataSource;
import org.apache.cxf.configuration.jsse.TLSClientParameters;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.jaxws.DispatchImpl;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.ws.security.SecurityConstants;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.cxf.ws.security.wss4j.WSS4JOutInterceptor;
import org.apache.wss4j.common.crypto.Merlin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import vn.liennganh.message.Sha256;
import vn.liennganh.pki.Pem;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;

/** Apache CXF as a partner has it: from the WSDL, with WSS4J both ways. */
class CxfClientTest {

    private static final String PASSWORD = "test";

    private static RunningHub hub;

    @TempDir Path folder;

    @BeforeAll
    static void start() {
        hub = RunningHub.shared();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HubSoap11", "HubSoap12"})
    void cxf_sends_a_message_and_believes_the_answer(String port) throws Exception {
        Party sender = Party.of(hub, "X99.11.001");
        byte[] cms = sender.ping("X99.71.001");
        Dispatch<Source> client = client("X99.11.001", port);

        Document answer =
                invoke(
                        client,
                        "Submit",
                        "<message>" + Base64.getEncoder().encodeToString(cms) + "</message>");

        assertThat(Base64.getDecoder().decode(Envelopes.first(answer, "receipt").getTextContent()))
                .isEqualTo(sender.send(cms).toBytes());
    }

    @Test
    void cxf_sends_an_attachment_as_mtom_and_the_recipient_fetches_it_by_cxf() throws Exception {
        Party sender = Party.of(hub, "X99.11.001");
        byte[] content = new byte[300_000];
        new Random(7).nextBytes(content);
        String digest = Sha256.of(content).hex();
        byte[] cms = sender.withContent("X99.71.001", content);
        Dispatch<Source> client = client("X99.11.001", "HubSoap12");
        client.getRequestContext()
                .put(
                        MessageContext.OUTBOUND_MESSAGE_ATTACHMENTS,
                        new HashMap<>(Map.of(digest, binary(content))));

        Document answer =
                invoke(
                        client,
                        "Submit",
                        "<message>"
                                + Base64.getEncoder().encodeToString(cms)
                                + "</message>"
                                + "<attachment sha256=\""
                                + digest
                                + "\"><xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\""
                                + " href=\"cid:"
                                + digest
                                + "\"/></attachment>");

        String id = Envelopes.first(answer, "id").getTextContent();
        Dispatch<Source> receiver = client("X99.71.001", "HubSoap12");
        Document fetched =
                invoke(
                        receiver,
                        "Fetch",
                        "<id>" + id + "</id><attachment>" + digest + "</attachment>");
        assertThat(Base64.getDecoder().decode(Envelopes.first(fetched, "message").getTextContent()))
                .isEqualTo(cms);
        Map<?, ?> parts =
                (Map<?, ?>)
                        receiver.getResponseContext()
                                .get(MessageContext.INBOUND_MESSAGE_ATTACHMENTS);
        assertThat(((DataHandler) parts.get(digest)).getInputStream()).hasBinaryContent(content);
    }

    private static DataHandler binary(byte[] content) {
        return new DataHandler(new ByteDataSource(content, "application/octet-stream"));
    }

    @Test
    void a_fault_is_signed_too_and_cxf_reads_its_code() throws Exception {
        Dispatch<Source> client = client("X99.71.001", "HubSoap12");

        assertThatThrownBy(
                        () ->
                                invoke(
                                        client,
                                        "GetExchange",
                                        "<id>0193f3c2-7f6e-7cc0-a2c4-3d0c5c1b9a01</id>"))
                .isInstanceOfSatisfying(
                        SOAPFaultException.class,
                        fault ->
                                assertThat(
                                                fault.getFault()
                                                        .getDetail()
                                                        .getFirstChild()
                                                        .getAttributes()
                                                        .getNamedItem("code")
                                                        .getNodeValue())
                                        .isEqualTo("not-found"));
    }

    private static Document invoke(Dispatch<Source> client, String operation, String fields)
            throws Exception {
        Source answer =
                client.invoke(
                        new StreamSource(
                                new StringReader(
                                        "<"
                                                + operation
                                                + " xmlns=\""
                                                + Envelopes.HUB
                                                + "\">"
                                                + fields
                                                + "</"
                                                + operation
                                                + ">")));
        DOMResult tree = new DOMResult();
        TransformerFactory.newInstance().newTransformer().transform(answer, tree);
        return (Document) tree.getNode();
    }

    private Dispatch<Source> client(String agency, String port) throws Exception {
        SoapPartner partner = new SoapPartner(hub, agency);
        Path wsdl = folder.resolve("hub.wsdl");
        Files.write(wsdl, partner.get("/ws/v1?wsdl"));
        Service service =
                Service.create(wsdl.toUri().toURL(), new QName(Envelopes.HUB, "LienNganh"));
        Dispatch<Source> dispatch =
                service.createDispatch(
                        new QName(Envelopes.HUB, port),
                        Source.class,
                        Service.Mode.PAYLOAD,
                        new MTOMFeature(true));
        // What a signature covers stays as it is written, and so does the signature: a part is
        // bound by its digest.
        dispatch.getRequestContext().put(SecurityConstants.EXPAND_XOP_INCLUDE, false);
        dispatch.getRequestContext().put(SecurityConstants.STORE_BYTES_IN_ATTACHMENT, false);
        dispatch.getRequestContext()
                .put(Dispatch.ENDPOINT_ADDRESS_PROPERTY, hub.url().resolve("/ws/v1").toString());
        Client client = ((DispatchImpl<Source>) dispatch).getClient();
        TLSClientParameters tls = new TLSClientParameters();
        tls.setSSLSocketFactory(partner.tls().getSocketFactory());
        ((HTTPConduit) client.getConduit()).setTlsClientParameters(tls);
        client.getOutInterceptors().add(signing(agency));
        client.getInInterceptors().add(checking(partner));
        client.getInFaultInterceptors().add(checking(partner));
        return dispatch;
    }

    private static WSS4JOutInterceptor signing(String agency) throws Exception {
        Envelopes.Signing keys = Envelopes.Signing.of(hub.keys(agency), "seal");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "key",
                Pem.readPrivateKey(keys.key()),
                PASSWORD.toCharArray(),
                new X509Certificate[] {Pem.readCertificate(keys.certificate())});
        Merlin crypto = new Merlin();
        crypto.setKeyStore(store);
        Map<String, Object> properties = new HashMap<>();
        properties.put("action", "Timestamp Signature");
        properties.put("user", "key");
        properties.put("signatureKeyIdentifier", "DirectReference");
        properties.put("signatureAlgorithm", keys.method());
        properties.put("signatureDigestAlgorithm", keys.digest());
        properties.put(
                "signatureParts",
                "{Element}{http://docs.oasis-open.org/wss/2004/01/"
                        + "oasis-200401-wss-wssecurity-utility-1.0.xsd}Timestamp;Body");
        properties.put("signaturePropRefId", "crypto");
        properties.put("crypto", crypto);
        properties.put(
                "passwordCallbackRef",
                (javax.security.auth.callback.CallbackHandler)
                        callbacks -> {
                            for (var callback : callbacks) {
                                ((org.apache.wss4j.common.ext.WSPasswordCallback) callback)
                                        .setPassword(PASSWORD);
                            }
                        });
        return new WSS4JOutInterceptor(properties);
    }

    /** Signature and Timestamp must both be there and right. */
    private static WSS4JInInterceptor checking(SoapPartner partner) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("ca", partner.authority());
        Merlin crypto = new Merlin();
        crypto.setTrustStore(store);
        Map<String, Object> properties = new HashMap<>();
        properties.put("action", "Timestamp Signature");
        properties.put("signatureVerificationPropRefId", "crypto");
        properties.put("crypto", crypto);
        properties.put("enableTimestampCache", "false");
        return new WSS4JInInterceptor(properties);
    }
}
