package vn.liennganh.intake.queue;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** How long the database may be silent. */
@Repository
public class PatienceRepository {

    private final JdbcTemplate jdbc;

    public PatienceRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * As long as it likes, in this transaction: the pool bounds the connection again afterwards.
     */
    void endless() {
        jdbc.execute((ConnectionCallback<Void>) PatienceRepository::unbounded);
    }

    private static @Nullable Void unbounded(Connection held) throws SQLException {
        held.setNetworkTimeout(Runnable::run, 0);
        return null;
    }
}
