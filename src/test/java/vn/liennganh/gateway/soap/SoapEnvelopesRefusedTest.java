package vn.liennganh.gateway.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.liennganh.scenario.RunningHub;

/** What comes to the SOAP address and is no plain envelope, each with its code. */
class SoapEnvelopesRefusedTest {

    private static final String WHO = "<ln:WhoAmI/>";
    private static final String MALFORMED = "message-malformed";

    private static SoapPartner partner;

    @BeforeAll
    static void start() {
        partner = new SoapPartner(RunningHub.shared(), "X99.71.001");
    }

    @TestFactory
    List<DynamicTest> what_is_no_plain_envelope_is_refused() {
        String body = SoapRow.plain("", WHO);
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            many.append(" xmlns:n").append(i).append("=\"urn:n").append(i).append('"');
        }
        return SoapRow.tests(
                partner,
                List.of(
                        SoapRow.of("no XML", MALFORMED, "hello"),
                        SoapRow.of("cut off", MALFORMED, body.substring(0, body.length() - 20)),
                        SoapRow.of(
                                "external entity",
                                MALFORMED,
                                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                                        + SoapRow.plain("", "<ln:WhoAmI>&e;</ln:WhoAmI>")),
                        SoapRow.of(
                                "external DTD",
                                MALFORMED,
                                "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">" + body),
                        SoapRow.of(
                                "parameter entity",
                                MALFORMED,
                                "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/\"> %p;]>"
                                        + body),
                        SoapRow.of(
                                "billion laughs",
                                MALFORMED,
                                "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
                                        + SoapRow.plain("", "<ln:WhoAmI>&b;</ln:WhoAmI>")),
                        SoapRow.of(
                                "undeclared entity",
                                MALFORMED,
                                SoapRow.plain("", "<ln:WhoAmI>&x;</ln:WhoAmI>")),
                        SoapRow.of("style sheet", MALFORMED, "<?xml-stylesheet href='x'?>" + body),
                        SoapRow.of(
                                "XInclude",
                                MALFORMED,
                                Envelopes.signed(
                                        SoapRow.plain(
                                                "",
                                                "<ln:WhoAmI><xi:include href=\"file:///etc/passwd\""
                                                        + " xmlns:xi=\"http://www.w3.org/2001/XInclude\"/></ln:WhoAmI>"),
                                        partner.signing())),
                        SoapRow.of(
                                "UTF-16 said",
                                MALFORMED,
                                "<?xml version='1.0' encoding='UTF-16'?>" + body),
                        SoapRow.of(
                                "50,000 levels",
                                MALFORMED,
                                SoapRow.plain("", repeat("<a>", 50_000) + repeat("</a>", 50_000))),
                        SoapRow.of(
                                "20,000 elements",
                                MALFORMED,
                                SoapRow.plain(
                                        "",
                                        "<ln:WhoAmI>" + repeat("<a/>", 20_000) + "</ln:WhoAmI>")),
                        SoapRow.of(
                                "20,000 attributes",
                                MALFORMED,
                                SoapRow.plain("", "<ln:WhoAmI" + attributes(20_000) + "/>")),
                        SoapRow.of(
                                "10,000 namespaces",
                                MALFORMED,
                                SoapRow.plain("", "<ln:WhoAmI" + many + "/>")),
                        SoapRow.of(
                                "a name of 200,000 characters",
                                MALFORMED,
                                SoapRow.plain("", "<ln:" + repeat("n", 200_000) + "/>")),
                        SoapRow.of(
                                "comment inside a value",
                                MALFORMED,
                                SoapRow.plain(
                                        "",
                                        "<ln:GetExchange><ln:id>0193<!-- -->f3c2</ln:id>"
                                                + "</ln:GetExchange>")),
                        SoapRow.of(
                                "2 MiB",
                                "too-large",
                                SoapRow.plain(
                                        "", "<ln:Submit><ln:message>" + repeat("A", 2 << 20))),
                        SoapRow.of(
                                "not an envelope",
                                MALFORMED,
                                "<ln:WhoAmI xmlns:ln='urn:liennganh:ws:1'/>"),
                        SoapRow.of(
                                "two Bodies",
                                MALFORMED,
                                body.replace("</s:Body>", "</s:Body><s:Body>" + WHO + "</s:Body>")),
                        SoapRow.of("two operations", MALFORMED, SoapRow.plain("", WHO + WHO)),
                        SoapRow.of(
                                "unknown operation", MALFORMED, SoapRow.plain("", "<ln:Delete/>")),
                        SoapRow.of(
                                "unknown field",
                                MALFORMED,
                                Envelopes.signed(
                                        SoapRow.plain("", "<ln:WhoAmI><ln:x/></ln:WhoAmI>"),
                                        partner.signing())),
                        SoapRow.of(
                                "a header that must be understood",
                                MALFORMED,
                                SoapRow.plain("<x:h xmlns:x='urn:x' s:mustUnderstand='1'/>", WHO)),
                        SoapRow.of(
                                "an answer to elsewhere",
                                MALFORMED,
                                SoapRow.plain(
                                        "<a:ReplyTo xmlns:a='"
                                                + Envelopes.WSA
                                                + "'><a:Address>http://127.0.0.1:1/</a:Address></a:ReplyTo>",
                                        WHO)),
                        SoapRow.of(
                                "the action of another operation",
                                MALFORMED,
                                SoapRow.plain(Envelopes.addressing("Submit", "urn:x"), WHO))),
                true);
    }

    private static String attributes(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(" a").append(i).append("=''");
        }
        return text.toString();
    }

    private static String repeat(String text, int times) {
        return text.repeat(times);
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
    void bytes_that_are_no_soap_at_all_get_a_fault_too() {
        assertThat(partner.post("application/json", BodyPublishers.ofString("{}")).code())
                .isEqualTo("unsupported-media-type");
        assertThat(
                        partner.post(
                                        "text/xml;charset=ISO-8859-1",
                                        BodyPublishers.ofByteArray(
                                                SoapRow.plain("", WHO)
                                                        .getBytes(StandardCharsets.ISO_8859_1)))
                                .code())
                .isEqualTo(MALFORMED);
    }
}
