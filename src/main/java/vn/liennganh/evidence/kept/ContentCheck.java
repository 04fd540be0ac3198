package vn.liennganh.evidence.kept;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.message.Sha256;

/**
 * Hashes anew what accepted messages have attached. Many messages name one content, and a content
 * may have a hundred megabytes, so that one walk hashes each once.
 */
public final class ContentCheck {

    /** Contents whose digest a walk remembers; beyond them it begins anew. */
    private static final int REMEMBERED = 20_000;

    private final KeptContents kept;
    private final Map<Long, Sha256> hashed = new HashMap<>();

    public ContentCheck(KeptContents kept) {
        this.kept = kept;
    }

    /**
     * A message with an attachment that is not what it names.
     *
     * @param gone nothing is there; false where other bytes are
     */
    public record Wrong(UUID message, boolean gone) {}

    /** What is wrong with the attachments of these messages. */
    public List<Wrong> of(Collection<UUID> messages) {
        List<Wrong> wrong = new ArrayList<>();
        for (KeptContents.Named named : kept.named(messages)) {
            Optional<Sha256> bytes = bytes(named);
            if (!bytes.equals(Optional.of(named.sha256()))) {
                wrong.add(new Wrong(named.message(), bytes.isEmpty()));
            }
        }
        return wrong;
    }

    private Optional<Sha256> bytes(KeptContents.Named named) {
        return named.content().isPresent() ? hashed(named.content().getAsLong()) : Optional.empty();
    }

    private Optional<Sha256> hashed(long content) {
        Optional<Sha256> known = Optional.ofNullable(hashed.get(content));
        if (known.isPresent()) {
            return known;
        }
        if (hashed.size() == REMEMBERED) {
            hashed.clear();
        }
        Optional<Sha256> now = kept.rehashed(content);
        now.ifPresent(digest -> hashed.put(content, digest));
        return now;
    }
}
