package vn.liennganh.gateway.soap.security;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import vn.liennganh.gateway.soap.envelope.Names;
import vn.liennganh.gateway.soap.xml.CanonicalXml;
import vn.liennganh.gateway.soap.xml.XmlElement;
import vn.liennganh.gateway.soap.xml.XmlName;
import vn.liennganh.message.Sha256;
import vn.liennganh.pki.Certificate;
import vn.liennganh.pki.DetachedSignature;
import vn.liennganh.pki.SealKey;

/** Signs the hub's answers with its seal: Body, Timestamp and every header block. */
@Component
public class AnswerSeal {

    private static final String TOKEN_ID = "hub-seal";
    private static final String TIMESTAMP_ID = "timestamp";
    private static final String SOAP_SECURITY =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0";
    private static final String X509 =
            "http://docs.oasis-open.org/wss/2004/01/"
                    + "oasis-200401-wss-x509-token-profile-1.0#X509v3";

    private final SealKey seal;
    private final Clock clock;
    private final SecuritySettings settings;
    private final String method;
    private final String certificate;

    /**
     * @param clock the machine's: the caller holds the Timestamp against its own
     */
    public AnswerSeal(
            SealKey hubSeal, @Qualifier("machineClock") Clock clock, SecuritySettings settings) {
        this.seal = hubSeal;
        this.clock = clock;
        this.settings = settings;
        this.method =
                Algorithms.uri(
                        new Algorithms.Method(
                                DetachedSignature.Plain.family(hubSeal),
                                DetachedSignature.Plain.digest(hubSeal)));
        this.certificate =
                Base64.getEncoder().encodeToString(Certificate.der(hubSeal.certificate().x509()));
    }

    /**
     * Adds the Security header.
     *
     * @param mustUnderstand the attribute of the envelope's version
     */
    public void sign(XmlElement header, XmlElement body, XmlName mustUnderstand) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        XmlElement timestamp =
                XmlElement.of(Names.WSU.sibling("Timestamp"))
                        .with(Names.WSU, TIMESTAMP_ID)
                        .add(Names.WSU.sibling("Created"), time(now))
                        .add(
                                Names.WSU.sibling("Expires"),
                                time(now.plus(settings.answerLifetime())));
        XmlElement info =
                XmlElement.of(ds("SignedInfo"))
                        .add(algorithm("CanonicalizationMethod", Algorithms.EXCLUSIVE))
                        .add(algorithm("SignatureMethod", method))
                        .add(reference(TIMESTAMP_ID, timestamp));
        List<XmlElement> blocks = header.children();
        for (int i = 0; i < blocks.size(); i++) {
            String id = "block-" + i;
            info.add(reference(id, blocks.get(i).with(Names.WSU, id)));
        }
        info.add(reference("body", body.with(Names.WSU, "body")));
        byte[] signature = DetachedSignature.Plain.sign(seal, CanonicalXml.of(info));
        header.add(
                XmlElement.of(Names.WSSE)
                        .with(mustUnderstand, "1")
                        .add(
                                XmlElement.of(Names.WSSE.sibling("BinarySecurityToken"))
                                        .with("EncodingType", SOAP_SECURITY + "#Base64Binary")
                                        .with("ValueType", X509)
                                        .with(Names.WSU, TOKEN_ID)
                                        .text(certificate))
                        .add(timestamp)
                        .add(
                                XmlElement.of(Names.DS)
                                        .add(info)
                                        .add(
                                                ds("SignatureValue"),
                                                Base64.getEncoder().encodeToString(signature))
                                        .add(keyInfo())));
    }

    private static XmlElement keyInfo() {
        return XmlElement.of(ds("KeyInfo"))
                .add(
                        XmlElement.of(Names.WSSE.sibling("SecurityTokenReference"))
                                .add(
                                        XmlElement.of(Names.WSSE.sibling("Reference"))
                                                .with("URI", "#" + TOKEN_ID)
                                                .with("ValueType", X509)));
    }

    private static XmlElement reference(String id, XmlElement target) {
        byte[] digest = Sha256.newDigest().digest(CanonicalXml.of(target));
        return XmlElement.of(ds("Reference"))
                .with("URI", "#" + id)
                .add(
                        XmlElement.of(ds("Transforms"))
                                .add(algorithm("Transform", Algorithms.EXCLUSIVE)))
                .add(algorithm("DigestMethod", Algorithms.SHA_256))
                .add(ds("DigestValue"), Base64.getEncoder().encodeToString(digest));
    }

    private static XmlElement algorithm(String name, String uri) {
        return XmlElement.of(ds(name)).with("Algorithm", uri);
    }

    private static XmlName ds(String local) {
        return Names.DS.sibling(local);
    }

    private static String time(Instant moment) {
        return DateTimeFormatter.ISO_INSTANT.format(moment);
    }
}
