package vn.liennganh.gateway.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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

/** Every kind of bad input that SOAP and WS-Security make possible, each with its code. */
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

    /** One row: what comes, and the code that answers. */
    private record Row(String name, String code, String envelope) {}

    private static String plain(String header, String body) {
        return Envelopes.of(Envelopes.SOAP_12, header, body);
    }

    private static Row row(String name, String code, String envelope) {
        return new Row(name, code, envelope);
    }

    /** A well-signed call with something done to it afterwards. */
    private static Row touched(String name, String code, UnaryOperator<String> change) {
        String signed = partner.signed(Envelopes.SOAP_12, "WhoAmI", WHO);
        String changed = change.apply(signed);
        assertThat(changed).as(name).isNotEqualTo(signed);
        return new Row(name, code, changed);
    }

    private static Row algorithm(String name, String method, String digest) {
        return new Row(
                name,
                ALGORITHM,
                Envelopes.signed(plain("", WHO), partner.signing().with(method, digest)));
    }

    private static String repeat(String text, int times) {
        return text.repeat(times);
    }

    @TestFactory
    List<DynamicTest> what_is_no_plain_envelope_is_refused() {
        String body = plain("", WHO);
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            many.append(" xmlns:n").append(i).append("=\"urn:n").append(i).append('"');
        }
        return tests(
                List.of(
                        row("no XML", MALFORMED, "hello"),
                        row("cut off", MALFORMED, body.substring(0, body.length() - 20)),
                        row(
                                "external entity",
                                MALFORMED,
                                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                                        + plain("", "<ln:WhoAmI>&e;</ln:WhoAmI>")),
                        row(
                                "external DTD",
                                MALFORMED,
                                "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">" + body),
                        row(
                                "parameter entity",
                                MALFORMED,
                                "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/\"> %p;]>"
                                        + body),
                        row(
                                "billion laughs",
                                MALFORMED,
                                "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
                                        + plain("", "<ln:WhoAmI>&b;</ln:WhoAmI>")),
                        row(
                                "undeclared entity",
                                MALFORMED,
                                plain("", "<ln:WhoAmI>&x;</ln:WhoAmI>")),
                        row("style sheet", MALFORMED, "<?xml-stylesheet href='x'?>" + body),
                        row(
                                "XInclude",
                                MALFORMED,
                                Envelopes.signed(
                                        plain(
                                                "",
                                                "<ln:WhoAmI><xi:include href=\"file:///etc/passwd\""
                                                        + " xmlns:xi=\"http://www.w3.org/2001/XInclude\"/></ln:WhoAmI>"),
                                        partner.signing())),
                        row(
                                "UTF-16 said",
                                MALFORMED,
                                "<?xml version='1.0' encoding='UTF-16'?>" + body),
                        row(
                                "50,000 levels",
                                MALFORMED,
                                plain("", repeat("<a>", 50_000) + repeat("</a>", 50_000))),
                        row(
                                "20,000 elements",
                                MALFORMED,
                                plain("", "<ln:WhoAmI>" + repeat("<a/>", 20_000) + "</ln:WhoAmI>")),
                        row(
                                "20,000 attributes",
                                MALFORMED,
                                plain("", "<ln:WhoAmI" + attributes(20_000) + "/>")),
                        row("10,000 namespaces", MALFORMED, plain("", "<ln:WhoAmI" + many + "/>")),
                        row(
                                "a name of 200,000 characters",
                                MALFORMED,
                                plain("", "<ln:" + repeat("n", 200_000) + "/>")),
                        row(
                                "comment inside a value",
                                MALFORMED,
                                plain(
                                        "",
                                        "<ln:GetExchange><ln:id>0193<!-- -->f3c2</ln:id>"
                                                + "</ln:GetExchange>")),
                        row(
                                "2 MiB",
                                "too-large",
                                plain("", "<ln:Submit><ln:message>" + repeat("A", 2 << 20))),
                        row(
                                "not an envelope",
                                MALFORMED,
                                "<ln:WhoAmI xmlns:ln='urn:liennganh:ws:1'/>"),
                        row(
                                "two Bodies",
                                MALFORMED,
                                body.replace("</s:Body>", "</s:Body><s:Body>" + WHO + "</s:Body>")),
                        row("two operations", MALFORMED, plain("", WHO + WHO)),
                        row("unknown operation", MALFORMED, plain("", "<ln:Delete/>")),
                        row(
                                "unknown field",
                                MALFORMED,
                                Envelopes.signed(
                                        plain("", "<ln:WhoAmI><ln:x/></ln:WhoAmI>"),
                                        partner.signing())),
                        row(
                                "a header that must be understood",
                                MALFORMED,
                                plain("<x:h xmlns:x='urn:x' s:mustUnderstand='1'/>", WHO)),
                        row(
                                "an answer to elsewhere",
                                MALFORMED,
                                plain(
                                        "<a:ReplyTo xmlns:a='"
                                                + Envelopes.WSA
                                                + "'><a:Address>http://127.0.0.1:1/</a:Address></a:ReplyTo>",
                                        WHO)),
                        row(
                                "the action of another operation",
                                MALFORMED,
                                plain(Envelopes.addressing("Submit", "urn:x"), WHO))),
                true);
    }

    @TestFactory
    List<DynamicTest> what_is_not_signed_as_the_profile_says_is_refused() {
        Path other = hub.keys("X99.72.001");
        return tests(
                List.of(
                        row("no signature at all", "not-authenticated", plain("", WHO)),
                        row(
                                "signed by another agency",
                                "sender-mismatch",
                                Envelopes.signed(
                                        plain("", WHO), Envelopes.Signing.of(other, "seal"))),
                        row(
                                "signed by an official, who is no channel and no seal",
                                "sender-mismatch",
                                Envelopes.signed(
                                        plain("", WHO),
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
                        row("signed six minutes ago", LATE, signedAt(-360)),
                        row("signed two minutes ahead", LATE, signedAt(120))),
                false);
    }

    private static String signedAt(int seconds) {
        return Envelopes.signed(plain("", WHO), partner.signing().shifted(seconds));
    }

    private static String attributes(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(" a").append(i).append("=''");
        }
        return text.toString();
    }

    private static String bodyId(String signed) {
        return signed.replaceAll("(?s).*<s:Body[^>]*wsu:Id=\"([^\"]*)\".*", "$1");
    }

    /** The signed Body goes into a header, and another one stands in its place. */
    /** Another first character than the one that stood there, whichever it was. */
    private static String resigned(String text) {
        int first = text.indexOf("<ds:SignatureValue>") + "<ds:SignatureValue>".length();
        char other = text.charAt(first) == 'A' ? 'B' : 'A';
        return text.substring(0, first) + other + text.substring(first + 1);
    }

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

    /**
     * @param sign whether the rest of the row is to be right, so that only its own fault is met
     */
    private static List<DynamicTest> tests(List<Row> rows, boolean quick) {
        List<DynamicTest> tests = new ArrayList<>();
        for (Row row : rows) {
            tests.add(
                    DynamicTest.dynamicTest(
                            row.name(),
                            () -> {
                                long start = System.nanoTime();
                                SoapPartner.Answer answer =
                                        partner.post(Envelopes.SOAP_12, row.envelope());
                                Duration took = Duration.ofNanos(System.nanoTime() - start);
                                assertThat(answer.code()).as(answer.text()).isEqualTo(row.code());
                                assertThat(answer.status()).isEqualTo(500);
                                assertThat(answer.text())
                                        .doesNotContain("root:", "Exception", "woodstox");
                                if (quick) {
                                    assertThat(took).isLessThan(Duration.ofSeconds(5));
                                }
                            }));
        }
        return tests;
    }

    @Test
    void a_signed_call_is_executed_once() {
        String signed = partner.signed(Envelopes.SOAP_12, "WhoAmI", WHO);

        assertThat(partner.post(Envelopes.SOAP_12, signed).code()).isEmpty();
        assertThat(partner.post(Envelopes.SOAP_12, signed).code()).isEqualTo("time-out-of-range");
    }

    @Test
    void a_message_id_serves_once_even_under_another_signature() {
        String plain = plain(Envelopes.addressing("WhoAmI", "urn:uuid:" + UUID.randomUUID()), WHO);

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
    void headers_of_http_choose_nothing() {
        SoapPartner.Answer answer =
                partner.post(
                        "text/xml",
                        BodyPublishers.ofString(partner.signed(Envelopes.SOAP_11, "WhoAmI", WHO)),
                        "SOAPAction",
                        "\"urn:liennganh:ws:1:Submit\"",
                        "CAmelHttpUri",
                        "http://127.0.0.1:1/",
                        "JMSReplyTo",
                        "hub.submissions",
                        "X-SSL-Client-S-DN",
                        "CN=X99.11.001");

        assertThat(answer.field("agency")).isEqualTo("X99.71.001");
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

    @Test
    void bytes_that_are_no_soap_at_all_get_a_fault_too() {
        assertThat(partner.post("application/json", BodyPublishers.ofString("{}")).code())
                .isEqualTo("unsupported-media-type");
        assertThat(
                        partner.post(
                                        "text/xml;charset=ISO-8859-1",
                                        BodyPublishers.ofByteArray(
                                                plain("", WHO)
                                                        .getBytes(StandardCharsets.ISO_8859_1)))
                                .code())
                .isEqualTo(MALFORMED);
    }
}
