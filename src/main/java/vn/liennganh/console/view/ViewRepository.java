package vn.liennganh.console.view;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Saved views, in schema {@code console}; every question names whose they are. */
@Repository
class ViewRepository {

    private final JdbcClient jdbc;

    ViewRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row. */
    record Row(UUID id, String name, String query) {}

    List<Row> of(UUID member, ViewedList list) {
        return jdbc.sql(
                        """
                        SELECT id, name, query
                          FROM console.saved_view
                         WHERE member = :member AND list = :list
                         ORDER BY name COLLATE "vi-x-icu", id
                        """)
                .param("member", member)
                .param("list", list.word())
                .query(Row.class)
                .list();
    }

    /** Another filter under a name that is there takes its place; false where there are enough. */
    boolean keep(UUID member, ViewedList list, String name, String query, Instant at, int most) {
        return jdbc.sql(
                                """
                                INSERT INTO console.saved_view
                                       (id, member, list, name, query, at)
                                SELECT :id, :member, :list, :name, :query, :at
                                 WHERE (SELECT count(*)
                                          FROM console.saved_view
                                         WHERE member = :member AND list = :list
                                           AND name <> :name) < :most
                                    ON CONFLICT (member, list, name)
                                    DO UPDATE SET query = :query, at = :at
                                """)
                        .param("id", UUID.randomUUID())
                        .param("member", member)
                        .param("list", list.word())
                        .param("name", name)
                        .param("query", query)
                        .param("at", Timestamp.from(at))
                        .param("most", most)
                        .update()
                > 0;
    }

    /** The list that it was of; empty where the member has no such view. */
    Optional<String> drop(UUID member, UUID id) {
        return jdbc.sql(
                        """
                        DELETE FROM console.saved_view
                         WHERE id = :id AND member = :member
                        RETURNING list
                        """)
                .param("id", id)
                .param("member", member)
                .query(String.class)
                .optional();
    }
}
