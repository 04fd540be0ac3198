package vn.liennganh.gateway.soap.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads UTF-8 XML without a document type: no entity but the five, nothing fetched, and no more
 * depth, elements, attributes or names than a SOAP message has use for. Safe for many threads.
 */
public final class XmlReader {

    private static final int DEPTH_MAX = 40;
    private static final int ELEMENTS_MAX = 2_000;
    private static final int ATTRIBUTES_MAX = 40;
    private static final int ATTRIBUTE_MAX = 4_096;
    private static final int NAME_MAX = 512;

    private XmlReader() {}

    /** The root element. */
    public static XmlElement read(byte[] xml) throws MalformedXml {
        try {
            XMLStreamReader reader =
                    Factory.INPUT.createXMLStreamReader(new ByteArrayInputStream(xml), "UTF-8");
            try {
                @Nullable String encoding = reader.getCharacterEncodingScheme();
                if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
                    throw new MalformedXml(MalformedXml.Reason.ENCODING);
                }
                return new Reading(reader).root();
            } finally {
                reader.close();
            }
        } catch (XMLStreamException unreadable) {
            // Of what is passed on only the kind: a parser's message may quote what it read.
            boolean limit =
                    unreadable.getMessage() != null && unreadable.getMessage().contains("limit (");
            throw new MalformedXml(
                    limit ? MalformedXml.Reason.LIMITS : MalformedXml.Reason.NOT_XML);
        }
    }

    /** Made when the first message comes: most hubs start without one. */
    private static final class Factory {

        static final XMLInputFactory INPUT = input();

        private static XMLInputFactory input() {
            XMLInputFactory input = new WstxInputFactory();
            input.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
            input.setProperty(XMLInputFactory.IS_COALESCING, true);
            input.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            input.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            // What cannot be read is said by the step that reads it, and not by a getter after it.
            input.setProperty(WstxInputProperties.P_LAZY_PARSING, false);
            input.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEPTH_MAX);
            input.setProperty(WstxInputProperties.P_MAX_ELEMENT_COUNT, (long) ELEMENTS_MAX);
            input.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, ATTRIBUTES_MAX);
            input.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, ATTRIBUTE_MAX);
            return input;
        }
    }

    /** One document on its way into the tree. */
    private static final class Reading {

        private final XMLStreamReader reader;
        private final Deque<XmlElement> open = new ArrayDeque<>();
        private final Set<XmlElement> commented = new HashSet<>();
        private @Nullable XmlElement root;

        Reading(XMLStreamReader reader) {
            this.reader = reader;
        }

        XmlElement root() throws XMLStreamException, MalformedXml {
            while (reader.hasNext()) {
                step(reader.next());
            }
            if (root == null) {
                throw new MalformedXml(MalformedXml.Reason.NOT_XML);
            }
            return root;
        }

        private void step(int event) throws MalformedXml {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE -> {
                    if (!open.isEmpty()) {
                        open.peek().text(reader.getText());
                    }
                }
                case XMLStreamConstants.COMMENT -> {
                    if (!open.isEmpty()) {
                        commented.add(open.peek());
                    }
                }
                case XMLStreamConstants.END_DOCUMENT -> {
                    // The loop ends by itself.
                }
                case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                        throw new MalformedXml(MalformedXml.Reason.INSTRUCTION);
                default -> throw new MalformedXml(MalformedXml.Reason.DOCTYPE);
            }
        }

        private void start() throws MalformedXml {
            if (reader.getNamespaceCount() > ATTRIBUTES_MAX) {
                throw new MalformedXml(MalformedXml.Reason.LIMITS);
            }
            XmlElement element =
                    new XmlElement(
                            name(reader.getPrefix()),
                            name(reader.getNamespaceURI()),
                            name(reader.getLocalName()));
            for (int i = 0; i < reader.getNamespaceCount(); i++) {
                element.declare(
                        name(reader.getNamespacePrefix(i)), name(reader.getNamespaceURI(i)));
            }
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                element.put(
                        new XmlElement.Attribute(
                                name(reader.getAttributePrefix(i)),
                                name(reader.getAttributeNamespace(i)),
                                name(reader.getAttributeLocalName(i)),
                                reader.getAttributeValue(i)));
            }
            if (open.isEmpty()) {
                root = element;
            } else {
                open.peek().add(element);
            }
            open.push(element);
        }

        /**
         * A comment inside a value makes two readers see two values: there is none that needs it.
         */
        private void end() throws MalformedXml {
            XmlElement ended = open.pop();
            if (commented.remove(ended) && !ended.text().isEmpty()) {
                throw new MalformedXml(MalformedXml.Reason.COMMENT);
            }
        }

        private static String name(@Nullable String text) throws MalformedXml {
            if (text == null) {
                return "";
            }
            if (text.length() > NAME_MAX) {
                throw new MalformedXml(MalformedXml.Reason.LIMITS);
            }
            return text;
        }
    }
}
