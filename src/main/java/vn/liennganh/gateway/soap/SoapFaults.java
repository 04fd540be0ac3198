package vn.liennganh.gateway.soap;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.soap.envelope.Names;
import vn.liennganh.gateway.soap.envelope.SoapVersion;
import vn.liennganh.gateway.soap.xml.XmlElement;
import vn.liennganh.message.FieldError;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;

/**
 * The problems of REST as SOAP faults: the same codes, pointers and receipts, with every sentence
 * in both languages.
 */
final class SoapFaults {

    /**
     * The HTTP status of every fault. SOAP 1.2 would have 400 for some, which toolkits (CXF among
     * them) do not look behind.
     */
    static final int STATUS = 500;

    private static final List<Locale> LANGUAGES = List.of(Texts.VIETNAMESE, Texts.ENGLISH);

    private SoapFaults() {}

    /**
     * @param types what problem types begin with
     * @param preferred of SOAP 1.1's one sentence
     */
    static XmlElement of(
            Problem problem, SoapVersion version, String types, UUID occurrence, Locale preferred) {
        XmlElement detail = problem(problem, types, occurrence);
        boolean sender = problem.status() < 500;
        if (version == SoapVersion.V1_1) {
            return XmlElement.of(version.name("Fault"))
                    .add(unqualified("faultcode", "soap:" + (sender ? "Client" : "Server")))
                    .add(
                            unqualified("faultstring", Texts.render(problem.title(), preferred))
                                    .with(Names.XML_LANG, preferred.getLanguage()))
                    .add(unqualified("detail", "").add(detail));
        }
        XmlElement reason = XmlElement.of(version.name("Reason"));
        LANGUAGES.forEach(
                language -> reason.add(words(version.name("Text"), problem.title(), language)));
        return XmlElement.of(version.name("Fault"))
                .add(
                        XmlElement.of(version.name("Code"))
                                .add(
                                        version.name("Value"),
                                        "soap:" + (sender ? "Sender" : "Receiver")))
                .add(reason)
                .add(XmlElement.of(version.name("Detail")).add(detail));
    }

    private static XmlElement problem(Problem problem, String types, UUID occurrence) {
        XmlElement shape =
                XmlElement.of(Names.hub("problem"))
                        .with("code", problem.code())
                        .with("status", Integer.toString(problem.status()))
                        .with("retryable", Boolean.toString(problem.retryable()))
                        .with("type", types + problem.code())
                        .with("instance", "urn:uuid:" + occurrence);
        for (Locale language : LANGUAGES) {
            shape.add(words(Names.hub("title"), problem.title(), language));
        }
        for (Locale language : LANGUAGES) {
            shape.add(words(Names.hub("detail"), problem.detail(), language));
        }
        for (FieldError error : problem.errors()) {
            XmlElement field = XmlElement.of(Names.hub("error")).with("pointer", error.pointer());
            LANGUAGES.forEach(
                    language -> field.add(words(Names.hub("detail"), error.text(), language)));
            shape.add(field);
        }
        problem.receipt()
                .ifPresent(
                        logged ->
                                shape.add(
                                        Names.hub("receipt"), Operations.base64(logged.toBytes())));
        return shape;
    }

    private static XmlElement words(
            vn.liennganh.gateway.soap.xml.XmlName name, Text text, Locale language) {
        return XmlElement.of(name)
                .with(Names.XML_LANG, language.getLanguage())
                .text(Texts.render(text, language));
    }

    private static XmlElement unqualified(String name, String text) {
        return XmlElement.of(new vn.liennganh.gateway.soap.xml.XmlName("", "", name)).text(text);
    }
}
