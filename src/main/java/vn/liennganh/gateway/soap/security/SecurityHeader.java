package vn.liennganh.gateway.soap.security;

import java.util.List;
import java.util.Set;
import vn.liennganh.gateway.soap.envelope.Names;
import vn.liennganh.gateway.soap.envelope.SoapCall;
import vn.liennganh.gateway.soap.xml.XmlElement;
import vn.liennganh.gateway.soap.xml.XmlName;
import vn.liennganh.message.RefusalCode;

/**
 * The parts of a Security header: one Timestamp, one X.509 token, one signature that names that
 * token, and nothing else.
 */
record SecurityHeader(
        XmlElement timestamp,
        XmlElement token,
        XmlElement signature,
        XmlElement signedInfo,
        XmlElement signatureValue) {

    private static final XmlName TIMESTAMP = Names.WSU.sibling("Timestamp");
    private static final XmlName TOKEN = Names.WSSE.sibling("BinarySecurityToken");
    private static final Set<String> SIGNATURE_PARTS =
            Set.of("SignedInfo", "SignatureValue", "KeyInfo");

    static SecurityHeader read(SoapCall call, XmlElement header) {
        List<XmlElement> parts = header.children();
        XmlElement timestamp = only(header, TIMESTAMP);
        XmlElement token = only(header, TOKEN);
        XmlElement signature = only(header, Names.DS);
        boolean forUs =
                header.attribute(call.version().name("actor")).isEmpty()
                        && header.attribute(call.version().name("role")).isEmpty();
        if (parts.size() != 3 || !forUs) {
            throw profile(header.name());
        }
        List<XmlElement> inside = signature.children();
        boolean known =
                inside.size() == 3
                        && inside.stream()
                                .allMatch(
                                        it ->
                                                it.uri().equals(Names.DS.uri())
                                                        && SIGNATURE_PARTS.contains(it.name()));
        if (!known) {
            throw profile(signature.name());
        }
        XmlElement keyInfo = only(signature, Names.DS.sibling("KeyInfo"));
        XmlElement reference =
                only(
                        only(keyInfo, Names.WSSE.sibling("SecurityTokenReference")),
                        Names.WSSE.sibling("Reference"));
        if (keyInfo.children().size() != 1
                || !reference
                        .attribute("URI")
                        .equals(token.attribute(Names.WSU).map(id -> "#" + id))) {
            throw profile(keyInfo.name());
        }
        return new SecurityHeader(
                timestamp,
                token,
                signature,
                only(signature, Names.DS.sibling("SignedInfo")),
                only(signature, Names.DS.sibling("SignatureValue")));
    }

    static XmlElement only(XmlElement parent, XmlName name) {
        return parent.only(name).orElseThrow(() -> profile(name.local()));
    }

    private static RuntimeException profile(String part) {
        return SignedCalls.refused(
                RefusalCode.SIGNATURE_INVALID, "gateway.soap-security-profile", part);
    }
}
