package vn.liennganh.delivery.push.soap;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import vn.liennganh.delivery.push.Due;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.WireTime;

/** The operation of the call-back WSDL in XML: what is sent, and what is answered. */
final class Deliver {

    static final String NAMESPACE = "urn:liennganh:ws:1";
    static final String ACTION = NAMESPACE + ":Deliver";

    private static final String XOP = "http://www.w3.org/2004/08/xop/include";

    private final Document document;
    private final Element root;

    private Deliver() {
        try {
            document = DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
        root = document.createElementNS(NAMESPACE, "ln:Deliver");
        document.appendChild(root);
    }

    /**
     * @param attached those whose contents go along as parts
     */
    static Document request(
            Due due, StoredMessage message, byte[] cms, List<AttachmentRef> attached) {
        Deliver deliver = new Deliver();
        deliver.item(due, message, cms);
        for (AttachmentRef one : attached) {
            Element part = deliver.add(deliver.root, "attachment");
            part.setAttribute("sha256", one.sha256().hex());
            Element include = deliver.document.createElementNS(XOP, "xop:Include");
            include.setAttribute("href", "cid:" + contentId(one.sha256()));
            part.appendChild(include);
        }
        return deliver.document;
    }

    /** A Content-ID is an addr-spec (RFC 2392), and some toolkits insist. */
    static String contentId(Sha256 digest) {
        return digest.hex() + "@liennganh";
    }

    private void item(Due due, StoredMessage message, byte[] cms) {
        Element item = add(root, "item");
        add(item, "id", message.id().toString());
        add(item, "sha256", message.sha256().hex());
        add(item, "type", message.type().value());
        add(item, "from", message.from().value());
        add(item, "exchange", message.exchange().toString());
        message.inReplyTo().ifPresent(one -> add(item, "inReplyTo", one.toString()));
        add(item, "urgency", message.urgency().wireName());
        add(item, "role", due.copy() ? "copy" : "addressee");
        add(item, "acceptedAt", WireTime.millis(message.acceptedAt()));
        add(item, "size", Integer.toString(message.size()));
        for (AttachmentRef one : message.attachments()) {
            Element attachment = add(item, "attachment");
            add(attachment, "name", one.name());
            add(attachment, "mediaType", one.mediaType());
            add(attachment, "size", Long.toString(one.size()));
            add(attachment, "sha256", one.sha256().hex());
        }
        add(item, "message", Base64.getEncoder().encodeToString(cms));
    }

    private Element add(Element parent, String name) {
        Element child = document.createElementNS(NAMESPACE, "ln:" + name);
        parent.appendChild(child);
        return child;
    }

    private void add(Element parent, String name, String text) {
        add(parent, name).appendChild(document.createTextNode(text));
    }

    /** Whether an answer says that this very message is on the agency's disk. */
    static boolean confirms(Element answer, UUID id, Sha256 sha256) {
        return is(answer, "DeliverResponse")
                && child(answer, "id").filter(id.toString()::equals).isPresent()
                && child(answer, "sha256").filter(sha256.hex()::equals).isPresent();
    }

    private static Optional<String> child(Element parent, String name) {
        Optional<String> found = Optional.empty();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && is(element, name)) {
                if (found.isPresent()) {
                    return Optional.empty();
                }
                found = Optional.of(element.getTextContent().strip());
            }
        }
        return found;
    }

    private static boolean is(Element element, String name) {
        return NAMESPACE.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }
}
