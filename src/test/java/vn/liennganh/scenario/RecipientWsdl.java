package vn.liennganh.scenario;

import jakarta.activation.DataHandler;
import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import jakarta.jws.soap.SOAPBinding;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlMimeType;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.XmlValue;
import java.util.ArrayList;
import java.util.List;

/** The call-back WSDL as a partner's JAX-WS tools give it to him. */
final class RecipientWsdl {

    static final String NS = "urn:liennganh:ws:1";

    private RecipientWsdl() {}

    @WebService(name = "Recipient", targetNamespace = NS)
    @SOAPBinding(parameterStyle = SOAPBinding.ParameterStyle.BARE)
    public interface Recipient {

        @WebMethod(operationName = "Deliver", action = NS + ":Deliver")
        @WebResult(name = "DeliverResponse", targetNamespace = NS, partName = "body")
        DeliverResponse deliver(
                @WebParam(name = "Deliver", targetNamespace = NS, partName = "body")
                        Deliver request);
    }

    @XmlRootElement(name = "Deliver", namespace = NS)
    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(namespace = NS, name = "")
    public static class Deliver {
        @XmlElement(namespace = NS, required = true)
        Item item;

        @XmlElement(namespace = NS)
        List<AttachedContent> attachment = new ArrayList<>();
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(
            namespace = NS,
            name = "Item",
            propOrder = {
                "id",
                "sha256",
                "type",
                "from",
                "exchange",
                "inReplyTo",
                "urgency",
                "role",
                "acceptedAt",
                "size",
                "attachment",
                "message"
            })
    public static class Item {
        @XmlElement(namespace = NS)
        String id;

        @XmlElement(namespace = NS)
        String sha256;

        @XmlElement(namespace = NS)
        String type;

        @XmlElement(namespace = NS)
        String from;

        @XmlElement(namespace = NS)
        String exchange;

        @XmlElement(namespace = NS)
        String inReplyTo;

        @XmlElement(namespace = NS)
        String urgency;

        @XmlElement(namespace = NS)
        String role;

        @XmlElement(namespace = NS)
        String acceptedAt;

        @XmlElement(namespace = NS)
        int size;

        @XmlElement(namespace = NS)
        List<AttachmentReference> attachment = new ArrayList<>();

        @XmlElement(namespace = NS)
        byte[] message;
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(namespace = NS, name = "AttachmentReference")
    public static class AttachmentReference {
        @XmlElement(namespace = NS)
        String name;

        @XmlElement(namespace = NS)
        String mediaType;

        @XmlElement(namespace = NS)
        long size;

        @XmlElement(namespace = NS)
        String sha256;
    }

    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(namespace = NS, name = "AttachedContent")
    public static class AttachedContent {
        @XmlValue
        @XmlMimeType("application/octet-stream")
        DataHandler content;

        @XmlAttribute String sha256;
    }

    @XmlRootElement(name = "DeliverResponse", namespace = NS)
    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(
            namespace = NS,
            name = "",
            propOrder = {"id", "sha256"})
    public static class DeliverResponse {
        @XmlElement(namespace = NS)
        String id;

        @XmlElement(namespace = NS)
        String sha256;
    }
}
