package vn.liennganh.delivery.files;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.AgencyId;

/** Which messages lie in the agencies' directories, and which were taken from there. */
@Repository
class FilesRepository {

    private static final String OPEN =
            """
            SELECT delivery.number, delivery.message, delivery.party,
                   dropped.number IS NOT NULL AS staged
              FROM delivery.waiting
              JOIN delivery.delivery ON delivery.number = waiting.number
              LEFT JOIN delivery.dropped ON dropped.number = waiting.number
             WHERE waiting.party = :party AND dropped.placed_at IS NULL
            """;

    private static final String IN_ORDER = " ORDER BY delivery.number";

    private final JdbcClient jdbc;

    FilesRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A delivery to a directory.
     *
     * @param staged true where the whole file was beside the tree before
     */
    record Drop(long number, UUID message, AgencyId party, boolean staged) {}

    /**
     * A message in a directory.
     *
     * @param contents names of what it needs beside it
     */
    record Lying(long number, UUID message, List<String> contents) {}

    /** Whose deliveries these are. */
    List<AgencyId> parties(long[] numbers) {
        return jdbc.sql("SELECT DISTINCT party FROM delivery.waiting WHERE number = ANY (:numbers)")
                .param("numbers", numbers)
                .query((row, index) -> AgencyId.of(row.getString(1)))
                .list();
    }

    /** An agency's of those that are not acknowledged and not in its directory yet, in order. */
    List<Drop> open(long[] numbers, AgencyId party) {
        return open(
                jdbc.sql(OPEN + " AND waiting.number = ANY (:numbers)" + IN_ORDER)
                        .param("numbers", numbers),
                party);
    }

    /** All of an agency's that are not acknowledged and not in its directory yet, in order. */
    List<Drop> unplaced(AgencyId party) {
        return open(jdbc.sql(OPEN + IN_ORDER), party);
    }

    private static List<Drop> open(JdbcClient.StatementSpec statement, AgencyId party) {
        return statement
                .param("party", party.value())
                .query(
                        (row, index) ->
                                new Drop(
                                        row.getLong("number"),
                                        row.getObject("message", UUID.class),
                                        AgencyId.of(row.getString("party")),
                                        row.getBoolean("staged")))
                .list();
    }

    /**
     * @param contents names of what it needs beside it
     */
    void staged(Drop drop, List<String> contents, Instant at) {
        jdbc.sql(
                        """
                INSERT INTO delivery.dropped (number, message, party, contents, staged_at)
                VALUES (:number, :message, :party, :contents, :at)
                """)
                .param("number", drop.number())
                .param("message", drop.message())
                .param("party", drop.party().value())
                .param("contents", contents.toArray(String[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void placed(long number, Instant at) {
        jdbc.sql("UPDATE delivery.dropped SET placed_at = :at WHERE number = :number")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("number", number)
                .update();
    }

    void taken(UUID message, AgencyId party, Instant at) {
        jdbc.sql(
                        """
                UPDATE delivery.dropped SET taken_at = :at
                 WHERE message = :message AND party = :party AND taken_at IS NULL
                """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("message", message)
                .param("party", party.value())
                .update();
    }

    /** Messages that should lie in the directory, a page behind the number. */
    List<Lying> lying(AgencyId party, long after, int limit) {
        return jdbc.sql(
                        """
                SELECT number, message, contents
                  FROM delivery.dropped
                 WHERE party = :party AND number > :after
                   AND placed_at IS NOT NULL AND taken_at IS NULL
                 ORDER BY number
                 LIMIT :limit
                """)
                .param("party", party.value())
                .param("after", after)
                .param("limit", limit)
                .query(
                        (row, index) ->
                                new Lying(
                                        row.getLong("number"),
                                        row.getObject("message", UUID.class),
                                        List.of((String[]) row.getArray("contents").getArray())))
                .list();
    }

    /** Whether the agency ever got a file: its tree is then missing, and not new. */
    boolean known(AgencyId party) {
        return Optional.of(
                        jdbc.sql(
                                        """
                SELECT EXISTS (SELECT FROM delivery.dropped WHERE party = :party)
                """)
                                .param("party", party.value())
                                .query(Boolean.class)
                                .single())
                .orElse(false);
    }
}
