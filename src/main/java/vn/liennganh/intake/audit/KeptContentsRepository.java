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

    private final JdbcClient jdbc;

    KeptContentsRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Named> named(Collection<UUID> messages) {
        Map<UUID, byte[]> signed = new HashMap<>();
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
                            signed.put(row.getObject("id", UUID.class), row.getBytes("cms"));
                        });
        if (signed.isEmpty()) {
            return List.of();
        }
        Map<UUID, Map<Sha256, Long>> noted = noted(signed.keySet());
        List<Named> all = new ArrayList<>();
        signed.forEach(
                (id, cms) -> {
                    for (Sha256 digest : digests(cms)) {
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
