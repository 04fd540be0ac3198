package vn.liennganh.gateway.soap;

import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.soap.envelope.Names;
import vn.liennganh.gateway.soap.xml.XmlElement;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;

/** The fields of an operation, read strictly: an unknown one is an error, as is a second one. */
final class Fields {

    private final XmlElement operation;

    private Fields(XmlElement operation) {
        this.operation = operation;
    }

    /**
     * @param once names of fields that may stand once
     * @param often names of fields that may stand several times
     */
    static Fields of(XmlElement operation, Set<String> once, Set<String> often) {
        Fields fields = new Fields(operation);
        Set<String> seen = new HashSet<>();
        for (XmlElement field : operation.children()) {
            boolean known =
                    field.uri().equals(Names.HUB.uri())
                            && (often.contains(field.name())
                                    || once.contains(field.name()) && seen.add(field.name()));
            if (!known) {
                throw fields.wrong(field.name(), "gateway.soap-field-unknown");
            }
        }
        if (!operation.text().isEmpty()) {
            throw fields.wrong("", "gateway.soap-field-unknown");
        }
        return fields;
    }

    Optional<String> text(String name) {
        return operation
                .only(Names.hub(name))
                .map(
                        field -> {
                            if (!field.children().isEmpty()) {
                                throw wrong(name, "gateway.soap-field-value");
                            }
                            return field.text();
                        })
                .filter(value -> !value.isEmpty());
    }

    String required(String name) {
        return text(name).orElseThrow(() -> wrong(name, "gateway.soap-field-missing"));
    }

    /** A required field in Base64, with line ends or without. */
    byte[] bytes(String name, int max) {
        byte[] bytes = decode(name, required(name));
        if (bytes.length > max) {
            throw new ProblemException(Problem.of(RefusalCode.TOO_LARGE, "gateway.too-large"));
        }
        return bytes;
    }

    byte[] decode(String name, String base64) {
        try {
            return Base64.getDecoder().decode(withoutBlanks(base64));
        } catch (IllegalArgumentException noBase64) {
            throw wrong(name, "gateway.soap-field-base64");
        }
    }

    private static String withoutBlanks(String text) {
        return text.chars().anyMatch(Character::isWhitespace) ? text.replaceAll("\\s", "") : text;
    }

    List<XmlElement> all(String name) {
        return operation.children(Names.hub(name));
    }

    /** A field that cannot be taken as it is, with a pointer to it below the Body. */
    ProblemException wrong(String name, String key) {
        String pointer = "/" + operation.name() + (name.isEmpty() ? "" : "/" + shortened(name));
        return new ProblemException(
                Problem.of(Refusal.at(RefusalCode.MESSAGE_MALFORMED, pointer, key)));
    }

    private static String shortened(String name) {
        return name.length() > 64 ? name.substring(0, 64) : name;
    }
}
