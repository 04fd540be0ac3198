package vn.liennganh.exchange;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.across.Fact;
import vn.liennganh.regulation.across.Standing;

/** What exchanges let each other know, found by what it is about. */
@Repository
class FactRepository {

    private final JdbcClient jdbc;

    FactRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The facts that stand under the keys, each as often as it has one of them. */
    List<Standing> standing(Collection<String> keys) {
        return jdbc.sql(
                        """
                SELECT exchange, type, party, key, amount, since
                  FROM exchange.fact
                 WHERE key = ANY (:keys)
                """)
                .param("keys", keys.toArray(String[]::new))
                .query(
                        (row, number) ->
                                new Standing(
                                        row.getObject(1, UUID.class),
                                        new Fact(
                                                row.getString(2),
                                                AgencyId.of(row.getString(3)),
                                                Set.of(row.getString(4)),
                                                row.getLong(5),
                                                row.getTimestamp(6).toInstant())))
                .list();
    }

    /** Puts the facts of the exchanges in the place of those that they had. */
    void store(Collection<ExchangeState> exchanges) {
        forget(exchanges);
        List<Object[]> rows = new ArrayList<>();
        for (ExchangeState exchange : exchanges) {
            for (Fact fact : exchange.facts()) {
                for (String key : fact.keys()) {
                    rows.add(
                            new Object[] {
                                exchange.id(),
                                fact.type(),
                                fact.party().value(),
                                key,
                                fact.amount(),
                                Timestamp.from(fact.since())
                            });
                }
            }
        }
        if (!rows.isEmpty()) {
            insert(rows);
        }
    }

    private void forget(Collection<ExchangeState> exchanges) {
        jdbc.sql("DELETE FROM exchange.fact WHERE exchange = ANY (:ids::uuid[])")
                .param(
                        "ids",
                        exchanges.stream().map(one -> one.id().toString()).toArray(String[]::new))
                .update();
    }

    private void insert(List<Object[]> rows) {
        jdbc.sql(
                        """
                INSERT INTO exchange.fact (exchange, type, party, key, amount, since)
                SELECT exchange::uuid, type, party, key, amount, since
                  FROM unnest(:exchanges, :types, :parties, :keys, :amounts, :sinces)
                    AS new (exchange, type, party, key, amount, since)
                """)
                .param(
                        "exchanges",
                        rows.stream().map(row -> row[0].toString()).toArray(String[]::new))
                .param("types", rows.stream().map(row -> row[1]).toArray(String[]::new))
                .param("parties", rows.stream().map(row -> row[2]).toArray(String[]::new))
                .param("keys", rows.stream().map(row -> row[3]).toArray(String[]::new))
                .param("amounts", rows.stream().map(row -> row[4]).toArray(Long[]::new))
                .param("sinces", rows.stream().map(row -> row[5]).toArray(Timestamp[]::new))
                .update();
    }
}
