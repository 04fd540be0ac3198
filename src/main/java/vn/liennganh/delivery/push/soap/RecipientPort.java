package vn.liennganh.delivery.push.soap;

import jakarta.xml.ws.Dispatch;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.soap.AddressingFeature;
import java.net.URL;
import java.util.Map;
import java.util.Objects;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.endpoint.PreexistingConduitSelector;
import org.apache.cxf.jaxws.DispatchImpl;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.staxutils.StaxUtils;
import org.apache.cxf.ws.addressing.AddressingProperties;
import org.apache.cxf.ws.addressing.ContextUtils;
import org.apache.cxf.ws.addressing.EndpointReferenceUtils;
import org.apache.cxf.ws.addressing.JAXWSAConstants;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import vn.liennganh.delivery.push.HttpsLine;
import vn.liennganh.directory.Directory;
import vn.liennganh.pki.SealKey;
import vn.liennganh.pki.trust.CertificateJudge;

/** A port of the call-back WSDL as CXF makes it, ready for calls of many threads. */
final class RecipientPort {

    private static final String WSDL = "/wsdl/lien-nganh-recipient-1.wsdl";
    private static final QName SERVICE = new QName(Deliver.NAMESPACE, "LienNganhRecipient");

    /** What our side of a call needs. */
    record Parts(
            HttpsLine line,
            SealKey seal,
            Directory directory,
            CertificateJudge judge,
            SoapPushSettings settings,
            Spool spool) {}

    private final Dispatch<Source> dispatch;

    /**
     * @param name of the port in the WSDL
     * @param signed whether answers must be
     */
    RecipientPort(String name, boolean signed, Parts parts) {
        URL wsdl = Objects.requireNonNull(RecipientPort.class.getResource(WSDL));
        Bus before = BusFactory.getAndSetThreadDefaultBus(new ExtensionManagerBus());
        try {
            dispatch =
                    Service.create(wsdl, SERVICE)
                            .createDispatch(
                                    new QName(Deliver.NAMESPACE, name),
                                    Source.class,
                                    Service.Mode.PAYLOAD,
                                    new AddressingFeature(true, false));
        } finally {
            BusFactory.setThreadDefaultBus(before);
        }
        Client client = ((DispatchImpl<Source>) dispatch).getClient();
        client.setThreadLocalRequestContext(true);
        client.setConduitSelector(
                new PreexistingConduitSelector(
                        new HttpsConduit(
                                EndpointReferenceUtils.getAnonymousEndpointReference(),
                                parts.line(),
                                parts.spool(),
                                parts.settings().answerMax()),
                        client.getEndpoint()));
        // What a partner writes into a fault belongs into no log of ours.
        client.getEndpoint()
                .put(FaultListener.class.getName(), (FaultListener) (e, what, message) -> false);
        client.getOutInterceptors().add(new Parcels());
        client.getOutInterceptors().add(Security.signing(parts.seal(), parts.settings()));
        if (signed) {
            client.getInInterceptors()
                    .add(Security.checking(new AgencySignature(parts.directory(), parts.judge())));
            client.getInInterceptors().add(Security.coverage());
        }
        client.getInInterceptors().add(new AnswerProof(signed));
    }

    /**
     * Calls, and gives back the element of the answer's Body.
     *
     * @throws jakarta.xml.ws.WebServiceException for every other end; the call knows more
     */
    Element call(Document request, Call call) {
        AddressingProperties addressing = new AddressingProperties();
        addressing.setAction(ContextUtils.getAttributedURI(Deliver.ACTION));
        addressing.setMessageID(ContextUtils.getAttributedURI(call.messageId()));
        addressing.setTo(ContextUtils.getAttributedURI(call.url().toString()));
        Map<String, Object> context = dispatch.getRequestContext();
        context.put(Call.key(), call);
        context.put(Message.ENDPOINT_ADDRESS, call.url().toString());
        context.put(Message.MTOM_ENABLED, !call.attachments().isEmpty());
        context.put(JAXWSAConstants.CLIENT_ADDRESSING_PROPERTIES, addressing);
        try {
            return StaxUtils.read(dispatch.invoke(new DOMSource(request))).getDocumentElement();
        } catch (XMLStreamException unreadable) {
            throw new jakarta.xml.ws.WebServiceException(unreadable);
        } finally {
            context.clear();
            dispatch.getResponseContext().clear();
        }
    }

    /** Puts the parts beside the envelope before it is begun. */
    private static final class Parcels extends AbstractPhaseInterceptor<Message> {

        Parcels() {
            super(Phase.SETUP);
        }

        @Override
        public void handleMessage(Message message) {
            message.setAttachments(Call.of(message).attachments());
        }
    }
}
