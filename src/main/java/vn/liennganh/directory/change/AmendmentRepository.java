package vn.liennganh.directory.change;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of amendments; every write belongs into the caller's transaction. */
@Repository
public class AmendmentRepository {

    private final JdbcClient jdbc;

    public AmendmentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them, in order. */
    public List<Amendment> all() {
        return jdbc.sql("SELECT number, entry FROM directory.amendment ORDER BY number")
                .query((row, index) -> new Amendment(row.getLong(1), row.getString(2)))
                .list();
    }

    List<AgencyChanges.Kept> kept() {
        return jdbc.sql(
                        "SELECT number, proposal, encode(sha256(convert_to(entry, 'UTF8')), 'hex')"
                                + " FROM directory.amendment ORDER BY number")
                .query(
                        (row, index) ->
                                new AgencyChanges.Kept(
                                        row.getLong(1), row.getString(2), row.getString(3)))
                .list();
    }

    void insert(String agency, String entry, Warrant warrant, Instant now) {
        jdbc.sql(
                        """
                INSERT INTO directory.amendment (agency, entry, proposal, amended_at)
                VALUES (:agency, :entry, :proposal, :now)
                """)
                .param("agency", agency)
                .param("entry", entry)
                .param("proposal", warrant.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Notes it for the log. */
    void change(byte[] record, Instant now) {
        jdbc.sql("INSERT INTO directory.change (at, record) VALUES (:now, :record)")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("record", record)
                .update();
    }

    /** Tells every hub on this database to look again. */
    void nextGeneration() {
        jdbc.sql("UPDATE directory.state SET generation = generation + 1").update();
    }
}
