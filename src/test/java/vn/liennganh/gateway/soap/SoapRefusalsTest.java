package vn.liennganh.gateway.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.liennganh.pki.Pem;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;

/** Every kind of bad input that WS-Security makes possible, each with its code. */
class SoapRefusalsTest {

    private static final String WHO = "<ln:WhoAmI/>";
    private static final String MALFORMED = "message-malformed";
    private static final String INVALID = "signature-invalid";
    private static final String LATE = "time-out-of-range";
    private static final String ALGORITHM = "signature-algorithm-refused";

    private static RunningHub hub;
    private static SoapPartner partner;

    @BeforeAll
    static void start() {
        hub = RunningHub.shared();
        partner = new SoapPartner(hub, "X99.71.001");
    }

    /** A well-signed call with something done to it afterwards. */
    private static SoapRow touched(String name, String code, UnaryOperator<String> change) {
        String signed = partner.signed(Envelopes.SOAP_12, "WhoAmI", WHO);
        String changed = change.apply(signed);
        assertThat(changed).as(name).isNotEqualTo(signed);
        return new SoapRow(name, code, changed);
    }

    private static SoapRow algorithm(String name, String method, String digest) {
        return new SoapRow(
                name,
                ALGORITHM,
                Envelopes.signed(SoapRow.plain("", WHO), partner.signing().with(method, digest)));
    }

    @TestFactory
    List<DynamicTest> what_is_not_signed_as_the_profile_says_is_refused() {
        Path other = hub.keys("X99.72.001");
        return SoapRow.tests(
                partner,
                List.of(
                        SoapRow.of(
                                "no signature at all", "not-authenticated", SoapRow.plain("", WHO)),
                        SoapRow.of(
                                "signed by another agency",
                                "sender-mismatch",
                                Envelopes.signed(
                                        SoapRow.plain("", WHO),
                                        Envelopes.Signing.of(other, "seal"))),
                        SoapRow.of(
                                "signed by an official, who is no channel and no seal",
                                "sender-mismatch",
                                Envelopes.signed(
                                        SoapRow.plain("", WHO),
                                        Envelopes.Signing.of(hub.keys("X99.71.001"), "official"))),
                        touched(
                                "the Body changed",
                                INVALID,
                                text -> text.replace("<ln:WhoAmI/>", "<ln:WhoAmI> </ln:WhoAmI>")),
                        touched(
                                "another MessageID",
                                INVALID,
                                text -> text.replace("urn:uuid:", "urn:uuid:0")),
                        touched("signature value changed", INVALID, SoapRefusalsTest::resigned),
                        touched("Body wrapped away", INVALID, SoapRefusalsTest::wrapped),
                        touched(
                                "Body wrapped into a header of ours",
                                INVALID,
                                text ->
                                        wrapped(text)
                                                .replace("<x:wrap xmlns:x=\"urn:x\">", "<ln:wrap>")
                                                .replace("</x:wrap>", "</ln:wrap>")),
                        touched(
                                "the same id twice",
                                INVALID,
                                text ->
                                        text.replace(
                                                "<ln:WhoAmI/>",
                                                "<ln:WhoAmI Id=\"" + bodyId(text) + "\"/>")),
                        touched("two Security headers", MALFORMED, SoapRefusalsTest::twice),
                        touched(
                                "an addressing header nobody signed",
                                INVALID,
                                text ->
                                        text.replace(
                                                "</s:Header>",
                                                "<a:To xmlns:a='"
                                                        + Envelopes.WSA
                                                        + "'>urn:other</a:To></s:Header>")),
                        touched(
                                "no Timestamp",
                                INVALID,
                                text -> text.replaceAll("<wsu:Timestamp.*</wsu:Timestamp>", "")),
                        touched(
                                "HMAC with the public key",
                                ALGORITHM,
                                text ->
                                        text.replace(
                                                "2001/04/xmldsig-more#ecdsa-sha256",
                                                "2000/09/xmldsig#hmac-sha1")),
                        touched(
                                "a transform by style sheet",
                                ALGORITHM,
                                text ->
                                        text.replace(
                                                "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"",
                                                "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"")),
                        touched(
                                "KeyInfo pointing elsewhere",
                                INVALID,
                                text ->
                                        text.replaceAll(
                                                "(<wsse:Reference[^>]*URI=\")#[^\"]*",
                                                "$1http://127.0.0.1:1/")),
                        touched(
                                "a token that is none",
                                MALFORMED,
                                text ->
                                        text.replaceAll(
                                                "(<wsse:BinarySecurityToken[^>]*>)[^<]*",
                                                "$1AAAA")),
                        algorithm(
                                "SHA-1 digests",
                                partner.signing().method(),
                                "http://www.w3.org/2000/09/xmldsig#sha1"),
                        algorithm(
                                "ECDSA with SHA-1",
                                "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1",
                                "http://www.w3.org/2001/04/xmlenc#sha256"),
                        SoapRow.of("signed six minutes ago", LATE, signedAt(-360)),
                        SoapRow.of("signed two minutes ahead", LATE, signedAt(120))),
                false);
    }

    private static String signedAt(int seconds) {
        return Envelopes.signed(SoapRow.plain("", WHO), partner.signing().shifted(seconds));
    }

    private static String bodyId(String signed) {
        return signed.replaceAll("(?s).*<s:Body[^>]*wsu:Id=\"([^\"]*)\".*", "$1");
    }

    /** Another first character than the one that stood there, whichever it was. */
    private static String resigned(String text) {
        int first = text.indexOf("<ds:SignatureValue>") + "<ds:SignatureValue>".length();
        char other = text.charAt(first) == 'A' ? 'B' : 'A';
        return text.substring(0, first) + other + text.substring(first + 1);
    }

    /** The signed Body goes into a header, and another one stands in its place. */
    private static String wrapped(String signed) {
        int start = signed.indexOf("<s:Body");
        int end = signed.indexOf("</s:Body>") + "</s:Body>".length();
        String body = signed.substring(start, end);
        return signed.substring(0, start)
                        .replace(
                                "</s:Header>",
                                "<x:wrap xmlns:x=\"urn:x\">" + body + "</x:wrap></s:Header>")
                + "<s:Body><ln:WhoAmI/></s:Body></s:Envelope>";
    }

    private static String twice(String signed) {
        int start = signed.indexOf("<wsse:Security");
        int end = signed.indexOf("</wsse:Security>") + "</wsse:Security>".length();
        return signed.substring(0, end) + signed.substring(start, end) + signed.substring(end);
    }

    @Test
    void a_signed_call_is_executed_once() {
        String signed = partner.signed(Envelopes.SOAP_12, "WhoAmI", WHO);

        assertThat(partner.post(Envelopes.SOAP_12, signed).code()).isEmpty();
        assertThat(partner.post(Envelopes.SOAP_12, signed).code()).isEqualTo("time-out-of-range");
    }

    @Test
    void a_message_id_serves_once_even_under_another_signature() {
        String plain =
                SoapRow.plain(Envelopes.addressing("WhoAmI", "urn:uuid:" + UUID.randomUUID()), WHO);

        assertThat(
                        partner.post(Envelopes.SOAP_12, Envelopes.signed(plain, partner.signing()))
                                .code())
                .isEmpty();
        assertThat(
                        partner.post(Envelopes.SOAP_12, Envelopes.signed(plain, partner.signing()))
                                .code())
                .isEqualTo("time-out-of-range");
    }

    @Test
    void a_fault_speaks_both_languages_and_carries_code_pointer_and_receipt() {
        Party sender = Party.of(hub, "X99.71.001");
        byte[] wrong =
                sender.sealed(
                        sender.opening("sandbox.ping", "X99.51.001").to(List.of("X99.77.777")));

        SoapPartner.Answer v12 = partner.call(Envelopes.SOAP_12, "Submit", Envelopes.submit(wrong));
        SoapPartner.Answer v11 = partner.call(Envelopes.SOAP_11, "Submit", Envelopes.submit(wrong));

        assertThat(v12.code()).isEqualTo("recipient-unknown");
        assertThat(v12.status()).isEqualTo(500);
        assertThat(v12.text()).contains("xml:lang=\"vi\"", "xml:lang=\"en\"", "soap:Sender");
        assertThat(v12.bytes("receipt")).isNotEmpty();
        assertThat(v11.code()).isEqualTo("recipient-unknown");
        assertThat(v11.status()).isEqualTo(500);
        assertThat(v11.text()).contains("<faultcode>soap:Client</faultcode>");
        Envelopes.verified(v11.body(), partner.authority());
    }

    @Test
    void a_revoked_certificate_signs_nothing_more() {
        SoapPartner revoked = new SoapPartner(hub, "X99.93.001");
        assertThat(revoked.call(Envelopes.SOAP_12, "WhoAmI", WHO).code()).isEmpty();

        hub.bean(vn.liennganh.directory.Certificates.class)
                .revoke(Pem.readCertificate(hub.keys("X99.93.001").resolve("seal.crt")), "a test");

        assertThat(revoked.call(Envelopes.SOAP_12, "WhoAmI", WHO).code())
                .isEqualTo("certificate-revoked");
    }
}
