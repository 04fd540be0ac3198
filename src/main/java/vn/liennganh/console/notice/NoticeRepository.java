package vn.liennganh.console.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Subscriptions, in schema {@code console}. */
@Repository
class NoticeRepository {

    private static final String SELECT =
            """
            SELECT member, address, language, code, confirmed, told, failures
              FROM console.notice
            """;

    private final JdbcClient jdbc;

    NoticeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Subscription> find(UUID member) {
        return jdbc.sql(SELECT + " WHERE member = :member")
                .param("member", member)
                .query((row, index) -> subscription(row))
                .optional();
    }

    /** Those whose turn it is, the longest waiting first. */
    List<Subscription> due(Instant now, int limit) {
        return jdbc.sql(
                        SELECT
                                + " WHERE confirmed AND next_try <= :now"
                                + " ORDER BY next_try LIMIT :limit")
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query((row, index) -> subscription(row))
                .list();
    }

    /** A new address begins unconfirmed, and knows everything that is there. */
    void save(Subscription one) {
        jdbc.sql(
                        """
                        INSERT INTO console.notice
                               (member, address, language, code, confirmed, told, failures,
                                next_try)
                        VALUES (:member, :address, :language, :code, false, :told, 0, :told)
                            ON CONFLICT (member)
                            DO UPDATE SET address = :address, language = :language, code = :code,
                                          confirmed = false, told = :told, failures = 0,
                                          next_try = :told
                        """)
                .param("member", one.member())
                .param("address", one.address())
                .param("language", one.language().getLanguage())
                .param("code", one.code())
                .param("told", Timestamp.from(one.told()))
                .update();
    }

    void confirm(UUID member) {
        jdbc.sql("UPDATE console.notice SET confirmed = true WHERE member = :member")
                .param("member", member)
                .update();
    }

    /** No code fits any more. */
    void spoil(UUID member) {
        jdbc.sql("UPDATE console.notice SET code = '' WHERE member = :member")
                .param("member", member)
                .update();
    }

    void told(UUID member, Instant told, int failures, Instant next) {
        jdbc.sql(
                        """
                        UPDATE console.notice
                           SET told = :told, failures = :failures, next_try = :next
                         WHERE member = :member
                        """)
                .param("told", Timestamp.from(told))
                .param("failures", failures)
                .param("next", Timestamp.from(next))
                .param("member", member)
                .update();
    }

    void delete(UUID member) {
        jdbc.sql("DELETE FROM console.notice WHERE member = :member")
                .param("member", member)
                .update();
    }

    private static Subscription subscription(ResultSet row) throws SQLException {
        return new Subscription(
                row.getObject("member", UUID.class),
                row.getString("address"),
                Locale.forLanguageTag(row.getString("language")),
                row.getString("code"),
                row.getBoolean("confirmed"),
                row.getTimestamp("told").toInstant(),
                row.getInt("failures"));
    }
}
