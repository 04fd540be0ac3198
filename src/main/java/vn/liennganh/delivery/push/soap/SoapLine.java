package vn.liennganh.delivery.push.soap;

import jakarta.xml.ws.WebServiceException;
import jakarta.xml.ws.soap.SOAPFaultException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.cxf.attachment.AttachmentImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Element;
import vn.liennganh.delivery.push.Due;
import vn.liennganh.delivery.push.HttpsLine;
import vn.liennganh.delivery.push.PushLine;
import vn.liennganh.delivery.push.PushSettings;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Agency.Reach.Form;
import vn.liennganh.intake.AttachmentStore;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.AttachmentRef;

/**
 * Calls {@code Deliver} of agencies that serve the call-back WSDL: the whole message, signed by the
 * hub. It is taken over when an answer says so that the agency has signed.
 */
final class SoapLine implements PushLine {

    private static final Logger LOG = LoggerFactory.getLogger(SoapLine.class);
    private static final int OK = 200;

    private final RecipientPort.Parts parts;
    private final MessageArchive archive;
    private final AttachmentStore contents;
    private final PushSettings pushes;
    private final Map<Kind, RecipientPort> ports = new ConcurrentHashMap<>();

    private record Kind(Form form, boolean signed) {

        String port() {
            return form == Form.SOAP_11 ? "RecipientSoap11" : "RecipientSoap12";
        }
    }

    SoapLine(
            RecipientPort.Parts parts,
            MessageArchive archive,
            AttachmentStore contents,
            PushSettings pushes) {
        this.parts = parts;
        this.archive = archive;
        this.contents = contents;
        this.pushes = pushes;
    }

    @Override
    public boolean speaks(Form form) {
        return form.soap();
    }

    /** CXF itself begins with the first call. */
    @Override
    public void open() {
        parts.line().open();
        parts.spool().open();
    }

    @Override
    public Optional<String> obstacle(AgencyId party, URI url) {
        return Optional.empty();
    }

    @Override
    public Duration patience(Due due) {
        return patience(attached(archive.find(due.message()).orElseThrow()));
    }

    private Duration patience(List<AttachmentRef> attached) {
        long seconds = size(attached) / parts.settings().paceMin().toBytes();
        return pushes.timeout().plusSeconds(seconds);
    }

    /** All, if they are not too much together; else they are fetched. */
    private List<AttachmentRef> attached(StoredMessage message) {
        List<AttachmentRef> all = message.attachments();
        return size(all) <= parts.settings().attachedMax().toBytes() ? all : List.of();
    }

    private static long size(List<AttachmentRef> attachments) {
        return attachments.stream().mapToLong(AttachmentRef::size).sum();
    }

    @Override
    public Outcome call(Due due, URI url, Form form) {
        StoredMessage message = archive.find(due.message()).orElseThrow();
        List<AttachmentRef> attached = new ArrayList<>();
        Call call = new Call(due.party(), url, patience(attached(message)));
        for (AttachmentRef one : attached(message)) {
            contents.open(message.id(), one.sha256())
                    .ifPresent(
                            content -> {
                                attached.add(one);
                                call.attachments()
                                        .add(
                                                new AttachmentImpl(
                                                        Deliver.contentId(one.sha256()),
                                                        new StoredContent(content)));
                            });
        }
        try {
            Element answer =
                    port(due.party(), form)
                            .call(
                                    Deliver.request(
                                            due, message, archive.bytes(due.message()), attached),
                                    call);
            return call.proved() && Deliver.confirms(answer, message.id(), message.sha256())
                    ? new Taken()
                    : failed(call, "answer-wrong");
        } catch (WebServiceException other) {
            return failed(call, reason(call, other));
        }
    }

    private RecipientPort port(AgencyId party, Form form) {
        boolean signed = parts.directory().agency(party).map(Agency::signedCalls).orElse(true);
        return ports.computeIfAbsent(
                new Kind(form, signed),
                kind -> new RecipientPort(kind.port(), kind.signed(), parts));
    }

    private static String reason(Call call, WebServiceException thrown) {
        Optional<HttpsLine.Answer> answer = call.answer();
        if (answer.isEmpty()) {
            LOG.error("A SOAP call for {} could not be made", call.party(), thrown);
            return "not-made";
        }
        if (answer.get().status() == OK) {
            return "answer-unproved";
        }
        return thrown instanceof SOAPFaultException ? "soap-fault" : answer.get().failure();
    }

    private static Failed failed(Call call, String reason) {
        return new Failed(
                reason, "soap: " + reason, call.answer().flatMap(HttpsLine.Answer::retryAfter));
    }
}
