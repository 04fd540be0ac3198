package vn.liennganh.console.integrator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.FieldError;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.Texts;
import vn.liennganh.message.Verdict;
import vn.liennganh.pki.Checked;
import vn.liennganh.pki.CmsDocument;
import vn.liennganh.pki.CmsReader;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.RuleBook;

/**
 * Says what is wrong with a file before it is sent: a body, a whole message, or a signed one. The
 * same reader and the same schema judge here that judge at the door; signatures, and whether the
 * message may be sent now, are not looked at, and nothing is kept.
 */
@Component
class FileCheck {

    private final RuleBook rules;
    private final Directory directory;
    private final CmsReader reader = new CmsReader();

    FileCheck(RuleBook rules, Directory directory) {
        this.rules = rules;
        this.directory = directory;
    }

    /**
     * What was found.
     *
     * @param taken what the file was taken for: {@code body}, {@code message} or {@code signed}
     */
    public record Found(String taken, String type, List<Wrong> errors) {

        public boolean good() {
            return errors.isEmpty();
        }
    }

    /** A wrong field; an empty pointer is the whole. */
    public record Wrong(String pointer, String text) {}

    Found check(MessageType expected, byte[] bytes, Locale locale) {
        Checked<CmsDocument> cms = reader.read(bytes);
        if (cms.fault().isEmpty()) {
            return message(cms.orThrow().content(), "signed", expected, locale);
        }
        Optional<JsonNode> json = json(bytes);
        if (json.isPresent() && !json.get().has("specVersion")) {
            return new Found(
                    "body", expected.value(), wrong(errors(expected, json.get()), "", locale));
        }
        return message(bytes, "message", expected, locale);
    }

    private Found message(byte[] content, String taken, MessageType expected, Locale locale) {
        Verdict<Envelope> read = EnvelopeReader.read(content);
        if (read.refusal().isPresent()) {
            Refusal why = read.refusal().get();
            List<Wrong> errors = new ArrayList<>(wrong(why.errors(), "", locale));
            if (errors.isEmpty()) {
                errors.add(new Wrong("", Texts.render(why.detail(), locale)));
            }
            return new Found(taken, expected.value(), errors);
        }
        Envelope envelope = read.value();
        return new Found(
                taken,
                envelope.type().value(),
                wrong(errors(envelope.type(), envelope.body()), "", locale));
    }

    private List<FieldError> errors(MessageType type, JsonNode body) {
        LocalDate today = directory.today();
        Optional<MessageRule> rule = rules.rule(type, today);
        return rule.map(one -> rules.check(one, body)).orElse(List.of());
    }

    private static List<Wrong> wrong(List<FieldError> errors, String under, Locale locale) {
        return errors.stream()
                .map(one -> new Wrong(under + one.pointer(), Texts.render(one.text(), locale)))
                .toList();
    }

    private static Optional<JsonNode> json(byte[] bytes) {
        try {
            JsonNode read = Json.MAPPER.readTree(bytes);
            return read.isObject() ? Optional.of(read) : Optional.empty();
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }
}
