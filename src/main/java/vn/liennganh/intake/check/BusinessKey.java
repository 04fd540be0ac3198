package vn.liennganh.intake.check;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Sha256;

/**
 * What makes two messages the same document, whatever their ids: sender, type, recipients and the
 * fields that the catalogue names. Kept as a hash only.
 */
public final class BusinessKey {

    private BusinessKey() {}

    /**
     * The key's hash; empty where the type has no key, or the message leaves one of its fields out.
     *
     * @param pointers JSON Pointers into the message
     */
    public static Optional<Sha256> of(
            Envelope envelope, List<AgencyId> recipients, List<String> pointers) {
        if (pointers.isEmpty()) {
            return Optional.empty();
        }
        MessageDigest digest = Sha256.newDigest();
        add(digest, envelope.from().value());
        add(digest, envelope.type().value());
        add(digest, sorted(recipients));
        for (String pointer : pointers) {
            Optional<String> value = value(envelope, recipients, pointer);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            add(digest, pointer);
            add(digest, value.get());
        }
        return Optional.of(Sha256.wrap(digest.digest()));
    }

    private static Optional<String> value(
            Envelope envelope, List<AgencyId> recipients, String pointer) {
        return switch (pointer) {
            case "/from" -> Optional.of(envelope.from().value());
            case "/type" -> Optional.of(envelope.type().value());
            case "/to" -> Optional.of(sorted(recipients));
            case "/exchange" -> Optional.of(envelope.exchange().toString());
            case "/inReplyTo" -> envelope.inReplyTo().map(UUID::toString);
            case "/caseNumber" -> envelope.caseNumber();
            default -> inBody(envelope, pointer);
        };
    }

    private static Optional<String> inBody(Envelope envelope, String pointer) {
        String path = pointer.startsWith("/body") ? pointer.substring("/body".length()) : pointer;
        JsonNode found = envelope.body().at(path);
        return found.isMissingNode() || found.isNull()
                ? Optional.empty()
                : Optional.of(found.toString());
    }

    private static String sorted(List<AgencyId> agencies) {
        return agencies.stream().sorted().map(AgencyId::value).collect(Collectors.joining(","));
    }

    /** Every part is led by its length, so that no two lists of parts run into the same bytes. */
    private static void add(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }
}
