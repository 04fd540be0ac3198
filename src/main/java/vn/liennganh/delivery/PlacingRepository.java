package vn.liennganh.delivery;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.AgencyId;

/** Places deliveries on the shelves, in rounds, and in the order of their lanes. */
@Repository
class PlacingRepository {

    /**
     * Opens a round for each recipient, whose inbox is filled by one carrier at a time until it
     * commits. A statement of its own: the next one must see what the carrier before has placed.
     */
    private static final String OPEN_ROUND =
            """
            INSERT INTO delivery.shelf (party, round)
            SELECT DISTINCT party, 1
              FROM delivery.waiting
             WHERE number = ANY (?) AND shelved IS NULL
             ORDER BY party
            ON CONFLICT (party) DO UPDATE SET round = shelf.round + 1
            """;

    /**
     * Places what has nothing before it in its lane, which is nearly all there is. Nobody waits for
     * a row here: the writer may hold it while it waits for one of ours.
     */
    private static final String PLACE_ALONE =
            """
            WITH first AS (
                SELECT number, party
                  FROM delivery.waiting
                 WHERE number = ANY (?) AND shelved IS NULL
                   AND NOT EXISTS (SELECT FROM delivery.waiting AS before
                                    WHERE before.party = waiting.party
                                      AND before.exchange = waiting.exchange
                                      AND before.number < waiting.number)
                   FOR UPDATE SKIP LOCKED),
            released AS (
                DELETE FROM delivery.held USING first WHERE held.number = first.number)
            UPDATE delivery.waiting
               SET shelved = shelf.round, placed = shelf.round
              FROM first JOIN delivery.shelf ON shelf.party = first.party
             WHERE waiting.number = first.number
            RETURNING waiting.party, waiting.number
            """;

    /**
     * A lane is one exchange to one recipient. What comes earlier in it is placed with the later
     * one, and at least as urgent, so that no carriage and no urgency ever turns the order of a
     * lane.
     */
    private static final String PLACE_IN_LANE =
            """
            WITH picked AS (
                SELECT party, exchange, max(number) AS last
                  FROM delivery.waiting
                 WHERE number = ANY (?) AND shelved IS NULL
                 GROUP BY party, exchange),
            lane AS (
                SELECT waiting.number, waiting.party, waiting.exchange,
                       waiting.precedence, waiting.shelved
                  FROM delivery.waiting
                  JOIN picked ON waiting.party = picked.party
                             AND waiting.exchange = picked.exchange
                             AND waiting.number <= picked.last
                   FOR UPDATE OF waiting SKIP LOCKED),
            lifted AS (
                SELECT number, party, shelved, precedence,
                       min(precedence) OVER (PARTITION BY party, exchange
                                             ORDER BY number DESC) AS top
                  FROM lane),
            released AS (
                DELETE FROM delivery.held USING lifted
                 WHERE held.number = lifted.number AND lifted.shelved IS NULL),
            carried AS (
                DELETE FROM delivery.held USING delivery.waiting
                 WHERE held.number = ANY (?) AND waiting.number = held.number
                   AND waiting.shelved IS NOT NULL AND held.reason = 'partner-rejected')
            UPDATE delivery.waiting
               SET shelved = shelf.round, precedence = lifted.top,
                   placed = coalesce(waiting.placed, shelf.round)
              FROM lifted JOIN delivery.shelf ON shelf.party = lifted.party
             WHERE waiting.number = lifted.number
               AND (waiting.shelved IS NULL OR lifted.top < waiting.precedence)
            RETURNING waiting.party
            """;

    private static final String LEFT_OUT =
            """
            SELECT count(*) FROM delivery.waiting WHERE number = ANY (?) AND shelved IS NULL
            """;

    private final JdbcTemplate jdbc;

    PlacingRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Places deliveries; those placed or acknowledged before stay as they are. Returns whose
     * inboxes grew.
     *
     * @throws CannotAcquireLockException where somebody else holds one of them: nothing may be
     *     taken for placed that is not, so the route has to come again
     */
    Set<AgencyId> place(long[] numbers) {
        return jdbc.execute(
                (ConnectionCallback<Set<AgencyId>>)
                        connection -> {
                            openRounds(connection, array(connection, numbers));
                            Set<AgencyId> parties = new HashSet<>();
                            long[] rest = placeAlone(connection, numbers, parties);
                            if (rest.length > 0) {
                                placeInLanes(connection, rest, parties);
                                requirePlaced(connection, rest);
                            }
                            return parties;
                        });
    }

    /** Places what stands alone, and returns the others. */
    private static long[] placeAlone(Connection connection, long[] numbers, Set<AgencyId> parties)
            throws SQLException {
        Set<Long> placed = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(PLACE_ALONE)) {
            statement.setArray(1, array(connection, numbers));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    parties.add(AgencyId.of(rows.getString(1)));
                    placed.add(rows.getLong(2));
                }
            }
        }
        return Arrays.stream(numbers).filter(number -> !placed.contains(number)).toArray();
    }

    private static void placeInLanes(Connection connection, long[] numbers, Set<AgencyId> parties)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PLACE_IN_LANE)) {
            Array array = array(connection, numbers);
            statement.setArray(1, array);
            statement.setArray(2, array);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    parties.add(AgencyId.of(rows.getString(1)));
                }
            }
        }
    }

    private static void openRounds(Connection connection, Array numbers) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OPEN_ROUND)) {
            statement.setArray(1, numbers);
            statement.executeUpdate();
        }
    }

    private static void requirePlaced(Connection connection, long[] numbers) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LEFT_OUT)) {
            statement.setArray(1, array(connection, numbers));
            try (ResultSet rows = statement.executeQuery()) {
                if (rows.next() && rows.getLong(1) > 0) {
                    throw new CannotAcquireLockException("A delivery is held by somebody else");
                }
            }
        }
    }

    private static Array array(Connection connection, long[] numbers) throws SQLException {
        return connection.createArrayOf(
                "int8", Arrays.stream(numbers).boxed().toArray(Long[]::new));
    }
}
