package vn.liennganh.gateway.soap;

import jakarta.jws.WebMethod;
import jakarta.jws.WebParam;
import jakarta.jws.WebResult;
import jakarta.jws.WebService;
import jakarta.jws.soap.SOAPBinding;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import jakarta.xml.bind.annotation.XmlType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Logger;
import javax.security.auth.callback.CallbackHandler;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import org.apache.cxf.jaxws.JaxWsServerFactoryBean;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.message.ExchangeImpl;
import org.apache.cxf.message.Message;
import org.apache.cxf.message.MessageImpl;
import org.apache.cxf.service.model.EndpointInfo;
import org.apache.cxf.transport.AbstractConduit;
import org.apache.cxf.transport.AbstractDestination;
import org.apache.cxf.transport.Conduit;
import org.apache.cxf.transport.Destination;
import org.apache.cxf.transport.DestinationFactory;
import org.apache.cxf.ws.addressing.EndpointReferenceUtils;
import org.apache.cxf.ws.addressing.WSAddressingFeature;
import org.apache.cxf.ws.security.wss4j.DefaultCryptoCoverageChecker;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.cxf.ws.security.wss4j.WSS4JOutInterceptor;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSPasswordCallback;
import org.apache.wss4j.dom.WSConstants;
import vn.liennganh.pki.SealKey;
import vn.liennganh.pki.TlsIdentity;

/**
 * What a server by the book would do with the same calls: CXF JAX-WS with JAXB, WS-Addressing, and
 * WSS4J both ways; without HTTP, so that only the stack is compared.
 */
final class CxfStack {

    private static final String PASSWORD = "test";

    private final Wire wire = new Wire();

    CxfStack(SealKey hubSeal, X509Certificate authority, byte[] receipt) {
        Bus bus = new ExtensionManagerBus();
        JaxWsServerFactoryBean factory = new JaxWsServerFactoryBean();
        factory.setBus(bus);
        factory.setServiceClass(Hub.class);
        factory.setServiceBean((Hub) request -> answer(request, receipt));
        factory.setAddress("bench://hub");
        factory.setBindingId("http://schemas.xmlsoap.org/wsdl/soap12/");
        factory.setDestinationFactory(wire);
        factory.getFeatures().add(new WSAddressingFeature());
        factory.getInInterceptors().add(checking(authority));
        DefaultCryptoCoverageChecker coverage = new DefaultCryptoCoverageChecker();
        coverage.setSignBody(true);
        coverage.setSignTimestamp(true);
        coverage.setSignAddressingHeaders(true);
        factory.getInInterceptors().add(coverage);
        factory.getOutInterceptors().add(signing(hubSeal));
        factory.create();
    }

    private static SubmitResponse answer(Submit request, byte[] receipt) {
        SubmitResponse response = new SubmitResponse();
        response.id = Integer.toString(request.message.length);
        response.receipt = receipt;
        return response;
    }

    private static WSS4JInInterceptor checking(X509Certificate authority) {
        Merlin crypto = new Merlin();
        crypto.setTrustStore(TlsIdentity.trustStore(List.of(authority)));
        Map<String, Object> properties = new HashMap<>();
        properties.put("action", "Timestamp Signature");
        properties.put("signatureVerificationPropRefId", "crypto");
        properties.put("crypto", crypto);
        // Without it each call is a line of log, which is no part of the comparison.
        properties.put("sigSubjectCertConstraints", ".*");
        return new WSS4JInInterceptor(properties);
    }

    private static WSS4JOutInterceptor signing(SealKey seal) {
        Merlin crypto = new Merlin();
        crypto.setKeyStore(seal.identity().keyStore(PASSWORD.toCharArray()));
        Map<String, Object> properties = new HashMap<>();
        properties.put("action", "Timestamp Signature");
        properties.put("user", "tls");
        properties.put("signatureKeyIdentifier", "DirectReference");
        properties.put("signatureAlgorithm", "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256");
        properties.put("signatureDigestAlgorithm", WSConstants.SHA256);
        properties.put("signatureParts", "{Element}{" + WSConstants.WSU_NS + "}Timestamp;Body");
        properties.put("signaturePropRefId", "crypto");
        properties.put("crypto", crypto);
        properties.put(
                "passwordCallbackRef",
                (CallbackHandler)
                        callbacks -> ((WSPasswordCallback) callbacks[0]).setPassword(PASSWORD));
        return new WSS4JOutInterceptor(properties);
    }

    /** The whole way of one call through the stack, and the answer's bytes. */
    byte[] call(byte[] envelope) {
        Message in = new MessageImpl();
        in.setContent(InputStream.class, new ByteArrayInputStream(envelope));
        in.put(Message.CONTENT_TYPE, "application/soap+xml; charset=UTF-8");
        in.put(Message.ENCODING, "UTF-8");
        in.put(Message.HTTP_REQUEST_METHOD, "POST");
        Exchange exchange = new ExchangeImpl();
        exchange.setInMessage(in);
        exchange.setDestination(wire.place);
        exchange.setSynchronous(true);
        in.setExchange(exchange);
        wire.place.getMessageObserver().onMessage(in);
        return wire.answer.get().toByteArray();
    }

    @WebService(name = "Hub", targetNamespace = Envelopes.HUB)
    @SOAPBinding(parameterStyle = SOAPBinding.ParameterStyle.BARE)
    public interface Hub {

        @WebMethod(operationName = "Submit", action = Envelopes.HUB + ":Submit")
        @WebResult(name = "SubmitResponse", targetNamespace = Envelopes.HUB, partName = "body")
        SubmitResponse submit(
                @WebParam(name = "Submit", targetNamespace = Envelopes.HUB, partName = "body")
                        Submit request);
    }

    @XmlRootElement(name = "Submit", namespace = Envelopes.HUB)
    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(name = "Submit", namespace = Envelopes.HUB)
    public static class Submit {
        @XmlElement(namespace = Envelopes.HUB)
        byte[] message;
    }

    @XmlRootElement(name = "SubmitResponse", namespace = Envelopes.HUB)
    @XmlAccessorType(XmlAccessType.FIELD)
    @XmlType(name = "SubmitResponse", namespace = Envelopes.HUB)
    public static class SubmitResponse {
        @XmlElement(namespace = Envelopes.HUB)
        String id;

        @XmlElement(namespace = Envelopes.HUB)
        boolean repeated;

        @XmlElement(namespace = Envelopes.HUB)
        byte[] receipt;
    }

    /** A transport that is nothing but bytes. */
    private static final class Wire implements DestinationFactory {

        private final ThreadLocal<ByteArrayOutputStream> answer =
                ThreadLocal.withInitial(ByteArrayOutputStream::new);
        private Place place;

        @Override
        public Destination getDestination(EndpointInfo endpoint, Bus bus) {
            place = new Place(bus, endpoint);
            return place;
        }

        @Override
        public Set<String> getUriPrefixes() {
            return Set.of("bench://");
        }

        @Override
        public List<String> getTransportIds() {
            return List.of("bench");
        }

        private final class Place extends AbstractDestination {

            Place(Bus bus, EndpointInfo endpoint) {
                super(bus, EndpointReferenceUtils.getAnonymousEndpointReference(), endpoint);
            }

            @Override
            protected Conduit getInbuiltBackChannel(Message request) {
                return new Back();
            }

            @Override
            protected Logger getLogger() {
                return Logger.getLogger("bench");
            }
        }

        private final class Back extends AbstractConduit {

            Back() {
                super(EndpointReferenceUtils.getAnonymousEndpointReference());
            }

            @Override
            public void prepare(Message message) {
                answer.set(new ByteArrayOutputStream());
                message.setContent(OutputStream.class, answer.get());
            }

            @Override
            protected Logger getLogger() {
                return Logger.getLogger("bench");
            }
        }
    }
}
