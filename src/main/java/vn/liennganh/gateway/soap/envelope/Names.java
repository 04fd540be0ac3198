package vn.liennganh.gateway.soap.envelope;

import vn.liennganh.gateway.soap.xml.XmlName;

/** The namespaces of the SOAP channel, each with the prefix that we write. */
public final class Names {

    /** Our own vocabulary; the WSDL's target namespace. */
    public static final XmlName HUB = new XmlName("ln", "urn:liennganh:ws:1", "");

    public static final XmlName WSSE =
            new XmlName(
                    "wsse",
                    "http://docs.oasis-open.org/wss/2004/01/"
                            + "oasis-200401-wss-wssecurity-secext-1.0.xsd",
                    "Security");

    public static final XmlName WSU =
            new XmlName(
                    "wsu",
                    "http://docs.oasis-open.org/wss/2004/01/"
                            + "oasis-200401-wss-wssecurity-utility-1.0.xsd",
                    "Id");

    public static final XmlName DS =
            new XmlName("ds", "http://www.w3.org/2000/09/xmldsig#", "Signature");

    public static final XmlName WSA =
            new XmlName("wsa", "http://www.w3.org/2005/08/addressing", "MessageID");

    /** The header fields of X-Road's message protocol. */
    public static final XmlName XROAD =
            new XmlName("xrd", "http://x-road.eu/xsd/xroad.xsd", "client");

    /** What its identifiers are made of. */
    public static final XmlName IDENTIFIERS =
            new XmlName("iden", "http://x-road.eu/xsd/identifiers", "objectType");

    public static final XmlName XOP =
            new XmlName("xop", "http://www.w3.org/2004/08/xop/include", "Include");

    public static final XmlName XML_LANG =
            new XmlName("xml", "http://www.w3.org/XML/1998/namespace", "lang");

    private Names() {}

    /** A name of our own vocabulary. */
    public static XmlName hub(String local) {
        return HUB.sibling(local);
    }

    /** What SOAPAction and wsa:Action say for an operation or its answer. */
    public static String action(String operation) {
        return HUB.uri() + ":" + operation;
    }
}
