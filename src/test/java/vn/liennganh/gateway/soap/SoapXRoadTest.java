package vn.liennganh.gateway.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import vn.liennganh.scenario.ChannelHub;
import vn.liennganh.scenario.RunningHub;

/**
 * Calls that carry the header of X-Road's message protocol 4.0, in the form of its own examples.
 */
class SoapXRoadTest {

    private static final String AGENCY = "X99.61.001";

    private static SoapPartner partner;

    @BeforeAll
    static void start() {
        RunningHub hub = ChannelHub.shared().hub();
        partner = new SoapPartner(hub, AGENCY);
    }

    private static String header() {
        return """
               <xro:protocolVersion xmlns:xro="http://x-road.eu/xsd/xroad.xsd">4.0\
               </xro:protocolVersion>
               <xro:client xmlns:xro="http://x-road.eu/xsd/xroad.xsd"
                   xmlns:iden="http://x-road.eu/xsd/identifiers" iden:objectType="SUBSYSTEM">
                 <iden:xRoadInstance>VN-TEST</iden:xRoadInstance>
                 <iden:memberClass>GOV</iden:memberClass>
                 <iden:memberCode>X99.61.001</iden:memberCode>
                 <iden:subsystemCode>trai-giam</iden:subsystemCode>
               </xro:client>
               <xro:service xmlns:xro="http://x-road.eu/xsd/xroad.xsd"
                   xmlns:iden="http://x-road.eu/xsd/identifiers" iden:objectType="SERVICE">
                 <iden:xRoadInstance>VN-TEST</iden:xRoadInstance>
                 <iden:memberClass>GOV</iden:memberClass>
                 <iden:memberCode>X99.00.000</iden:memberCode>
                 <iden:subsystemCode>lien-nganh</iden:subsystemCode>
                 <iden:serviceCode>WhoAmI</iden:serviceCode>
                 <iden:serviceVersion>v1</iden:serviceVersion>
               </xro:service>
               <xro:userId xmlns:xro="http://x-road.eu/xsd/xroad.xsd">VN-invented</xro:userId>
               <xro:id xmlns:xro="http://x-road.eu/xsd/xroad.xsd">411d6755661409fed365ad8135f8210\
               </xro:id>
               <xro:issue xmlns:xro="http://x-road.eu/xsd/xroad.xsd">125 &amp; 126</xro:issue>
               """;
    }

    private static SoapPartner.Answer call(String header) {
        String version = Envelopes.SOAP_11;
        return partner.post(
                version,
                Envelopes.signed(Envelopes.of(version, header, "<ln:WhoAmI/>"), partner.signing()));
    }

    @Test
    void the_header_comes_back_as_it_was_and_is_signed() {
        SoapPartner.Answer answer = call(header());

        assertThat(answer.code()).isEmpty();
        assertThat(answer.field("agency")).isEqualTo(AGENCY);
        List<String> sent =
                fields(Envelopes.parse(Envelopes.of(Envelopes.SOAP_11, header(), "").getBytes()));
        assertThat(fields(answer.document())).isEqualTo(sent).hasSize(6);
        assertThat(Envelopes.verified(answer.body(), partner.authority())).isNotNull();
    }

    @Test
    void a_hash_that_only_security_servers_write_is_not_mirrored() {
        String hash =
                "<xro:requestHash xmlns:xro=\"%s\" algorithmId=\"urn:x\">AAAA</xro:requestHash>"
                        .formatted(Envelopes.XROAD);

        SoapPartner.Answer answer = call(header() + hash);

        assertThat(answer.code()).isEmpty();
        assertThat(answer.text()).doesNotContain("requestHash");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "client of another agency | X99.61.001 | X99.71.001 | sender-mismatch",
                "client of another instance | VN-TEST | EE | sender-mismatch",
                "a class that is no member's | GOV | NGO | sender-mismatch",
                "another version | >4.0 | >3.1 | message-malformed",
                "another operation | WhoAmI | Submit | message-malformed",
                "another provider | X99.00.000 | X99.10.000 | message-malformed",
                "a kind that cannot call | \"SUBSYSTEM\" | \"SERVICE\" | message-malformed",
                "a part in the wrong place | iden:memberCode>.*?iden:memberCode>"
                        + " | iden:memberClass>GOV</iden:memberClass> | message-malformed",
                "a field that X-Road does not have | <xro:issue(.*)</xro:issue>"
                        + " | <xro:thing$1</xro:thing> | message-malformed",
                "no id | <xro:id .*?</xro:id> | `` | message-malformed",
                "an empty issue | 125 &amp; 126 | `` | message-malformed",
            })
    void a_header_that_does_not_fit_is_refused(
            String what, String part, String instead, String code) {
        String changed = header().replaceFirst("(?s)" + part, instead);

        assertThat(changed).isNotEqualTo(header());
        assertThat(call(changed).code()).as(what).isEqualTo(code);
    }

    @Test
    void an_agency_that_signs_no_calls_uses_it_too_and_a_field_twice_is_refused() {
        SoapPartner alone = new SoapPartner(ChannelHub.shared().hub(), "X99.95.001");
        String own = header().replace(AGENCY, "X99.95.001");
        String version = Envelopes.SOAP_11;

        SoapPartner.Answer answer = alone.post(version, Envelopes.of(version, own, "<ln:WhoAmI/>"));
        SoapPartner.Answer twice =
                alone.post(version, Envelopes.of(version, own + own, "<ln:WhoAmI/>"));

        assertThat(answer.code()).isEmpty();
        assertThat(fields(answer.document())).hasSize(6);
        assertThat(answer.text()).doesNotContain("wsu:Id");
        assertThat(twice.code()).isEqualTo("message-malformed");
    }

    @Test
    void a_header_that_the_signature_does_not_cover_is_refused() {
        String version = Envelopes.SOAP_12;
        String bare =
                Envelopes.of(
                        version,
                        Envelopes.addressing("WhoAmI", "urn:uuid:" + UUID.randomUUID()),
                        "<ln:WhoAmI/>");
        String slipped =
                Envelopes.signed(bare, partner.signing())
                        .replace("<wsa:Action", header() + "<wsa:Action");
        assertThat(partner.post(version, slipped).code()).isEqualTo("signature-invalid");
    }

    /** Names, attributes and values of the X-Road blocks in their order. */
    private static List<String> fields(org.w3c.dom.Document document) {
        List<String> found = new ArrayList<>();
        NodeList all = document.getDocumentElement().getElementsByTagNameNS(Envelopes.XROAD, "*");
        for (int i = 0; i < all.getLength(); i++) {
            Element field = (Element) all.item(i);
            StringBuilder text = new StringBuilder(field.getLocalName());
            text.append(field.getAttributeNS("http://x-road.eu/xsd/identifiers", "objectType"));
            for (Node part = field.getFirstChild(); part != null; part = part.getNextSibling()) {
                boolean element = part instanceof Element;
                text.append(element ? " " + part.getLocalName() + "=" : " ")
                        .append(part.getTextContent().strip());
            }
            found.add(text.toString().strip().replaceAll(" +", " "));
        }
        return found;
    }
}
