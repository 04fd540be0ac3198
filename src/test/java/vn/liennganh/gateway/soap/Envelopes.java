package vn.liennganh.gateway.soap;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.wss4j.common.WSEncryptionPart;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.util.WSCurrentTimeSource;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.WSDataRef;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.apache.wss4j.dom.engine.WSSecurityEngine;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.handler.WSHandlerResult;
import org.apache.wss4j.dom.message.WSSecHeader;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.apache.wss4j.dom.message.WSSecTimestamp;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import vn.liennganh.pki.Pem;

/** Envelopes as Apache WSS4J and the JDK's DOM make, sign and check them: nothing of ours. */
final class Envelopes {

    static final String SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/";
    static final String SOAP_12 = "http://www.w3.org/2003/05/soap-envelope";
    static final String WSA = "http://www.w3.org/2005/08/addressing";
    static final String XROAD = "http://x-road.eu/xsd/xroad.xsd";
    static final String HUB = "urn:liennganh:ws:1";

    private static final char[] PASSWORD = "test".toCharArray();

    static {
        WSSConfig.init();
    }

    private Envelopes() {}

    static String of(String version, String body) {
        return of(version, "", body);
    }

    static String of(String version, String header, String body) {
        return "<s:Envelope xmlns:s=\""
                + version
                + "\" xmlns:ln=\""
                + HUB
                + "\"><s:Header>"
                + header
                + "</s:Header><s:Body>"
                + body
                + "</s:Body></s:Envelope>";
    }

    static String addressing(String operation, String id) {
        return "<wsa:Action xmlns:wsa=\"%1$s\">%2$s:%3$s</wsa:Action>"
                        .formatted(WSA, HUB, operation)
                + "<wsa:MessageID xmlns:wsa=\"%s\">%s</wsa:MessageID>".formatted(WSA, id);
    }

    static String submit(byte[] cms) {
        return "<ln:Submit><ln:message>"
                + Base64.getMimeEncoder().encodeToString(cms).replace("\r", "")
                + "</ln:message></ln:Submit>";
    }

    /** How WSS4J is to sign. */
    record Signing(Path certificate, Path key, String method, String digest, int shift) {

        static Signing of(Path keys, String name) {
            Path key = keys.resolve(name + ".key");
            boolean rsa = Pem.readPrivateKey(key).getAlgorithm().equals("RSA");
            return new Signing(
                    keys.resolve(name + ".crt"),
                    key,
                    rsa
                            ? "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
                            : "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
                    WSConstants.SHA256,
                    0);
        }

        Signing with(String otherMethod, String otherDigest) {
            return new Signing(certificate, key, otherMethod, otherDigest, shift);
        }

        /** Signed so many seconds from now. */
        Signing shifted(int seconds) {
            return new Signing(certificate, key, method, digest, seconds);
        }
    }

    /** Signed over Body, Timestamp and every header that is there. */
    static String signed(String envelope, Signing signing) {
        try {
            Document document = parse(envelope.getBytes(StandardCharsets.UTF_8));
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry(
                    "key",
                    Pem.readPrivateKey(signing.key()),
                    PASSWORD,
                    new X509Certificate[] {Pem.readCertificate(signing.certificate())});
            Merlin crypto = new Merlin();
            crypto.setKeyStore(keys);
            WSSecHeader header = new WSSecHeader(document);
            header.insertSecurityHeader();
            WSSecTimestamp timestamp = new WSSecTimestamp(header);
            timestamp.setTimeToLive(300);
            timestamp.setWsTimeSource(
                    new WSCurrentTimeSource() {
                        @Override
                        public Instant now() {
                            return super.now().plusSeconds(signing.shift());
                        }
                    });
            timestamp.build();
            WSSecSignature signature = new WSSecSignature(header);
            signature.setUserInfo("key", new String(PASSWORD));
            signature.setKeyIdentifierType(WSConstants.BST_DIRECT_REFERENCE);
            signature.setSignatureAlgorithm(signing.method());
            signature.setDigestAlgo(signing.digest());
            String version = document.getDocumentElement().getNamespaceURI();
            signature.getParts().add(new WSEncryptionPart("Body", version, "Element"));
            signature.getParts().add(new WSEncryptionPart("Timestamp", WSConstants.WSU_NS, ""));
            for (Node block = document.getDocumentElement().getFirstChild().getFirstChild();
                    block != null;
                    block = block.getNextSibling()) {
                String uri = block.getNamespaceURI();
                if (WSA.equals(uri) || XROAD.equals(uri)) {
                    signature
                            .getParts()
                            .add(new WSEncryptionPart(block.getLocalName(), uri, "Element"));
                }
            }
            signature.build(crypto);
            return text(document);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** What WSS4J finds in an answer; it throws where a signature or Timestamp is not right. */
    static WSHandlerResult verified(byte[] envelope, X509Certificate authority) {
        return verified(envelope, authority, true);
    }

    /**
     * @param profiled with the formal rules of the Basic Security Profile
     */
    private static WSHandlerResult verified(
            byte[] envelope, X509Certificate authority, boolean profiled) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("ca", authority);
            Merlin crypto = new Merlin();
            crypto.setTrustStore(trusted);
            RequestData data = new RequestData();
            data.setSigVerCrypto(crypto);
            data.setWssConfig(WSSConfig.getNewInstance());
            data.setMsgContext(new Object());
            data.setDisableBSPEnforcement(!profiled);
            return new WSSecurityEngine().processSecurityHeader(parse(envelope), data);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /**
     * Whether WSS4J lets an envelope in, and what it found signed are the very Body, Timestamp and
     * addressing headers that a receiver acts upon.
     */
    static boolean coversWhatCounts(String envelope, X509Certificate authority) {
        WSHandlerResult result;
        try {
            result = verified(envelope.getBytes(StandardCharsets.UTF_8), authority, false);
        } catch (IllegalStateException refused) {
            return false;
        }
        if (result == null) {
            return false;
        }
        List<Element> signed = new ArrayList<>();
        for (WSSecurityEngineResult one :
                result.getActionResults().getOrDefault(WSConstants.SIGN, List.of())) {
            for (Object reference : (List<?>) one.get(WSSecurityEngineResult.TAG_DATA_REF_URIS)) {
                signed.add(((WSDataRef) reference).getProtectedElement());
            }
        }
        return !signed.isEmpty() && signed.containsAll(whatCounts(signed.get(0)));
    }

    private static List<Element> whatCounts(Element any) {
        Element root = any.getOwnerDocument().getDocumentElement();
        List<Element> counting = new ArrayList<>();
        for (Element part : children(root)) {
            if (part.getLocalName().equals("Body")) {
                counting.add(part);
            }
            for (Element block : children(part)) {
                if (WSA.equals(block.getNamespaceURI())) {
                    counting.add(block);
                }
                for (Element inside : children(block)) {
                    if (inside.getLocalName().equals("Timestamp")) {
                        counting.add(inside);
                    }
                }
            }
        }
        return counting;
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    static Document parse(byte[] xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        } catch (Exception failed) {
            throw new IllegalStateException(new String(xml, StandardCharsets.UTF_8), failed);
        }
    }

    static String text(Document document) {
        try {
            Transformer transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter out = new StringWriter();
            transformer.transform(new DOMSource(document), new StreamResult(out));
            return out.toString();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The first element of our namespace with that name. */
    static Element first(Document document, String name) {
        return (Element) document.getElementsByTagNameNS(HUB, name).item(0);
    }
}
