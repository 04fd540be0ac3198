package vn.liennganh.gateway.soap;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import vn.liennganh.scenario.RunningHub;

/** Signed calls as they should be, in other letters, moved about, and mutilated. */
final class SignedForms {

    private static final String END = "</ds:CanonicalizationMethod>";

    private final SoapPartner partner;
    private final RunningHub hub;

    SignedForms(RunningHub hub, String agency) {
        this.hub = hub;
        this.partner = new SoapPartner(hub, agency);
    }

    /** What the two are expected to say. */
    enum Both {
        ACCEPT,
        REFUSE,
        /** Ours is stricter. */
        STRICTER
    }

    record Row(String name, Both expected, String envelope) {}

    private Row row(String name, Both expected, UnaryOperator<String> change) {
        String signed = signed();
        String changed = change.apply(signed);
        if (expected != Both.ACCEPT && changed.equals(signed)) {
            throw new IllegalStateException("nothing was changed: " + name);
        }
        return new Row(name, expected, changed);
    }

    String signed() {
        return signed(Envelopes.SOAP_12, partner.signing());
    }

    private static String signed(String version, Envelopes.Signing signing) {
        return Envelopes.signed(
                Envelopes.of(
                        version,
                        Envelopes.addressing("Fetch", "urn:uuid:" + UUID.randomUUID()),
                        "<ln:Fetch><ln:limit>10</ln:limit><ln:wait>1</ln:wait></ln:Fetch>"),
                signing);
    }

    /** Every one with what is expected of it; each may be shown once. */
    List<Row> all() {
        List<Row> rows = new ArrayList<>();
        Envelopes.Signing ec = partner.signing();
        rows.add(new Row("SOAP 1.1", Both.ACCEPT, signed(Envelopes.SOAP_11, ec)));
        rows.add(row("SOAP 1.2", Both.ACCEPT, it -> it));
        rows.addAll(forms());
        rows.addAll(wrappings());
        rows.addAll(strippings());
        rows.addAll(algorithms(ec));
        rows.addAll(times(ec));
        return rows;
    }

    /** The same canonical form in other letters. */
    private List<Row> forms() {
        return List.of(
                row(
                        "a character as a reference",
                        Both.ACCEPT,
                        it -> it.replace(">10<", ">&#49;0<")),
                row("CDATA", Both.ACCEPT, it -> it.replace(">10<", "><![CDATA[10]]><")),
                row(
                        "an empty element written long",
                        Both.ACCEPT,
                        it -> it.replaceAll("(<ds:CanonicalizationMethod[^>]*)/>", "$1>" + END)),
                row(
                        "line ends between headers",
                        Both.ACCEPT,
                        it -> it.replace("<wsa:MessageID", "\n  <wsa:MessageID")),
                row(
                        "line ends in the signature value",
                        Both.ACCEPT,
                        it -> it.replace("<ds:SignatureValue>", "<ds:SignatureValue>\n")),
                row(
                        "a namespace that nobody uses",
                        Both.ACCEPT,
                        it -> it.replace("<s:Envelope", "<s:Envelope xmlns:q=\"urn:q\"")),
                row(
                        "a comment in a value",
                        Both.STRICTER,
                        it -> it.replace(">10<", ">1<!-- -->0<")),
                row(
                        "a processing instruction",
                        Both.REFUSE,
                        it -> it.replace("<ln:limit>", "<?x y?><ln:limit>")),
                row(
                        "a document type",
                        Both.STRICTER,
                        it -> "<!DOCTYPE s [<!ENTITY a \"b\">]>" + it),
                row("another value", Both.REFUSE, it -> it.replace(">10<", ">11<")),
                row("a blank more", Both.REFUSE, it -> it.replace("<ln:limit>", " <ln:limit>")),
                row(
                        "an attribute more",
                        Both.REFUSE,
                        it -> it.replace("<ln:limit", "<ln:limit a=\"b\"")));
    }

    /** The signed Body somewhere else, another one in its place. */
    private List<Row> wrappings() {
        String other = "<s:Body><ln:WhoAmI/></s:Body>";
        return List.of(
                row(
                        "the Body in a header, another executed",
                        Both.STRICTER,
                        it -> {
                            String body = body(it);
                            return it.replace(body, other)
                                    .replace("</s:Header>", "<x>" + body + "</x></s:Header>");
                        }),
                row(
                        "the Body in the signature, another executed",
                        Both.STRICTER,
                        it -> {
                            String body = body(it);
                            return it.replace(body, other)
                                    .replace(
                                            "</ds:Signature>",
                                            "<ds:Object>" + body + "</ds:Object></ds:Signature>");
                        }),
                row(
                        "the Body inside another",
                        Both.STRICTER,
                        it -> it.replace(body(it), "<s:Body>" + body(it) + "</s:Body>")),
                row(
                        "two Bodies of one id",
                        Both.REFUSE,
                        it -> it.replace(body(it), body(it) + body(it))),
                row(
                        "two operations",
                        Both.REFUSE,
                        it -> it.replace("<ln:Fetch>", "<ln:WhoAmI/><ln:Fetch>")),
                row(
                        "a header moved out of the Header",
                        Both.STRICTER,
                        it -> {
                            String id = part(it, "wsa:MessageID");
                            return it.replace(id, "<x>" + id + "</x>");
                        }),
                row(
                        "the Timestamp moved",
                        Both.STRICTER,
                        it -> {
                            String timestamp = part(it, "wsu:Timestamp");
                            return it.replace(timestamp, "")
                                    .replace("</s:Header>", "<x>" + timestamp + "</x></s:Header>");
                        }));
    }

    private List<Row> strippings() {
        String token = token("X99.72.001");
        return List.of(
                row("no Timestamp", Both.REFUSE, it -> it.replace(part(it, "wsu:Timestamp"), "")),
                row("no Security", Both.REFUSE, it -> it.replace(part(it, "wsse:Security"), "")),
                row("no signature", Both.STRICTER, it -> it.replace(part(it, "ds:Signature"), "")),
                row(
                        "no token",
                        Both.REFUSE,
                        it -> it.replace(part(it, "wsse:BinarySecurityToken"), "")),
                row(
                        "the token of another",
                        Both.REFUSE,
                        it ->
                                it.replaceFirst(
                                        "(<wsse:BinarySecurityToken[^>]*>)[^<]*", "$1" + token)),
                row(
                        "a second Timestamp",
                        Both.REFUSE,
                        it ->
                                it.replace(
                                        part(it, "wsu:Timestamp"),
                                        part(it, "wsu:Timestamp")
                                                + part(it, "wsu:Timestamp")
                                                        .replaceFirst("wsu:Id=\"[^\"]*\"", ""))),
                row(
                        "for another actor",
                        Both.STRICTER,
                        it -> it.replace("<wsse:Security ", "<wsse:Security s:role=\"urn:x\" ")),
                row(
                        "an unsigned wsa:To",
                        Both.STRICTER,
                        it ->
                                it.replace(
                                        "<wsa:Action",
                                        "<wsa:To xmlns:wsa=\""
                                                + Envelopes.WSA
                                                + "\">urn:x</wsa:To><wsa:Action")),
                row(
                        "a changed signature value",
                        Both.REFUSE,
                        it ->
                                it.replaceFirst(
                                        "<ds:SignatureValue>....", "<ds:SignatureValue>AAAA")),
                row(
                        "a changed digest",
                        Both.REFUSE,
                        it -> it.replaceFirst("<ds:DigestValue>....", "<ds:DigestValue>AAAA")),
                row(
                        "a reference less",
                        Both.REFUSE,
                        it -> it.replaceFirst("(?s)<ds:Reference .*?</ds:Reference>", "")));
    }

    private List<Row> algorithms(Envelopes.Signing ec) {
        Envelopes.Signing rsa = new SoapPartner(hub, "X99.11.001").signing();
        String sha1 = "http://www.w3.org/2000/09/xmldsig#sha1";
        return List.of(
                new Row(
                        "SHA-1 digests",
                        Both.STRICTER,
                        signed(Envelopes.SOAP_12, ec.with(ec.method(), sha1))),
                new Row(
                        "ECDSA with SHA-1",
                        Both.STRICTER,
                        signed(
                                Envelopes.SOAP_12,
                                ec.with(
                                        "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1",
                                        ec.digest()))),
                new Row(
                        "SHA-512",
                        Both.ACCEPT,
                        signed(
                                Envelopes.SOAP_12,
                                ec.with(
                                        "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512",
                                        "http://www.w3.org/2001/04/xmlenc#sha512"))),
                new Row(
                        "the seal of another agency",
                        Both.STRICTER,
                        signed(Envelopes.SOAP_12, rsa)),
                row(
                        "inclusive canonical form",
                        Both.REFUSE,
                        it -> it.replace("2001/10/xml-exc-c14n#\"", "2006/12/xml-c14n11\"")),
                row(
                        "a transform more",
                        Both.REFUSE,
                        it ->
                                it.replaceFirst(
                                        "<ds:Transforms>",
                                        "<ds:Transforms><ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"/>")));
    }

    private List<Row> times(Envelopes.Signing ec) {
        return List.of(
                new Row("an hour old", Both.REFUSE, signed(Envelopes.SOAP_12, ec.shifted(-3_600))),
                new Row("of tomorrow", Both.REFUSE, signed(Envelopes.SOAP_12, ec.shifted(86_400))));
    }

    private static String body(String envelope) {
        return part(envelope, "s:Body");
    }

    /** An element with all that is in it, as it stands. */
    private static String part(String envelope, String name) {
        int start = envelope.indexOf("<" + name);
        int end = envelope.indexOf("</" + name + ">") + name.length() + 3;
        return envelope.substring(start, end);
    }

    private String token(String agency) {
        String other = signed(Envelopes.SOAP_12, new SoapPartner(hub, agency).signing());
        String element = part(other, "wsse:BinarySecurityToken");
        return element.substring(element.indexOf('>') + 1, element.lastIndexOf("</"));
    }
}
