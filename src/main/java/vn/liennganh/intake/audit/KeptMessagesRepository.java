package vn.liennganh.intake.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.evidence.kept.KeptMessages;
import vn.liennganh.message.Sha256;

/** Hashes messages where they lie, so that an audit moves digests and never contents. */
@Repository
class KeptMessagesRepository implements KeptMessages {

    private final JdbcClient jdbc;

    KeptMessagesRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Kept> rehashed(Collection<UUID> ids) {
        return jdbc.sql(
                        """
                SELECT m.id, sha256(b.cms) AS bytes, m.sha256, m.type, m.sender, m.exchange,
                       m.copies, m.accepted_at
                  FROM intake.message m
                  LEFT JOIN intake.body b ON b.number = m.number
                 WHERE m.id = ANY (:ids::uuid[])
                """)
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query(KeptMessagesRepository::kept)
                .list();
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(
                row.getObject("id", UUID.class),
                Optional.ofNullable(row.getBytes("bytes")).map(Sha256::wrap),
                Sha256.wrap(row.getBytes("sha256")),
                row.getString("type"),
                row.getString("sender"),
                row.getObject("exchange", UUID.class),
                Arrays.asList((String[]) row.getArray("copies").getArray()),
                row.getObject("accepted_at", OffsetDateTime.class).toInstant());
    }
}
