package vn.liennganh.partner.signing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Json;
import vn.liennganh.message.Text;
import vn.liennganh.pki.CmsSigner;

/**
 * The words of a question. What others wrote may hold signs that move a terminal's cursor or turn
 * the reading direction: none of them gets there.
 */
record Shown(Question question, Instant now) {

    private static final int RECIPIENTS_MAX = 20;
    private static final String REPLACED = "\ufffd";

    List<Text> lines() {
        List<Text> lines = new ArrayList<>();
        lines.add(
                line(
                        "asks-" + question.capacity().word(),
                        question.origin(),
                        question.paper().from()));
        if (question.paper() instanceof Paper.Message message) {
            lines.addAll(message(message.envelope()));
        } else if (question.paper() instanceof Paper.Acknowledgement word) {
            lines.add(line("acknowledges", word.messages().size()));
            word.messages().stream()
                    .limit(RECIPIENTS_MAX)
                    .forEach(id -> lines.add(line("acknowledged", id)));
        }
        lines.add(line("digest", question.paper().digest().hex()));
        for (CmsSigner signer : question.signers()) {
            lines.add(
                    line(
                            "signed-by",
                            HeldKey.name(signer.certificate().x509()),
                            signer.signingTime(),
                            signer.certificate().fingerprint()));
        }
        HeldKey key = question.key();
        lines.add(line("key", key.holder(), key.daysLeft(now), key.fingerprint()));
        return lines;
    }

    private static List<Text> message(Envelope envelope) {
        List<Text> lines = new ArrayList<>();
        lines.add(line("type", envelope.type().value()));
        lines.add(line("to", recipients(envelope.to())));
        envelope.caseNumber().ifPresent(number -> lines.add(line("case", number)));
        lines.add(line("exchange", envelope.exchange()));
        envelope.inReplyTo().ifPresent(id -> lines.add(line("answers", id)));
        lines.add(line("time", envelope.time()));
        for (AttachmentRef one : envelope.attachments()) {
            lines.add(line("attachment", one.name(), one.size(), one.sha256().hex()));
        }
        return lines;
    }

    private static String recipients(List<String> to) {
        String first = to.stream().limit(RECIPIENTS_MAX).collect(Collectors.joining(", "));
        return to.size() > RECIPIENTS_MAX ? first + " … (" + to.size() + ")" : first;
    }

    /** The document as it is signed, laid out. */
    static List<String> whole(Paper paper) {
        String text = new String(paper.content(), StandardCharsets.UTF_8);
        JsonNode document = Json.MAPPER.readTree(text);
        return Json.MAPPER
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(document)
                .lines()
                .map(Shown::plain)
                .toList();
    }

    private static Text line(String key, Object... args) {
        return new Text(
                "partner.agent-shown-" + key,
                java.util.Arrays.stream(args).map(String::valueOf).map(Shown::plain).toList());
    }

    /** Without signs that are no writing. */
    static String plain(String text) {
        return text.codePoints()
                .mapToObj(sign -> isWriting(sign) ? Character.toString(sign) : REPLACED)
                .collect(Collectors.joining());
    }

    private static boolean isWriting(int sign) {
        return switch (Character.getType(sign)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
