package vn.liennganh.intake.audit;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.evidence.kept.KeptContents;
import vn.liennganh.intake.check.Paper;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Verdict;

/** Contents of attachments, by the digests that the signed bytes themselves name. */
@Repository
class KeptContentsRepository implements KeptContents {

    private static final int AT_ONCE = 16;

    private final JdbcClient jdbc;

    KeptContentsRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A few messages at a time: each may be as large as a message can be. */
    @Override
    public List<Named> named(Collection<UUID> messages) {
        List<Named> all = new ArrayList<>();
        List<UUID> ids = List.copyOf(messages);
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            all.addAll(some(ids.subList(from, Math.min(from + AT_ONCE, ids.size()))));
        }
        return all;
    }

    private List<Named> some(List<UUID> messages) {
        Map<UUID, List<Sha256>> said = new HashMap<>();
        jdbc.sql(
                        """
                SELECT m.id, b.cms
                  FROM intake.message m
                  JOIN intake.body b ON b.number = m.number
                 WHERE m.id = ANY (:ids::uuid[]) AND m.attachments <> '[]'
                """)
                .param("ids", texts(messages))
                .query(
                        row -> {
                            said.put(row.getObject("id", UUID.class), digests(row.getBytes("cms")));
                        });
        if (said.isEmpty()) {
            return List.of();
        }
        Map<UUID, Map<Sha256, Long>> noted = noted(said.keySet());
        List<Named> all = new ArrayList<>();
        said.forEach(
                (id, digests) -> {
                    for (Sha256 digest : digests) {
                        Long content = noted.getOrDefault(id, Map.of()).get(digest);
                        all.add(
                                new Named(
                                        id,
                                        digest,
                                        content == null
                                                ? OptionalLong.empty()
                                                : OptionalLong.of(content)));
                    }
                });
        return all;
    }

    private Map<UUID, Map<Sha256, Long>> noted(Collection<UUID> messages) {
        Map<UUID, Map<Sha256, Long>> noted = new HashMap<>();
        jdbc.sql(
                        """
                SELECT message, sha256, content FROM intake.attachment
                 WHERE message = ANY (:ids::uuid[])
                """)
                .param("ids", texts(messages))
                .query(
                        row -> {
                            noted.computeIfAbsent(
                                            row.getObject("message", UUID.class),
                                            id -> new HashMap<>())
                                    .put(
                                            Sha256.wrap(row.getBytes("sha256")),
                                            row.getLong("content"));
                        });
        return noted;
    }

    /** None where the bytes are no message any more: that is found by their own digest. */
    private static List<Sha256> digests(byte[] cms) {
        Verdict<Paper> paper = Paper.of(cms);
        return paper.refusal().isPresent()
                ? List.of()
                : paper.value().envelope().attachments().stream()
                        .map(AttachmentRef::sha256)
                        .toList();
    }

    /** Piece by piece, never whole in memory. */
    @Override
    public Optional<Sha256> rehashed(long content) {
        MessageDigest digest = Sha256.newDigest();
        long next = 0;
        List<byte[]> piece = piece(content, next);
        while (!piece.isEmpty() && piece.get(0).length > 0) {
            digest.update(piece.get(0));
            next += piece.get(0).length;
            piece = piece(content, next);
        }
        return next == 0 && !known(content)
                ? Optional.empty()
                : Optional.of(Sha256.wrap(digest.digest()));
    }

    private List<byte[]> piece(long content, long at) {
        return jdbc.sql("SELECT bytes FROM intake.chunk WHERE content = :content AND start = :at")
                .param("content", content)
                .param("at", at)
                .query((row, number) -> row.getBytes(1))
                .list();
    }

    private boolean known(long content) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM intake.content WHERE id = :content)")
                .param("content", content)
                .query(Boolean.class)
                .single();
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
